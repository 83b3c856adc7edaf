"""Instructions and allocations of the main paths, as callgrind counts them: the same numbers on every
machine."""

import glob
import os
import re
import subprocess
import tempfile
import typing

HERE = os.path.dirname(os.path.realpath(__file__))
PACKAGE = os.path.dirname(os.path.dirname(HERE))


def laboratory(part):
    """The environment in which the programs of a part of the laboratory are in the manifest."""
    return {**os.environ, "EDGEREAP_LAB": part}


def build(product):
    """What is built beside the program that is released, of the same objects."""
    subprocess.run(
        ["swift", "build", "--package-path", PACKAGE, "-c", "release", "--static-swift-stdlib",
         "--product", product], check=True, stdout=subprocess.DEVNULL, env=laboratory("1"))
    return os.path.join(PACKAGE, ".build", "release", product)


# What takes memory from the C library. What one of them calls within the library is not counted again.
ALLOCATORS = {"malloc", "calloc", "realloc", "posix_memalign", "aligned_alloc"}


def count(profiles=None):
    """Instructions and allocations per run of each path, by name. `profiles` keeps callgrind's files
    there."""
    program = build("instructions")
    with tempfile.TemporaryDirectory() as folder:
        # Valgrind 3.19 cannot read what compilers write for debuggers by now. Names stay.
        plain = os.path.join(folder, "instructions")
        subprocess.run(["objcopy", "--strip-debug", program, plain], check=True)
        program, folder = plain, profiles or folder
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
            name, *figures = read(path)
            if name in times:
                totals[name] = Counts(*(figure / int(times[name]) for figure in figures))
    missing = set(times) - set(totals)
    if missing:
        raise RuntimeError(f"callgrind counted nothing of {sorted(missing)}")
    return totals


class Counts(typing.NamedTuple):
    instructions: float
    allocations: float


def read(path):
    """The name of a path, its instructions and its allocations."""
    name, total, allocations = None, 0, 0
    names, called = {}, None
    with open(path) as file:
        for line in file:
            key, _, value = line.partition("=")
            if key in ("fn", "cfn"):
                number, _, text = value.strip().partition(" ")
                # A name is written out where it comes first, and is a number from then on.
                names.setdefault(number, text)
                if key == "cfn":
                    called = names[number]
            elif key == "calls" and called in ALLOCATORS:
                allocations += int(value.split()[0])
            elif match := re.match(r"desc: Trigger: Client Request: (\S+)", line):
                name = match.group(1)
            elif match := re.match(r"totals: (\d+)", line):
                total = int(match.group(1))
    return name, total, allocations
