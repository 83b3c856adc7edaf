"""How many instances a wrong assumption reaches, and what caution costs, as another service counts them.

Usage: discipline.py PROGRAM [--pace]

Prints calls and seconds of each operation. Its pace is judged with --pace, on a machine that does
nothing else."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

from service import Service

COUNT = 2_000
MOST_EXPOSED = 11
CEILING = 20
SETTINGS = "countdown: 0\nrequest_timeout: 5s\nreading_lag: 1s\nlargest_operation: 5000\n"


class Operation:
    """One plan of one product, applied to its end of sending."""

    def __init__(self, program, service, product):
        home = tempfile.mkdtemp(prefix="edgereap-discipline-")
        environment = {
            "PATH": os.environ["PATH"], "HOME": home, "LANG": "C.UTF-8",
            "EDGEREAP_ENDPOINT": service.endpoint, "TENCENTCLOUD_SECRET_ID": "AKIDdiscipline",
            "TENCENTCLOUD_SECRET_KEY": "key", "SWIFT_BACKTRACE": "enable=no"}
        os.makedirs(f"{home}/.config/edgereap", 0o700)
        with open(f"{home}/.config/edgereap/config.yaml", "w") as file:
            file.write(SETTINGS)
        try:
            plan = f"{home}/plan.json"
            phrase = subprocess.run(
                [program, "plan", "--product", product, "--filter", "state:running", "--quiet",
                 "--out", plan],
                env=environment, stdout=subprocess.PIPE, text=True, check=True, timeout=120,
            ).stdout.splitlines()[0]
            done = subprocess.run(
                [program, "apply", plan, "--confirm", phrase, "--no-wait", "--output", "json"],
                env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                timeout=600)
            self.code, self.errors = done.returncode, done.stderr
            rows = json.loads(done.stdout)["instances"]
            self.outcomes = {}
            for row in rows:
                self.outcomes[row["outcome"]] = self.outcomes.get(row["outcome"], 0) + 1
        finally:
            shutil.rmtree(home)
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
