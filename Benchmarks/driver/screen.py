"""The screen beside the screens of others: paint, keys, filter, idle, memory."""

import os
import shutil
import statistics
import subprocess
import tempfile
import time

import peers
from simulator import Simulator
from terminal import Terminal

ROW = (b"epm-", b"bms-", b"ein-")


def shows_rows(output):
    return any(prefix in output for prefix in ROW)


def quantile(values, part):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def opened(program, simulator, *options):
    """The screen when everything is listed and nothing happens any more. Rows that come again as
    they were remembered show nothing, so that its work is looked at as well."""
    terminal = Terminal([program, *options], simulator.environment)
    terminal.painted()
    before = None
    while before != (before := (terminal.ticks(), len(terminal.output))):
        terminal.settle(quiet=2.5, limit=900)
    return terminal


def paints(table, program, portable, material, rounds):
    """Start to first paint and to a list that can be used, one after the other in turn."""
    times = {}
    candidates = peers.commands(material)
    own_programs = {"edgereap": program, "portable": portable}
    with Simulator(program, "--instances", 1200) as simulator:
        for _ in range(rounds):
            for name, own_program in own_programs.items():
                with Terminal([own_program], simulator.environment) as terminal:
                    first = terminal.painted()
                    times.setdefault(name, []).append((first, terminal.wait(shows_rows)))
            for name, (command, usable) in candidates.items():
                environment = peers.environment(material.folder)
                with Terminal(command, environment) as terminal:
                    first = terminal.painted()
                    times.setdefault(name, []).append((first, terminal.wait(usable)))
    median = {
        name: [1000 * statistics.median(column) for column in zip(*pairs)]
        for name, pairs in times.items()
    }
    own, alone = median.pop("edgereap"), median.pop("portable")
    for name, paint in [("first paint, in turn with the others", own[0]),
                        ("the same, the portable program", alone[0])]:
        table.add(
            name, "ms", paint, limit=median["tig"][0],
            peers={name: pair[0] for name, pair in median.items()}, goal="≤ tig")
    table.add(
        "first row of 1,200, nothing remembered", "ms", own[1],
        peers={name: pair[1] for name, pair in median.items()})
    return median


def starts(table, program, portable, rounds):
    """Start to the end of a program that prints its version, and how large it is without names."""
    commands = {"edgereap": program, "portable": portable, "fzf": "fzf", "tig": "tig"}
    times = {name: [] for name in commands}
    for _ in range(2 * rounds):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run([command, "--version"], stdout=subprocess.DEVNULL, check=True)
            times[name].append(1000 * (time.perf_counter() - start))
    median = {name: statistics.median(column) for name, column in times.items()}
    others = {name: median[name] for name in ("fzf", "tig")}
    table.add("start to the version printed", "ms", median["edgereap"], peers=others)
    table.add("the same, the portable program", "ms", median["portable"], peers=others)
    sizes = {name: stripped_size(shutil.which(command)) for name, command in commands.items()}
    others = {name: sizes[name] for name in ("fzf", "tig")}
    table.add("size, stripped", "MB", sizes["edgereap"], limit=26, peers=others)
    table.add("the same, the portable program", "MB", sizes["portable"], limit=28, peers=others)


def stripped_size(path):
    with tempfile.NamedTemporaryFile() as file:
        subprocess.run(["strip", "-o", file.name, path], check=True)
        return os.stat(file.name).st_size / 1e6


def keys(table, program, simulator, material, count):
    """Bytes and time of keys in a list of so many, and what peers need for theirs."""
    costs = {}
    for name, (command, usable) in peers.commands(material).items():
        with Terminal(command, peers.environment(material.folder)) as terminal:
            terminal.wait(usable)
            terminal.settle(quiet=1)
            costs[name] = movement(terminal, peers.DOWN, peers.PAGE_DOWN)
    with opened(program, simulator) as terminal:
        own = movement(terminal, b"j", peers.PAGE_DOWN)
        resident = terminal.resident()
    with opened(program, simulator) as terminal:
        # Without the pane of regions the terminal scrolls by itself.
        terminal.key(b"b", quiet=0.3)
        wide = movement(terminal, b"j", peers.PAGE_DOWN)
    with opened(program, simulator, "--slow-link") as terminal:
        slow = movement(terminal, b"j", peers.PAGE_DOWN)
    compared = {name: cost for name, cost in costs.items() if name != "htop"}
    table.add(
        "one line down, in the page", "bytes", own["line"], limit=289,
        peers={name: cost["line"] for name, cost in costs.items()})
    table.add(
        "one line down that scrolls", "bytes", own["scroll"],
        peers={name: cost["scroll"] for name, cost in compared.items()})
    table.add(
        "one line down that scrolls, regions hidden", "bytes", wide["scroll"], limit=300,
        peers={name: cost["scroll"] for name, cost in compared.items()})
    table.add(
        "page down", "bytes", own["page"], limit=4000,
        peers={name: cost["page"] for name, cost in compared.items()})
    table.add(
        "one line down, slow link", "bytes", slow["line"], limit=124,
        peers={"nnn": costs["nnn"]["line"]})
    table.add("page down, slow link", "bytes", slow["page"])
    table.add(
        f"key to last byte among {count:,}, p99", "ms", 1000 * own["p99"], limit=8,
        peers={name: 1000 * cost["p99"] for name, cost in costs.items()})
    table.add(
        f"key to last byte among {count:,}, p50", "ms", 1000 * own["p50"], limit=1,
        peers={name: 1000 * cost["p50"] for name, cost in costs.items()})
    return resident


def movement(terminal, down, page_down):
    """Medians of bytes; quantiles of seconds over all keys."""
    terminal.key(down)
    line = [terminal.key(down, quiet=0.04) for _ in range(20)]
    for _ in range(30):
        terminal.key(down, quiet=0.02)
    scroll = [terminal.key(down, quiet=0.04) for _ in range(40)]
    page = [terminal.key(page_down) for _ in range(10)]
    times = [seconds for _, seconds in line + scroll + page]
    return {
        "line": int(statistics.median(size for size, _ in line)),
        "scroll": int(statistics.median(size for size, _ in scroll)),
        "page": int(statistics.median(size for size, _ in page)),
        "p50": quantile(times, 0.5), "p99": quantile(times, 0.99),
    }


def filters(table, program, simulator, material, count, rounds):
    """Keystrokes of a filter, typed at the pace of a fast typist, each to its last byte."""
    command, usable = peers.commands(material)["fzf"]
    with Terminal(command, peers.environment(material.folder)) as terminal:
        terminal.wait(usable)
        terminal.settle(quiet=1)
        theirs = typed(terminal, b"\x15", rounds)
    with opened(program, simulator) as terminal:
        opening = terminal.key(b"/", quiet=0.25)[1]
        own = typed(terminal, b"\x15", rounds)
    table.add(f"the key that opens a filter over {count:,}", "ms", 1000 * opening, limit=8)
    peer = {"fzf": 1000 * quantile(theirs, 0.99)}
    table.add(
        f"filter keystroke over {count:,}, p99", "ms", 1000 * quantile(own, 0.99), limit=16,
        peers=peer)
    table.add(
        f"filter keystroke over {count:,}, p50", "ms", 1000 * quantile(own, 0.5),
        limit=1000 * quantile(theirs, 0.5), goal="≤ fzf",
        peers={"fzf": 1000 * quantile(theirs, 0.5)})


def typed(terminal, clear, rounds):
    times = []
    for _ in range(rounds):
        for letter in (b"c", b"d", b"n", b"-", b"c", b"a"):
            times.append(terminal.key(letter, quiet=0.25)[1])
        terminal.key(clear, quiet=0.4)
    return times


def idle(table, program, simulator, seconds):
    with opened(program, simulator) as terminal:
        before, written = terminal.ticks(), len(terminal.output)
        deadline = time.monotonic() + seconds
        while (rest := deadline - time.monotonic()) > 0:
            terminal.read(rest)
        table.add(
            f"idle for {seconds} s with the list open", "ticks", terminal.ticks() - before,
            limit=0, note=f"{len(terminal.output) - written} bytes written")


def empty(program):
    """Bytes in memory of the program with nothing listed."""
    with Simulator(program, "--instances", 0) as simulator:
        with opened(program, simulator) as terminal:
            return terminal.resident()


def remembered(table, program, simulator, material, count, rounds):
    """The second start of the day, beside fzf with as many lines."""
    command, usable = peers.commands(material)["fzf"]
    own, theirs = [], []
    for _ in range(rounds):
        with Terminal([program], simulator.environment) as terminal:
            own.append(terminal.wait(lambda output: f"{count:,}".encode() in output))
        with Terminal(command, peers.environment(material.folder)) as terminal:
            theirs.append(terminal.wait(usable))
        # Where nothing is remembered it takes as long as listing; once is enough to say so.
        if own[-1] > 5:
            break
    table.add(
        f"list usable, {count:,} from the last time", "ms", 1000 * statistics.median(own),
        limit=1000 * statistics.median(theirs), goal="≤ fzf",
        peers={"fzf": 1000 * statistics.median(theirs)})
