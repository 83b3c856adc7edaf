"""The main paths alone, without terminal and network: in instructions, allocations and time."""

import json
import subprocess

import instructions


def measure(table):
    counted = instructions.count()
    few, many = counted["key-1000"].instructions, counted["key-100000"].instructions
    table.add(
        "a key among 100,000 for one among 1,000", "times", many / few, limit=1.1,
        note=f"{many / 1e6:.2f} and {few / 1e6:.2f} million instructions")
    for name, path in (
        ("decode, per instance", "decode"), ("a key among 100,000", "key-100000"),
        ("filter keystroke over 100,000", "filter-100000"),
        ("reading what is remembered, per instance", "recall-read-100000"),
        ("freezing 100,000, per instance", "freeze-100000"),
    ):
        counts = counted[path]
        table.add(
            name, "instructions", int(counts.instructions),
            note=f"{counts.allocations:.4g} allocations")
    times = clocked()
    table.add("decode, per instance", "µs", times["decode-page"] / 99, limit=12)
    for name in ("key-1000", "key-100000"):
        table.add(name.replace("-", " among "), "µs", times[name])
    strokes = [value / 1000 for name, value in times.items() if "keystroke" in name]
    table.add("filter keystroke over 100,000, slowest", "ms", max(strokes), limit=16)
    table.add("replay of 10,000 outcomes", "ms", times["replay-10000"] / 1000, limit=100)


def clocked():
    """Median microseconds of processor time for one run of each path, by name."""
    done = subprocess.run(
        ["swift", "package", "--package-path", instructions.PACKAGE,
         "--allow-writing-to-package-directory", "benchmark", "run", "--format", "jmh", "--path",
         "stdout", "--no-progress"], capture_output=True, text=True, env=instructions.laboratory("times"))
    start = done.stdout.find("\n[{")
    if done.returncode != 0 or start < 0:
        raise RuntimeError(f"no figures:\n{(done.stdout + done.stderr)[-3000:]}")
    elements, _ = json.JSONDecoder().raw_decode(done.stdout[start:].lstrip())
    times = {}
    for element in elements:
        name, _, runs = element["benchmark"].removeprefix(
            "package.benchmark.Times.").rpartition("_")
        spent = element["secondaryMetrics"]["Time (total CPU)"]
        times[name] = spent["scorePercentiles"]["50.0"] / int(runs)
    return times
