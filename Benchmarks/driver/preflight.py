"""What a preflight costs: calls as the service counts them, and seconds to its answer."""

import os
import subprocess
import time

import screen
from simulator import Simulator

# Six tenths are ECM, nine tenths of them running: about 1,000 to terminate in an account of 1,100.
INSTANCES = 1_830
FILTER = "state:running"
CALLS = 70
SECONDS = 2


def measure(table, program):
    calls, seconds = of_screen(program)
    table.add(
        "t to a full preflight answer", "s", seconds, limit=SECONDS,
        note="about 1,000 ECM marked of 1,100")
    table.add("calls of it", "calls", calls, limit=CALLS)
    table.add("calls of it in apply", "calls", of_apply(program), limit=CALLS)


def of_screen(program):
    """Calls and seconds."""
    with Simulator(program, "--instances", INSTANCES, "--fault", "jitter=40") as simulator:
        with screen.opened(program, simulator, "--product", "ecm") as terminal:
            terminal.key(b"/" + FILTER.encode() + b"\r", quiet=0.5)
            terminal.key(b"a", quiet=0.5)
            before = requests(simulator)
            shown, sent = len(terminal.output), time.perf_counter()
            terminal.send(b"t")
            terminal.wait(lambda output: b"Preflight: no refusals" in output[shown:])
            seconds = time.perf_counter() - sent
            terminal.settle(0.5)
            return requests(simulator) - before, seconds


def of_apply(program):
    """Every termination is refused, so that nothing is read after the preflight."""
    with Simulator(program, "--instances", INSTANCES, "--fault", "deny-terminate") as simulator:
        plan = os.path.join(simulator.home, "plan.json")
        done = subprocess.run(
            [program, "plan", "--product", "ecm", "--filter", FILTER, "--out", plan, "--quiet"],
            env=simulator.environment, stdout=subprocess.PIPE, check=True)
        phrase = done.stdout.decode().splitlines()[0]
        before = requests(simulator)
        subprocess.run(
            [program, "apply", plan, "--confirm", phrase, "--no-wait", "--quiet"],
            env=simulator.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return requests(simulator) - before


def requests(simulator):
    """All of them but terminations."""
    return sum(
        action["requests"] for action in simulator.statistics()["actions"]
        if action["action"] != "TerminateInstances")
