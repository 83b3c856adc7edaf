"""The main paths alone, without terminal and network: in instructions and in time."""

import json
import os
import re
import subprocess

import instructions

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def measure(table):
    counted = instructions.count()
    few, many = counted["key-1000"], counted["key-100000"]
    table.add(
        "a key among 100,000 for one among 1,000", "times", many / few, limit=1.1,
        note=f"{many / 1e6:.2f} and {few / 1e6:.2f} million instructions")
    table.add("decode, per instance", "instructions", int(counted["decode"]))
    table.add("filter keystroke over 100,000", "instructions", int(counted["filter-100000"]))
    times = clocked()
    table.add("decode, per instance", "µs", times["decode-page"] / 100, limit=12)
    for name in ("key-1000", "key-100000"):
        table.add(name.replace("-", " among "), "µs", times[name])
    strokes = [value / 1000 for name, value in times.items() if "keystroke" in name]
    table.add("filter keystroke over 100,000, slowest", "ms", max(strokes), limit=16)
    table.add("replay of 10,000 outcomes", "ms", times["replay-10000"] / 1000, limit=100)


def clocked():
    """Median microseconds of processor time by name."""
    done = subprocess.run(
        ["swift", "package", "--package-path", instructions.PACKAGE, "benchmark", "--format",
         "jsonSmallerIsBetter", "--path", "stdout", "--no-progress", "--quiet"],
        capture_output=True, text=True, check=True,
        env=dict(os.environ, BENCHMARK_DISABLE_MALLOC_INTERPOSER="1"))
    return read(done.stdout)
