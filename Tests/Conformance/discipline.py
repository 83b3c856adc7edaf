"""How many instances a wrong assumption reaches, and what caution costs, as another service counts them.

Usage: discipline.py PROGRAM [--pace]

Prints calls and seconds of each operation. Its pace is judged with --pace, on a machine that does
nothing else."""

import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from service import CEILING, Service
from stage import Stage

COUNT = 2_000
MOST_EXPOSED = 11
SETTINGS = "largest_operation: 5000\n"


class Operation:
    """One plan of one product, applied to its end of sending."""

    def __init__(self, program, service, product):
        stage = Stage(program, service=service, settings=SETTINGS, timeout=5)
        try:
            plan = stage.file(".json")
            frozen = stage.run(
                "plan", "--product", product, "--filter", "state:running", "--quiet", "--out", plan)
            run = stage.apply(plan, frozen.output.strip(), "--no-wait").end(600)
            self.code = run.code
            self.outcomes = dict(Counter(row["outcome"] for row in run.json()["instances"]))
        finally:
            stage.close()
        self.exposed = len(set(service.named[product]))
        self.times = service.terminations[product]
        self.seconds = self.times[-1] - self.times[0]
        self.throttled = service.throttled

    def __str__(self):
        return (f"{self.exposed} exposed in {len(self.times)} calls, {self.seconds:.2f} s, "
                f"{self.throttled} refused for frequency, exit {self.code}, {self.outcomes}")


def expect(condition, *told):
    global passed, failed
    passed, failed = passed + bool(condition), failed + (not condition)
    print("ok    " if condition else "FAILED", *told, flush=True)


passed = failed = 0
REFUSALS = {
    "a code that refuses": lambda *_: "FailedOperation.OperationNotAllow",
    "InternalError": lambda *_: "InternalError",
    "no permission": lambda *_: "UnauthorizedOperation.ForbiddenOperation",
    "a connection that is cut": lambda *_: "cut",
    "each by itself": lambda _, ids: set(ids),
}


def one_of_25(_, ids):
    """Wherever the program has put them."""
    return {id for id in ids if int(id[4:]) * 7_919 % 25 == 0}


def judge(program, product, pace):
    for name, refuse in REFUSALS.items():
        with Service(COUNT, refuse) as service:
            operation = Operation(program, service, product)
            expect(operation.exposed <= MOST_EXPOSED, f"{product}, {name}:", operation)
    for name, refuse in ("clean", lambda *_: None), ("4 % bad", one_of_25):
        with Service(COUNT, refuse) as service:
            operation = Operation(program, service, product)
            expect(operation.exposed == COUNT, f"{product}, {name}:", operation)
            if pace:
                expect(operation.throttled == 0, f"{product}, {name}: refused for frequency")
    # Of EdgeZone the refused ones are waited for. Sending is what ECM's 4 % are.
    if pace and product == "ecm":
        rate = (len(operation.times) - 1) / operation.seconds
        expect(rate >= 0.94 * CEILING, f"{product}, 4 % bad: {rate:.1f} calls/s")


def main(program, *options):
    pace = "--pace" in options
    # What most of it does is wait; a pace has the machine to itself.
    with ThreadPoolExecutor(1 if pace else 2) as lanes:
        for end in [lanes.submit(judge, program, product, pace) for product in ("ecm", "edgezone")]:
            end.result()
    print(f"{passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
