"""Instructions of the main paths, as callgrind counts them: the same number on every machine."""

import glob
import os
import re
import subprocess
import tempfile

HERE = os.path.dirname(os.path.realpath(__file__))
PACKAGE = os.path.dirname(HERE)


def build(product):
    subprocess.run(
        ["swift", "build", "--package-path", PACKAGE, "-c", "release", "--product", product],
        check=True, stdout=subprocess.DEVNULL)
    return os.path.join(PACKAGE, ".build", "release", product)


def count(profiles=None):
    """Instructions per run of each path, by name. `profiles` keeps callgrind's files there."""
    program = build("instructions")
    with tempfile.TemporaryDirectory() as folder:
        folder = profiles or folder
        done = subprocess.run(
            ["valgrind", "--tool=callgrind", "--instr-atstart=no",
             f"--callgrind-out-file={folder}/callgrind.out", program],
            env={"PATH": os.environ["PATH"], "SWIFT_DETERMINISTIC_HASHING": "1"}, text=True,
            capture_output=True)
        if done.returncode != 0:
            raise RuntimeError(f"callgrind ended with {done.returncode}:\n{done.stderr[-3000:]}")
        times = dict(line.split() for line in done.stdout.splitlines())
        totals = {}
        for path in glob.glob(f"{folder}/callgrind.out.*"):
            name, total = read(path)
            if name in times:
                totals[name] = total / int(times[name])
    missing = set(times) - set(totals)
    if missing:
        raise RuntimeError(f"callgrind counted nothing of {sorted(missing)}")
    return totals


def read(path):
    with open(path) as file:
        head = file.read()
    name = re.search(r"^desc: Trigger: Client Request: (\S+)", head, re.M)
    total = re.search(r"^totals: (\d+)", head, re.M)
    return name.group(1) if name else None, int(total.group(1)) if total else 0
