"""A program on a pseudo-terminal, with every byte it writes and the time at which it came."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

# What terminals are asked at the start, and what xterm answers.
ANSWERS = [
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[>0?c"), b"\x1b[>41;380;0c"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
    (re.compile(rb"\x1b\[5n"), b"\x1b[0n"),
    (re.compile(rb"\x1b\]11;\?(\x07|\x1b\\)"), b"\x1b]11;rgb:0000/0000/0000\x1b\\"),
]
SEQUENCES = re.compile(
    rb"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[()][0-9A-B]|[=>78cDEHM])")


class Terminal:
    def __init__(self, command, environment, width=120, height=40):
        self.output = bytearray()
        self.closed = False
        self.answered = 0
        self.came = 0.0
        self.started = time.perf_counter()
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
            os.execvpe(command[0], command, environment)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()

    def end(self):
        """Ends this very process, and nothing else."""
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.close(self.master)
            os.waitpid(self.pid, 0)
            self.pid = 0

    def send(self, keys):
        os.write(self.master, keys)

    def read(self, seconds):
        """Takes what comes next. The time at which it came, or None where nothing did."""
        if self.closed or not select.select([self.master], [], [], max(0, seconds))[0]:
            return None
        try:
            chunk = os.read(self.master, 1 << 16)
        except OSError:
            chunk = b""
        self.came = now = time.perf_counter()
        if not chunk:
            self.closed = True
            return None
        self.output += chunk
        self.answer()
        return now

    def answer(self):
        recent = bytes(self.output[self.answered:])
        end = 0
        for question, reply in ANSWERS:
            for match in question.finditer(recent):
                self.send(reply)
                end = max(end, match.end())
        self.answered += end or max(0, len(recent) - 16)

    def settle(self, quiet=0.06, limit=30.0):
        """Reads until nothing has come for `quiet` seconds. The time of the last byte."""
        last = None
        deadline = time.perf_counter() + limit
        while time.perf_counter() < deadline:
            came = self.read(quiet)
            if came is None:
                break
            last = came
        return last

    def wait(self, condition, limit=60.0):
        """Reads until the condition holds of everything written. Seconds since the start."""
        deadline = time.perf_counter() + limit
        while not condition(self.output):
            if self.read(deadline - time.perf_counter()) is None:
                break
        else:
            return self.came - self.started
        raise TimeoutError(
            f"not seen within {limit} s; the last it wrote: {bytes(self.output[-300:])!r}")

    def painted(self, limit=60.0):
        """Seconds until something that can be seen was written."""
        return self.wait(lambda output: len(text(output).split()) > 3, limit)

    def key(self, keys, quiet=0.06):
        """One key: how many bytes it cost, and the seconds until the last of them."""
        before = len(self.output)
        sent = time.perf_counter()
        self.send(keys)
        last = self.settle(quiet)
        return len(self.output) - before, (last or sent) - sent

    def answered_key(self, keys, quiet=0.06):
        """One key: the seconds until the first bytes after it, for a screen that changes by itself as
        well."""
        sent = time.perf_counter()
        self.send(keys)
        first = self.read(quiet)
        self.settle(quiet)
        return (first or sent + quiet) - sent

    def ticks(self):
        """Processor time in hundredths of a second, user and system together."""
        fields = process_fields(self.pid)
        return int(fields[11]) + int(fields[12])

    def resident(self):
        """Bytes in memory."""
        return resident(self.pid)


def process_fields(pid):
    with open(f"/proc/{pid}/stat") as file:
        return file.read().rpartition(")")[2].split()


def resident(pid):
    with open(f"/proc/{pid}/status") as file:
        for line in file:
            if line.startswith("VmRSS"):
                return int(line.split()[1]) * 1024
    return 0


def text(output):
    """What was written, without what only moves and colours."""
    return SEQUENCES.sub(b" ", bytes(output)).decode("utf-8", "replace")
