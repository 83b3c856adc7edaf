"""Resident memory and descriptors of processes, sampled, and whether they stayed flat."""

import os
import statistics
from typing import NamedTuple


class Sample(NamedTuple):
    operations: int
    kib: int
    descriptors: int


def sample(pid, operations):
    with open(f"/proc/{pid}/status") as status:
        kib = next(int(line.split()[1]) for line in status if line.startswith("VmRSS:"))
    return Sample(operations, kib, len(os.listdir(f"/proc/{pid}/fd")))


class Vitals:
    """Of one process. What it needs to warm up, its first quarter, does not count."""

    def __init__(self, name, pid):
        self.name, self.pid, self.samples = name, pid, []

    def take(self, operations):
        self.samples.append(sample(self.pid, operations))

    @property
    def settled(self):
        most = self.samples[-1].operations
        return [sample for sample in self.samples if sample.operations * 4 >= most]

    @property
    def kib_per_operation(self):
        """The slope of a straight line through what was sampled."""
        rows = self.settled
        if len({row.operations for row in rows}) < 2:
            return 0.0
        return statistics.linear_regression(
            [row.operations for row in rows], [row.kib for row in rows]).slope

    @property
    def descriptor_growth(self):
        """How many more are open at the quietest moments of the end than of the beginning."""
        rows = self.settled
        half = max(1, len(rows) // 2)
        return (min(row.descriptors for row in rows[-half:])
                - min(row.descriptors for row in rows[:half]))

    def __str__(self):
        first, last = self.settled[0], self.samples[-1]
        most = max(row.descriptors for row in self.samples)
        return (f"{self.name}: {first.kib} KiB after {first.operations} operations, {last.kib} KiB "
                f"after {last.operations} ({self.kib_per_operation:+.2f} KiB an operation); "
                f"descriptors {first.descriptors} and {last.descriptors}, at most {most}")
