"""The program on a terminal, which is tmux's: keys go in, and what it shows is read."""

import os
import re
import signal
import subprocess
import time

from stage import Defect


# In the title of the list.
MARKED = r"[\d,]+ marked ━"


class Lost(Exception):
    """The terminal itself is gone: nothing about the program follows from that."""


class Refused(Exception):
    """The screen said no, for a reason that a fault may well have given it."""


class Screen:
    def __init__(self, stage, *arguments, width=120, height=36):
        self.socket = str(stage.file(".tmux"))
        variables = [f"{name}={value}" for name, value in stage.environment.items()]
        self.said = stage.file(".screen")
        command = ["env", "-i", *variables, "TERM=screen-256color", *stage.prefix, stage.program,
                   *arguments]
        self.mux("-f", "/dev/null", "new-session", "-d", "-x", str(width), "-y", str(height),
                 *command)
        self.mux("set", "-g", "status", "off")
        self.mux("set", "-s", "escape-time", "0")
        self.mux("set", "-g", "remain-on-exit", "on")
        self.pid = int(self.mux("display", "-p", "#{pane_pid}"))

    def mux(self, *arguments, text=None):
        run = subprocess.run(["tmux", "-S", self.socket, *arguments], input=text,
                             capture_output=True, text=True, errors="replace", timeout=60)
        if run.returncode != 0:
            raise Lost(f"tmux {arguments[0]}: {run.stderr.strip()}")
        return run.stdout

    @property
    def text(self):
        return self.mux("capture-pane", "-p")

    def look(self):
        """What it shows, and whether the program is alive."""
        both = self.mux("capture-pane", "-p", ";", "display", "-p", "#{pane_dead}")
        text, _, is_dead = both.rstrip("\n").rpartition("\n")
        return text, is_dead == "0"

    @property
    def is_alive(self):
        return self.mux("display", "-p", "#{pane_dead}").strip() == "0"

    def type(self, text):
        for part in re.split(r"(\x1b)", text):
            if part == "\x1b":
                self.mux("send-keys", "Escape")
                # An escape and a letter at once are another key.
                time.sleep(0.06)
            elif part:
                self.mux("send-keys", "-H", *[f"{byte:02x}" for byte in part.encode()])

    def paste(self, text):
        self.mux("load-buffer", "-", text=text)
        self.mux("paste-buffer", "-p", "-r", "-d")

    def resize(self, width, height):
        self.mux("resize-window", "-x", str(width), "-y", str(height))

    def wait(self, condition, seconds=30):
        """The text of the screen, or a function of it that must not be false."""
        if isinstance(condition, str):
            words = condition
            condition = lambda text: words in text
        deadline = time.monotonic() + seconds
        while True:
            text, is_alive = self.look()
            found = condition(text)
            if found:
                return found
            if not is_alive:
                raise Defect(f"the screen ended by itself:\n{text}")
            if time.monotonic() > deadline:
                raise Refused(text)
            time.sleep(0.05)

    def listed(self):
        self.wait(lambda text: re.search(r"[1-9][\d,]* of [\d,]+", text), 60)

    def terminate(self, ids):
        """From the marks to the countdown.

        Raises Refused where the phrase was not offered or the button not enabled.
        """
        self.type("\x1b\x1b2A")
        self.wait(lambda text: not re.search(MARKED, text), 10)
        self.mark(ids)
        self.type("t")
        try:
            phrase = self.wait(offered_phrase, 40)
            self.type("\t\t" + phrase + "\r")
            self.wait(lambda text: text.count(phrase) > 1, 10)
            self.type("\r")
            self.wait(lambda text: "[Terminate]" not in text and "Type " not in text, 10)
        except Refused:
            self.type("\x1b\x1b\x1b")
            raise

    def mark(self, ids):
        """Ids that are not listed yet cannot be marked."""
        for patience in (2, 8, 20):
            self.paste("\n".join(ids) + "\n")
            try:
                return self.wait(lambda text: re.search(MARKED, text), patience)
            except Refused as refusal:
                last = refusal
        raise last

    def kill(self):
        os.kill(self.pid, signal.SIGKILL)

    def quit(self, seconds=60):
        """Returns whether it left with the code of a screen that was left."""
        self.type("\x1b\x1bq")
        deadline = time.monotonic() + seconds
        while self.is_alive:
            if time.monotonic() > deadline:
                raise Defect(f"the screen does not end:\n{self.text}")
            # What is still on its way is asked about.
            if "Quit?" in self.text:
                self.type("y")
                time.sleep(1)
            time.sleep(0.1)
        # tmux does not always fetch the status of what has ended; then the kernel still has it.
        words = "#{pane_dead_status}#{pane_dead_signal}"
        while not (end := self.mux("display", "-p", words).strip() or unfetched_status(self.pid)):
            if time.monotonic() > deadline:
                raise Lost("no status of the program that has ended")
            time.sleep(0.05)
        return end

    def close(self):
        try:
            self.mux("kill-server")
        except Lost:
            # It was the terminal's end that brought us here.
            pass


def unfetched_status(pid):
    """Of a process that has ended and that nobody has asked about: its code, or its signal."""
    try:
        with open(f"/proc/{pid}/stat") as file:
            fields = file.read().rpartition(")")[2].split()
    except OSError:
        return ""
    status = int(fields[-1])
    if fields[0] != "Z":
        return ""
    return f"signal {status & 127}" if status & 127 else str(status >> 8)


def offered_phrase(text):
    for line in text.splitlines():
        match = re.search(r" Type (\d+ \S+ \S+)", line)
        # Before the preflight is there the phrase would be refused.
        if match and ("Preflight:" in text or " held back: " in text):
            return match[1]
    if "Nothing would be sent" in text:
        raise Refused("nothing would be sent")
    return None
