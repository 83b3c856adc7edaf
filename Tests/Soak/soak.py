"""Mixed operations under random faults, from a seed, against the simulator's ledger.

Usage: soak.py PROGRAM [--seconds N] [--seed N] [--log FILE] [--decisions N]

Two things run at once. In the arena of the screen one screen stays open from beginning to end and
carries out one operation after the other, while a second operator works with commands in the
same home; the memory and the descriptors of that screen and of its simulator are sampled. In the
rounds two operators, and screens that are killed, share a home and a simulator that are new each
time. Faults come and go in both.
"""

import argparse
import itertools
import os
import platform
import sys
import threading
import time
from collections import Counter
from pathlib import Path

import decisions
from arena import Arena
from screen import Screen
from vitals import Vitals

ROUND = 200
# Limits for what one operation may leave behind, in KiB. The simulator keeps every termination in
# its ledger, which is meant to grow.
SCREEN_KIB, SIMULATOR_KIB, DESCRIPTORS = 16, 64, 3
LANES = {
    "screen": decisions.screen, "beside": decisions.operator, "first": decisions.operator,
    "second": decisions.operator, "killed": decisions.killed_screens,
}


class Soak:
    def __init__(self, program, seconds, seed, log):
        self.program, self.seconds, self.seed, self.log = program, seconds, seed, log
        self.deadline = time.monotonic() + seconds
        self.lock = threading.Lock()
        self.counts, self.faults, self.outcomes = Counter(), Counter(), Counter()
        self.actions, self.met, self.untruths = Counter(), Counter(), Counter()
        self.operations = self.instances = self.requests = self.rounds = self.unasked = 0
        self.defects, self.vitals = [], []
        self.screen_operations = 0

    def note(self, words):
        with self.lock:
            print(f"{time.strftime('%H:%M:%S')} {words}", file=self.log, flush=True)

    def play(self):
        arenas = [threading.Thread(target=self.guarded, args=(part,))
                  for part in (self.play_screen, self.play_rounds)]
        for thread in arenas:
            thread.start()
        for thread in arenas:
            thread.join()

    def guarded(self, part):
        try:
            part()
        except Exception as error:
            self.note(f"DEFECT: {part.__name__}: {error!r}")
            self.defects.append(f"{part.__name__}: {error!r}")

    def play_screen(self):
        instances = max(600, min(9_000, int(self.seconds * 2.5)))
        arena = Arena("screen", self.seed, self.program, self.deadline, instances, 8, self.note)
        arena.deal(["screen"] * 3 + ["beside"], decisions.stream(self.seed, "screen deal"))
        screen = Screen(arena.stage)
        vitals = [Vitals("the screen", screen.pid),
                  Vitals("its simulator", arena.stage.simulator.process.pid)]
        try:
            screen.listed()

            def play(decision):
                ids = arena.take(decision)
                if decision.choice:
                    screen.type("\x1b" + decision.choice + "\x1b")
                if decision.what == "resize":
                    screen.resize(90 + decision.number % 60, 30 + decision.number % 20)
                elif decision.what == "refresh":
                    screen.type("\x1b2r")
                if not ids:
                    return arena.count("nothing left")
                screen.terminate(ids)
                self.screen_operations += 1
                if decision.what == "stop":
                    screen.type("x")
                if self.screen_operations % 10 == 0:
                    for vital in vitals:
                        vital.take(self.screen_operations)

            self.lanes(arena, ["screen", "beside"], {"screen": play}, endless=False)
            arena.join()
            for vital in vitals:
                vital.take(self.screen_operations)
            code = screen.quit()
            if code != "0":
                arena.defect(f"the screen ended with {code}")
        finally:
            screen.close()
        self.vitals += vitals
        self.reckon(arena)

    def play_rounds(self):
        for number in itertools.count(1):
            left = self.deadline - time.monotonic()
            # A round that could do nothing is none.
            if number > 1 and left < 40:
                return
            deadline = min(self.deadline, time.monotonic() + ROUND)
            seed = self.seed * 1_000 + number
            arena = Arena(
                f"round {number}", seed, self.program, deadline, 1_200,
                decisions.stream(seed, "speed").choice([4, 8, 20]), self.note)
            names = ["first", "second", "killed"]
            arena.deal(names, decisions.stream(seed, "deal"))
            plays = {"killed": arena.kill_screen}
            self.lanes(arena, names, plays, endless=True, seed=seed)
            arena.join()
            self.rounds += 1
            self.reckon(arena)

    def lanes(self, arena, names, plays, endless, seed=None):
        seed = seed or self.seed
        for name in names:
            arena.lane(LANES[name](seed, name), plays.get(name, arena.operate))
        arena.lane(
            decisions.weather(seed, arena.name.split()[0], 12, endless), arena.change_weather)

    def reckon(self, arena):
        try:
            reckoning, statistics = arena.settle()
            with self.lock:
                self.operations += len(reckoning.operations)
                self.instances += len(reckoning.rows)
                self.requests += statistics["requests"]
                self.outcomes += reckoning.outcomes
                self.untruths.update(reckoning.untruths)
                for row in statistics["actions"]:
                    self.actions[row["action"]] += row["requests"]
                for row in statistics.get("faults", []):
                    self.met[row["name"]] += row["requests"]
                self.unasked += arena.unasked
                self.counts += arena.counts
                self.faults += arena.faults
        except Exception as error:
            arena.defect(f"the reckoning failed: {error!r}")
        finally:
            self.defects += arena.defects
            arena.stage.close()

    def check_vitals(self):
        """Too few operations say nothing about what one of them leaves behind."""
        for vital, limit in zip(self.vitals, (SCREEN_KIB, SIMULATOR_KIB)):
            if vital.samples[-1].operations < 100:
                continue
            if vital.kib_per_operation > limit:
                self.defects.append(f"{vital} (more than {limit})")
            if vital.descriptor_growth > DESCRIPTORS:
                self.defects.append(f"{vital}: {vital.descriptor_growth} more descriptors")

    def report(self):
        def table(counter):
            return ", ".join(f"{name} {count}" for name, count in counter.most_common())

        lines = [
            f"seed {self.seed}, {self.seconds} s, {platform.system()} {platform.machine()}, "
            f"{os.cpu_count()} processors",
            f"operations {self.operations} ({self.screen_operations} of them by the screen that "
            f"stayed open), {self.rounds} rounds",
            f"requests {self.requests}: {table(self.actions)}",
            f"faults switched on {sum(self.faults.values())}: {table(self.faults)}",
            f"requests that met a fault {sum(self.met.values())}: {table(self.met)}",
            f"requests throttled without a fault {self.unasked}",
            f"what was done: {table(self.counts)}",
            f"instances {self.instances}; outcomes: {table(self.outcomes)}",
            table(self.untruths),
            *map(str, self.vitals),
            f"defects {len(self.defects)}",
            *self.defects[:40],
        ]
        return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--seconds", type=int, default=3_600)
    parser.add_argument("--seed", type=int, default=int(time.time()) % 1_000_000)
    parser.add_argument("--log", type=Path, default=Path("soak.log"))
    parser.add_argument("--decisions", type=int, help="only print the first so many of each lane")
    options = parser.parse_args()
    if options.decisions:
        for name, lane in LANES.items():
            for decision in itertools.islice(lane(options.seed, name), options.decisions):
                print(decision)
        for decision in itertools.islice(
                decisions.weather(options.seed, "screen", 12), options.decisions):
            print(decision)
        return 0
    print(f"seed {options.seed}", flush=True)
    options.log.parent.mkdir(parents=True, exist_ok=True)
    with open(options.log, "w") as log:
        soak = Soak(Path(options.program).resolve(), options.seconds, options.seed, log)
        soak.play()
        soak.check_vitals()
        soak.note(soak.report())
    print(soak.report())
    return 1 if soak.defects else 0


if __name__ == "__main__":
    sys.exit(main())
