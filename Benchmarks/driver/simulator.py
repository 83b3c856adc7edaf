"""`edgereap simulate` as a process of its own, and a home for programs that ask it."""

import json
import os
import shutil
import subprocess
import tempfile
import urllib.request


class Simulator:
    def __init__(self, program, *options):
        self.home = tempfile.mkdtemp(prefix="edgereap-bench-")
        self.process = subprocess.Popen(
            [program, "simulate", *map(str, options)], stdout=subprocess.PIPE, text=True)
        self.endpoint = self.process.stdout.readline().split()[-1]
        self.secret_id = self.process.stdout.readline().split()[-1]
        self.secret_key = self.process.stdout.readline().split()[-1]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=30)
        shutil.rmtree(self.home, ignore_errors=True)

    @property
    def environment(self):
        return {
            "PATH": os.environ["PATH"], "HOME": self.home, "LANG": "C.UTF-8", "TZ": "UTC",
            "XDG_RUNTIME_DIR": self.home, "TERM": "xterm-256color",
            "EDGEREAP_ENDPOINT": self.endpoint,
            "TENCENTCLOUD_SECRET_ID": self.secret_id, "TENCENTCLOUD_SECRET_KEY": self.secret_key,
            "TENCENTCLOUD_REGION": "ap-guangzhou", "SWIFT_BACKTRACE": "enable=no",
        }

    def forget(self):
        """A home as on the first day."""
        shutil.rmtree(self.home)
        os.mkdir(self.home, 0o700)

    def statistics(self):
        with urllib.request.urlopen(f"{self.endpoint}/_simulator/statistics", timeout=30) as answer:
            return json.load(answer)

    def action(self, service, name):
        for action in self.statistics()["actions"]:
            if (action["service"], action["action"]) == (service, name):
                return action
        return None
