"""A simulator with its weather of faults, and whoever works on it at the same time."""

import signal
import threading
import time
import traceback
from collections import Counter

from reckoning import Reckoning, promised_code
from screen import Lost, Refused, Screen
from stage import Defect, Stage

# What each command may end with, whatever the weather. Anything else is a defect.
CODES = {
    "list": {0, 6, 69, 77}, "plan": {0, 5, 6, 69, 77}, "apply": {0, 2, 3, 4, 5, 69, 77},
    "terminate": {0, 2, 3, 4, 5, 69, 77}, "watch": {0, 2, 3, 4, 5, 65, 69, 77}, "history": {0},
    "doctor": {0, 69, 77},
}


class Arena:
    def __init__(self, name, seed, program, deadline, instances, time_scale, note):
        self.name, self.deadline, self.note = name, deadline, note
        self.stage = Stage(
            program, "--instances", instances, "--seed", seed, "--time-scale", time_scale)
        self.counts, self.faults, self.defects = Counter(), Counter(), []
        self.lock, self.threads = threading.Lock(), []
        # Requests that were throttled while no fault says so.
        self.unasked = 0
        self.shares = {}

    def count(self, *names):
        with self.lock:
            self.counts.update(names)

    def defect(self, words):
        with self.lock:
            self.defects.append(f"{self.name}: {words}")
        self.note(f"DEFECT in {self.name}: {words}")

    @property
    def is_over(self):
        return time.monotonic() >= self.deadline

    def deal(self, names, dice):
        """Gives every lane its own instances, of both products and all regions.

        A lane that is named twice gets twice as many.
        """
        fleet = self.stage.fleet()
        dice.shuffle(fleet)
        self.shares = {name: [] for name in names}
        for place, row in enumerate(fleet):
            self.shares[names[place % len(names)]].append(row["id"])

    def take(self, decision):
        """The next instances of a lane's share; fewer, or none, where it has run out."""
        share = self.shares[decision.lane]
        ids, self.shares[decision.lane] = share[:decision.count], share[decision.count:]
        return ids

    def lane(self, decisions, play):
        """Plays one decision after the other, in a thread of its own, until the end."""
        def work():
            for decision in decisions:
                if self.is_over:
                    return
                self.note(str(decision))
                try:
                    play(decision)
                    self.count("decisions")
                except Refused as refusal:
                    self.count("refused by the screen")
                    self.note(f"{decision} was refused:\n{refusal}")
                except Lost as loss:
                    self.count("terminals lost")
                    self.note(f"{decision}: {loss}")
                except Defect as defect:
                    self.defect(f"{decision}: {defect}")
                except Exception:
                    self.defect(f"{decision}: {traceback.format_exc(limit=-4)}")
                    return

        thread = threading.Thread(target=work, name=self.name)
        thread.start()
        self.threads.append(thread)

    def join(self):
        for thread in self.threads:
            thread.join()

    # What is done to the simulator.

    def change_weather(self, decision):
        """One stretch of faults."""
        texts = decision.choice.split()
        before = self.throttled()
        self.stage.simulator.switch(on=texts)
        for text in texts:
            self.faults[text.split("=")[0].split("@")[0].split(":")[0]] += 1
        end = min(time.monotonic() + decision.after, self.deadline)
        while time.monotonic() < end:
            time.sleep(min(0.2, max(0, end - time.monotonic())))
        self.stage.simulator.switch(off="all")
        more = self.throttled() - before
        if more and not any(text.startswith("throttle") for text in texts):
            self.note(f"throttled under {texts}: {dict(more)}")
            with self.lock:
                self.unasked += more.total()

    def throttled(self):
        rows = self.stage.simulator.read("statistics")["actions"]
        return Counter({f"{row['service']}.{row['action']}": row["throttled"] for row in rows})

    # What an operator does with commands.

    def run(self, *arguments, seconds=150):
        return self.check(self.stage.start(*arguments), seconds)

    def check(self, run, seconds=150):
        run.end(seconds)
        name = run.arguments[0]
        self.count(name)
        if not run.is_cut and run.code not in CODES[name]:
            self.defect(f"{run} ended with {run.code}: {run.errors[-1000:]}")
        return run

    def operate(self, decision):
        what = decision.what
        if what == "list":
            self.run("list", "--filter=" + decision.choice, "--output", "jsonl")
        elif what == "watch":
            run = self.run("watch", "--wait", "5s", "--output", "json")
            if run.code == 65 and "no operation of this account" not in run.errors:
                self.defect(f"{run}: {run.errors[-500:]}")
        elif what == "history":
            self.run("history", "--output", "json")
        elif what == "verify":
            run = self.run("history", "--verify")
            if "broken" in run.errors or "line " in run.errors:
                self.defect(f"a chain does not hold: {run.errors[-1000:]}")
        elif what == "doctor":
            self.run("doctor", "--output", "json")
        else:
            self.send(decision)

    def send(self, decision):
        ids = self.take(decision)
        if not ids:
            return self.count("nothing left")
        if decision.what == "both":
            return self.both(ids)
        path, phrase, run = self.stage.plan(ids)
        self.check_code(run)
        if not phrase:
            return self.count("plan refused")
        if decision.what == "terminate":
            run = self.run(
                "terminate", *ids, "--skip-bad", "--confirm", phrase, "--output", "json",
                "--wait", "20s")
            return self.judge(run)
        if decision.what == "no-wait":
            return self.judge(self.run(
                "apply", path, "--confirm", phrase, "--output", "json", "--no-wait"))
        run = self.stage.apply(path, phrase, "--wait", "20s")
        if decision.what in ("kill", "stop"):
            time.sleep(decision.after)
            run.signal(signal.SIGKILL if decision.what == "kill" else signal.SIGTERM)
            self.check(run)
            self.count(f"{decision.what}ed")
            return self.take_up(ids)
        return self.judge(self.check(run))

    def both(self, ids):
        """Two operators at once, who mean some of the same instances."""
        third = max(1, len(ids) // 3)
        plans = [self.stage.plan(part) for part in (ids[:2 * third], ids[third:])]
        for _, _, run in plans:
            self.check_code(run)
        runs = [self.stage.apply(path, phrase, "--wait", "20s") for path, phrase, _ in plans
                if phrase]
        for run in runs:
            self.judge(self.check(run))

    def take_up(self, ids):
        """What the next operator does who finds an operation that was left."""
        operation = self.operation_of(ids)
        if not operation:
            return self.count("killed before the journal")
        self.judge(self.run("watch", operation, "--output", "json", "--wait", "20s"))
        path = self.stage.file(".json")
        plan = self.run("plan", "--rest", operation, "--out", path, "--quiet", "--skip-bad")
        if plan.code in (0, 6) and plan.output.strip():
            self.judge(self.check(self.stage.apply(path, plan.output.strip(), "--wait", "20s")))
            self.count("rest")

    def operation_of(self, ids):
        """The newest journal that speaks of the first of these."""
        files = sorted(self.stage.operations.glob("*.jsonl"), key=lambda file: file.name)
        for file in reversed(files):
            if f'"{ids[0]}"' in file.read_text(errors="replace"):
                return file.stem
        return None

    def check_code(self, run):
        self.count(run.arguments[0])
        if run.code not in CODES[run.arguments[0]]:
            self.defect(f"{run} ended with {run.code}: {run.errors[-1000:]}")

    def judge(self, run):
        """The exit code is what the contract makes of the outcomes."""
        if run.is_cut or run.code not in (0, 2, 3, 4):
            return
        rows = run.json()["instances"]
        if run.code != promised_code(rows):
            words = Counter(row["outcome"] for row in rows)
            self.defect(f"{run} ended with {run.code} for {dict(words)}")

    def kill_screen(self, decision):
        ids = self.take(decision)
        if not ids:
            return self.count("nothing left")
        screen = Screen(self.stage, width=80, height=24)
        try:
            screen.listed()
            screen.terminate(ids)
            time.sleep(decision.after)
            screen.kill()
        finally:
            screen.close()
        self.count("killed screens")
        operation = self.operation_of(ids)
        if not operation:
            return self.count("killed before the journal")
        if decision.choice == "watch":
            return self.take_up(ids)
        again = Screen(self.stage, "--resume", operation, width=80, height=24)
        try:
            again.wait("%", 30)
            time.sleep(3)
            code = again.quit()
            if code != "0":
                self.defect(f"the resumed screen ended with {code}")
        finally:
            again.close()
        self.count("resumed screens")

    # The end.

    def settle(self):
        """Without faults everything that can end does; then the books are compared."""
        simulator = self.stage.simulator
        simulator.switch(off="all")
        waiting = [row["id"] for row in self.history() if self.is_open(row)]
        runs = []
        for operation in waiting:
            runs.append(self.stage.start("watch", operation, "--output", "json", "--wait", "50s"))
            if len(runs) == 4:
                self.check(runs.pop(0))
        for run in runs:
            self.check(run)
        reports = []
        for row in self.history():
            run = self.stage.run("history", row["id"], "--output", "json")
            reports.append(run.json())
        verify = self.stage.run("history", "--verify")
        if verify.code != 0 or verify.errors.count("the hash chain is intact") != len(reports):
            self.defect(f"history --verify: {verify.code} {verify.errors[-1000:]}")
        reckoning = Reckoning(simulator.read("ledger"), reports)
        for defect in reckoning.defects():
            self.defect(defect)
        return reckoning, simulator.read("statistics")

    def history(self):
        return self.stage.run("history", "--output", "json").json()

    @staticmethod
    def is_open(row):
        settled = ("gone", "failed", "held_back", "cancelled", "scheduled")
        return row["status"] != "finished" or any(
            count for word, count in row["totals"].items() if word not in settled)
