"""What the service counts and what asking it costs, beside tccli, the Python SDK and curl."""

import os
import resource
import statistics
import subprocess
import time

from simulator import Simulator
from terminal import Terminal

HERE = os.path.dirname(os.path.realpath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PYTHON = os.path.join(ROOT, ".conformance", "bin", "python")
TCCLI = os.path.join(ROOT, ".conformance", "bin", "tccli")
CEILING = 20
# The SDK takes 45 µs on the machine on which 12 µs were made the goal.
COST_OF_SDK = 12 / 45


def measure(table, program, folder, quick):
    terminating(table, program, 1 if quick else 3)
    # So many pages that the one that waits for the first answer does not decide.
    listing(table, program, 4_000 if quick else 60_000)
    cost(table, program, 10_000 if quick else 30_000)
    calls(table, program, folder)
    live(table, program, 2_000 if quick else 10_000, slow=False)
    live(table, program, 2_000, slow=True)


def run(command, environment):
    """Seconds on the clock and of processor time."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    done = subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    elapsed = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return elapsed, spent, done


def terminating(table, program, attempts):
    """10,000 instances with 0 to 40 ms of jitter: the best attempt, since machines have slow
    moments; refusals for frequency of all attempts together, since there must be none."""
    best, throttled, most, calls = 0.0, 0, 0, 0
    for _ in range(attempts):
        options = ["--instances", 26_300, "--fault", "jitter=40"]
        with Simulator(program, *options) as simulator:
            plan = os.path.join(simulator.home, "plan.json")
            _, _, done = run(
                [program, "plan", "--product", "edgezone", "--filter", "state:running", "--out",
                 plan, "--quiet"], simulator.environment)
            phrase = done.stdout.decode().splitlines()[0]
            run([program, "apply", plan, "--confirm", phrase, "--no-wait", "--quiet"],
                simulator.environment)
            action = simulator.action("edgezone", "TerminateInstances")
            throttled += action["throttled"]
            most = max(most, action["max_in_any_second"])
            calls = action["requests"]
            best = max(best, action["calls_per_second"] or 0)
            targets = int(phrase.split()[0].replace(",", ""))
    table.add(
        "terminating at the ceiling", "calls/s", best, limit=0.94 * CEILING, least=True,
        peers={"ceiling": CEILING}, note=f"{targets:,} instances in {calls} calls")
    table.add("of them refused for frequency", "calls", throttled, limit=0)
    table.add("most in any second", "calls", most, limit=CEILING)


def listing(table, program, count):
    """Both services at once."""
    with Simulator(program, "--instances", count) as simulator:
        run([program, "list", "--output", "jsonl", "--quiet"], simulator.environment)
        for service in ("ecm", "edgezone"):
            action = simulator.action(service, "DescribeInstances")
            table.add(
                f"listing {service} at the ceiling", "pages/s", action["calls_per_second"],
                limit=0.95 * CEILING, least=True, peers={"ceiling": CEILING},
                note=f"{action['requests']} pages, {action['throttled']} refused")


def cost(table, program, count):
    """Processor time per instance of ECM: what a long listing costs more than a short one. The
    library's loop keeps rows and writes nothing; so does a list of which a filter leaves nothing."""
    sdk = [PYTHON, os.path.join(HERE, "sdk_listing.py")]
    lines = [program, "list", "--product", "ecm", "--output", "jsonl", "--quiet"]
    commands = {"SDK": sdk, "rows": lines + ["--filter", "id:none"], "lines": lines}
    spent = {name: {} for name in commands}
    for size in (1_000, count):
        with Simulator(program, "--instances", size, "--rate-limit", 0) as simulator:
            for name, command in commands.items():
                # Another program of the machine only ever adds, so that the least is nearest.
                spent[name][size] = min(
                    run(command, simulator.environment)[1] for _ in range(3))
    instances = 0.6 * (count - 1_000)
    per = {
        name: 1e6 * (sizes[count] - sizes[1_000]) / instances for name, sizes in spent.items()
    }
    table.add(
        "listing, processor time per instance", "µs", per["rows"],
        limit=per["SDK"] * COST_OF_SDK, goal="≤ 12/45 of the SDK's", peers={"SDK": per["SDK"]},
        note="from the wire to rows")
    table.add(
        "listing and a line of JSON for each", "µs", per["lines"], peers={"SDK": per["SDK"]},
        note="the SDK writes nothing")


def calls(table, program, folder):
    """One answer for somebody at a shell, and the least that a transfer can take."""
    with Simulator(program, "--instances", 100, "--rate-limit", 0) as simulator:
        own = median_seconds(
            [program, "list", "--product", "ecm", "--output", "json", "--quiet"],
            simulator.environment)
        theirs = median_seconds(
            [TCCLI, "ecm", "DescribeInstances", "--endpoint", simulator.endpoint, "--region",
             "ap-guangzhou"], simulator.environment)
        table.add(
            "one list of 60 at a shell", "ms", 1000 * own, peers={"tccli": 1000 * theirs},
            note="three calls to tccli's one")
        config = os.path.join(folder, "curl")
        with open(config, "w") as file:
            for _ in range(2_000):
                file.write(
                    f'url = "{simulator.endpoint}/_simulator/faults"\noutput = "/dev/null"\n')
        elapsed, spent, _ = run(
            ["curl", "--silent", "--parallel", "--parallel-max", "16", "--config", config],
            simulator.environment)
        table.add(
            "the transport's floor: curl --parallel", "calls/s", 2_000 / elapsed,
            note=f"{1e6 * spent / 2_000:.0f} µs of processor time each")


def median_seconds(command, environment):
    return statistics.median(run(command, environment)[0] for _ in range(5))


def live(table, program, count, slow):
    """Repaints while an operation runs and nobody touches a key; then keys in between."""
    # Nearly nothing leaves within the measurement, so that all of them stay in flight.
    with Simulator(
        program, "--instances", int(count * 2.6), "--rate-limit", 0, "--time-scale", 0.05
    ) as simulator:
        plan = os.path.join(simulator.home, "plan.json")
        _, _, done = run(
            [program, "plan", "--product", "edgezone", "--filter", "state:running", "--out", plan,
             "--quiet"], simulator.environment)
        phrase = done.stdout.decode().splitlines()[0]
        run([program, "apply", plan, "--confirm", phrase, "--no-wait", "--quiet"],
            simulator.environment)
        options = ["--resume", "latest"] + (["--slow-link"] if slow else [])
        with Terminal([program, *options], simulator.environment) as terminal:
            terminal.painted()
            terminal.settle(quiet=0.8, limit=120)
            repaints, written = watch(terminal, 10)
            times = [terminal.answered_key(b"j", quiet=0.03) for _ in range(200)]
    label = f"{int(phrase.split()[0].replace(',', '')):,} in flight"
    if slow:
        table.add(f"{label}, slow link: repaints", "1/s", repaints, limit=1)
    else:
        table.add(
            f"{label}: repaints", "1/s", repaints, limit=30, note=f"{written:,.0f} bytes/s")
        table.add(
            f"{label}: key to its answer, p99", "ms", 1000 * sorted(times)[int(0.99 * len(times))],
            limit=4)


def watch(terminal, seconds):
    """Bursts of output per second, and bytes."""
    bursts, last, before = 0, 0.0, len(terminal.output)
    deadline = time.perf_counter() + seconds
    while (rest := deadline - time.perf_counter()) > 0:
        came = terminal.read(rest)
        if came is not None:
            bursts += came - last > 0.002
            last = came
    return bursts / seconds, (len(terminal.output) - before) / seconds
