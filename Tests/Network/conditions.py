"""What a link does to what goes over it."""

from typing import NamedTuple


class Conditions(NamedTuple):
    # Shares of what is sent, from 0 to 1.
    loss: float = 0
    duplicate: float = 0
    # Sent at once, ahead of what waits.
    reorder: float = 0
    # Seconds one way, and how much it varies to both sides.
    delay: float = 0
    jitter: float = 0
    # Nothing passes, and nobody is told.
    is_cut: bool = False

    def draw_delay(self, dice):
        if self.reorder and dice.random() < self.reorder:
            return 0.0
        return max(0.0, self.delay + dice.uniform(-self.jitter, self.jitter))


CLEAR = Conditions()
CUT = Conditions(is_cut=True)
