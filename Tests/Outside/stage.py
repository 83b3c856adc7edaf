"""A simulator, a home, and the program between them: the same for the soak and for the network."""

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from simulator import Simulator

SETTINGS = """\
countdown: 0
request_timeout: {timeout}s
reading_lag: {timeout}s
"""


class Defect(Exception):
    """Something that the program must never do."""


class Run:
    """The program without a terminal, to its end or to a signal."""

    def __init__(self, stage, arguments):
        self.arguments = [str(argument) for argument in arguments]
        self.process = subprocess.Popen(
            [*stage.prefix, stage.program, *self.arguments], env=stage.environment,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            errors="replace")
        self.signals = set()

    def signal(self, number):
        """Sends a signal. Under `ip netns exec` the program has this very process id."""
        self.signals.add(number)
        if self.process.poll() is None:
            self.process.send_signal(number)

    @property
    def is_cut(self):
        """Whether it was ended by a signal that was sent, and so has no outcomes to tell."""
        return self.process.returncode is not None and -self.process.returncode in self.signals

    def end(self, seconds=120):
        try:
            self.output, self.errors = self.process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            _, errors = self.process.communicate()
            raise Defect(f"{self} did not end within {seconds} s: {errors[-500:]}") from None
        self.code = self.process.returncode
        if self.code < 0 and not self.is_cut:
            raise Defect(f"{self} died of signal {-self.code}: {self.errors[-2000:]}")
        if "Fatal error" in self.errors:
            raise Defect(f"{self} crashed: {self.errors[-2000:]}")
        return self

    def json(self):
        try:
            return json.loads(self.output)
        except ValueError:
            raise Defect(f"{self} ended with {self.code} and without JSON: {self.output[:300]!r} "
                         f"{self.errors[-500:]}") from None

    def __str__(self):
        return " ".join(["edgereap", *self.arguments])[:200]


class Stage:
    def __init__(self, program, *options, timeout=8, simulator_prefix=(), prefix=(),
                 endpoint=None, settings="", service=None):
        """
        - options: of `edgereap simulate`
        - prefix: words before the program under test, such as a network namespace to run in
        - service: to play with instead of a simulator, which is its owner's to end
        - endpoint: where the program finds the API, from the simulator's own address
        """
        self.program, self.prefix = str(program), list(prefix)
        self.home = Path(tempfile.mkdtemp(prefix="edgereap-soak-"))
        self.simulator = None if service else Simulator(
            self.program, *map(str, options), prefix=simulator_prefix)
        service = service or self.simulator
        folder = self.home / ".config/edgereap"
        folder.mkdir(parents=True)
        (folder / "config.yaml").write_text(SETTINGS.format(timeout=timeout) + settings)
        self.environment = {
            "PATH": "/usr/bin:/bin", "HOME": str(self.home), "LANG": "C.UTF-8", "TZ": "UTC",
            "XDG_RUNTIME_DIR": str(self.home),
            "EDGEREAP_ENDPOINT": endpoint or service.endpoint,
            "TENCENTCLOUD_SECRET_ID": service.secret_id,
            "TENCENTCLOUD_SECRET_KEY": service.secret_key,
            "SWIFT_BACKTRACE": "enable=no",
        }
        self.serial = 0

    def close(self):
        if self.simulator and self.simulator.process.poll() is None:
            self.simulator.stop()
        shutil.rmtree(self.home, ignore_errors=True)

    def start(self, *arguments):
        return Run(self, arguments)

    def run(self, *arguments, seconds=120):
        return self.start(*arguments).end(seconds)

    def file(self, suffix):
        self.serial += 1
        return self.home / f"{self.serial}-{os.urandom(3).hex()}{suffix}"

    @property
    def operations(self):
        return self.home / ".local/state/edgereap/operations"

    def plan(self, ids, *options):
        """Freezes a plan, refused or not. The phrase is empty where there is no plan."""
        listed = self.file(".ids")
        listed.write_text("\n".join(ids) + "\n")
        path = self.file(".json")
        run = self.run("plan", "--ids-from", listed, "--out", path, "--quiet", "--skip-bad",
                       *options)
        listed.unlink()
        return path, run.output.strip() if run.code in (0, 6) else "", run

    def apply(self, path, phrase, *options):
        return self.start("apply", path, "--confirm", phrase, "--output", "json", *options)

    def fleet(self):
        """What can be terminated, in an order that only the simulator's seed decides."""
        # A machine that is busy with something else is no defect.
        for _ in range(5):
            run = self.run("list", "--filter", "state:running", "--output", "json")
            if run.code == 0:
                break
        else:
            raise Defect(f"no complete list without a fault: {run.code} {run.errors[-500:]}")
        rows = [row for row in run.json() if not row["protected"]]
        return sorted(rows, key=lambda row: row["id"])
