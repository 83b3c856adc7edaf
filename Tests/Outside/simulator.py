"""One `edgereap simulate` as a child process."""

import json
import subprocess
import urllib.request


class Simulator:
    def __init__(self, program, *options, prefix=()):
        """
        - prefix: words before the program, such as a network namespace to run in
        """
        self.process = subprocess.Popen(
            [*prefix, program, "simulate", "--port", "0", *options], stdout=subprocess.PIPE,
            text=True)
        line = self.process.stdout.readline()
        assert line.startswith("listening on http://127.0.0.1:"), repr(line)
        self.endpoint = line.split()[-1]
        self.secret_id = self.process.stdout.readline().split()[-1]
        self.secret_key = self.process.stdout.readline().split()[-1]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            assert self.stop() == 0, "SIGTERM must end it with exit code 0"

    def stop(self):
        self.process.terminate()
        return self.process.wait(timeout=10)

    @property
    def address(self):
        return self.endpoint.removeprefix("http://")

    def read(self, path):
        with urllib.request.urlopen(f"{self.endpoint}/_simulator/{path}", timeout=10) as answer:
            return json.load(answer)

    def switch(self, on=(), off=()):
        body = json.dumps({"on": list(on), "off": off if isinstance(off, str) else list(off)})
        urllib.request.urlopen(
            f"{self.endpoint}/_simulator/faults", data=body.encode(), timeout=10).close()

    def ledger(self):
        return {entry["id"]: entry for entry in self.read("ledger")["instances"]}
