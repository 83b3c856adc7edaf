"""What the soak will do, from its seed alone: no clock and no answer has a part in it.

Each lane (an operator, the screen, the weather of faults) has its own sequence, so that how fast
one of them gets on does not change what the others do.
"""

import itertools
import random
from typing import NamedTuple


class Decision(NamedTuple):
    lane: str
    number: int
    what: str
    # Instances that it takes from the lane's share of the fleet.
    count: int = 0
    # Seconds after which something is done to it, such as a kill.
    after: float = 0
    choice: str = ""

    def __str__(self):
        words = [f"{self.lane}#{self.number}", self.what]
        words += [f"n={self.count}"] * bool(self.count)
        words += [f"after={self.after}"] * bool(self.after)
        return " ".join(words + [self.choice] * bool(self.choice))


# Name, how often, and the fault's text. What a fault of a share of all requests does, it does to a
# share of them that is small enough for the work to go on.
FAULTS = [
    ["slow=200", "slow=1500@TerminateInstances"],
    ["jitter=40"],
    ["stall@TerminateInstances:1", "stall@TerminateInstances:3", "stall@DescribeInstances:5%"],
    ["truncate@TerminateInstances:30%", "truncate@DescribeInstances:10%"],
    ["reset-before@TerminateInstances:40%", "reset-before@DescribeInstances:20%"],
    ["reset-after@TerminateInstances:40%", "reset-after@DescribeInstances:20%"],
    ["reset-kept"],
    ["throttle=5", "throttle=2@TerminateInstances", "throttle=0@TerminateInstances:3"],
    ["clock-skew=600", "clock-skew=-900"],
    ["wrong-date", "wrong-date=-7200", "wrong-date=cached"],
    ["region-down=ap-guangzhou", "region-down=ap-beijing"],
    ["error-500=before@TerminateInstances:30%", "error-500=after@TerminateInstances:30%",
     "error-500@DescribeInstances:20%"],
    ["internal-error=before@TerminateInstances:30%", "internal-error=after@TerminateInstances:30%",
     "internal-error@DescribeInstances:20%"],
    ["not-json@TerminateInstances:30%", "not-json@DescribeInstances:20%"],
    ["hostile-names"],
    ["missing-fields"],
    ["duplicate-pages"],
    ["short-page", "short-page=60"],
    ["page-cap"],
    ["null-list"],
    ["lying-total"],
    ["total=page", "total=null", "total=text", "total=missing", "total=100"],
    ["stray-ids"],
    ["foreign-row", "foreign-row:30%", "foreign-row=other-prefix:30%"],
    ["swapped-answer", "swapped-answer:30%"],
    ["lagging-replica=8:50%", "lagging-replica=8", "lagging-replica=20:30%"],
    ["deny-terminate:2"],
    ["deny-preflight=0.2"],
    ["legacy-mix"],
    ["poison=200"],
    ["partial=0.2"],
    ["terminate-fails-later=0.2"],
    ["comes-back=0.3"],
    ["id-reused=0.3"],
]
# Only where nobody waits for the end of everything: these instances never go.
ENDLESS = [["stuck=0.1"], ["accepted-ignored=0.1"]]

FILTERS = [
    "state:running", "product:ecm age>30d", "product:edgezone", "region:ap-guangzhou",
    "name~^cdn-", "region:ap-beijing state:running", "!product:ecm", "勿删", "id~^bms-",
]

KEYS = ["j", "k", "G", "g", "\x06", "\x02", "\x04", "\x15", "s", "S", "z", "z", "z", "z",
        "c\x1b", "?\x1b", ":\x1b", "H\x1b", "T\x1b", "o", "p", "1", "2", "3", "\t", "\r\x1b", "u",
        "\"", "\"", "y", "\x0c", "\x07\x1b", "/region:ap-chengdu\r", "/name~x\x1b", "/\x1b",
        "/\x15\r"]


def stream(seed, name):
    return random.Random(f"{seed} {name}")


def weather(seed, name, seconds, endless=False):
    """When which faults are on: pairs of (seconds, texts). About every third time none is."""
    dice, table = stream(seed, f"{name} faults"), FAULTS + (ENDLESS if endless else [])
    for number in itertools.count():
        length = round(dice.uniform(0.6, 1.4) * seconds, 1)
        kinds = dice.sample(table, dice.choice([0, 1, 1, 2, 2, 3]))
        texts = [dice.choice(kind) for kind in kinds]
        yield Decision(name + " faults", number, "weather", after=length, choice=" ".join(texts))


def operator(seed, name):
    """One who works with commands."""
    dice = stream(seed, name)
    kinds = {
        "apply": 26, "terminate": 8, "no-wait": 6, "kill": 16, "stop": 6, "both": 10, "list": 10,
        "watch": 6, "history": 6, "verify": 4, "doctor": 2,
    }
    for number in itertools.count():
        what = dice.choices(list(kinds), list(kinds.values()))[0]
        sends = what in ("apply", "terminate", "no-wait", "kill", "stop", "both")
        yield Decision(
            name, number, what, count=dice.choice([1, 2, 3, 5, 8, 13, 30]) if sends else 0,
            after=round(dice.expovariate(1 / 1.2), 2) if what in ("kill", "stop") else 0,
            choice=dice.choice(FILTERS) if what == "list" else "")


def killed_screens(seed, name):
    """Screens that are killed in the middle of an operation, and taken up by another screen."""
    dice = stream(seed, name)
    for number in itertools.count():
        yield Decision(
            name, number, "killed screen", count=dice.choice([1, 4, 9, 25]),
            after=round(dice.expovariate(1 / 1.5), 2), choice=dice.choice(["latest", "watch"]))


def screen(seed, name):
    """The one that stays open."""
    dice = stream(seed, name)
    for number in itertools.count():
        keys = "".join(dice.choice(KEYS) for _ in range(dice.choice([0, 0, 1, 3, 6])))
        extra = dice.choices(["", "stop", "refresh", "resize"], [30, 3, 1, 2])[0]
        yield Decision(
            name, number, extra or "terminate", count=dice.choice([1, 1, 2, 3, 4, 6]), choice=keys)
