"""The whole program over links that lose, delay, reorder, double and break.

Usage: network.py PROGRAM [--seed N] [--only TEXT]

Every scenario runs over the relay on the loopback. With root and TUN devices it also runs between
two network namespaces, packet by packet and over TLS; where that cannot be, the last lines say why.
Judged by the simulator's ledger.
"""

import argparse
import sys
import time
import traceback
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Callable, NamedTuple

from conditions import CLEAR, CUT, Conditions
from links import Loopback, Namespaces
from reckoning import Reckoning, promised_code
from stage import Defect
from wire import unavailable

TIMEOUT = 8


class Scenario(NamedTuple):
    name: str
    conditions: Conditions
    # What happens to the link once terminations are under way; it gets the link.
    happening: Callable = lambda link: None
    # What may be said in the end, after the link is as good as any.
    outcomes: frozenset = frozenset({"gone"})
    wait: str = "100s"
    # Seconds until something must have been sent.
    patience: float = 60
    # The exit codes that the first program may have.
    codes: frozenset = frozenset({0})


def cut_for(seconds):
    def happen(link):
        link.conditions = CUT
        time.sleep(seconds)
        link.conditions = CLEAR
    return happen


def cut(link):
    link.conditions = CUT


def rebind(link):
    for _ in range(3):
        link.rebind()
        time.sleep(1)


# What was not sent before the cut fails: nothing was reached. It is never unknown.
CUT_OFF = frozenset({"gone", "failed", "cancelled"})
SCENARIOS = [
    Scenario("10 % loss", Conditions(loss=0.1, delay=0.02)),
    # The relay brings 5 kB a second on each connection then: a page of 100 takes longer than an answer may,
    # and is asked for again with fewer rows. A reading of everything takes half a minute, and *gone* needs two.
    Scenario("300±200 ms", Conditions(delay=0.3, jitter=0.2), wait="160s", patience=150),
    Scenario("25 % reordered, 10 % doubled",
             Conditions(reorder=0.25, duplicate=0.1, delay=0.08, jitter=0.04)),
    Scenario("cut for 20 s in the middle", Conditions(delay=0.02), cut_for(20), CUT_OFF,
             codes=frozenset({0, 2})),
    Scenario("cut for good in the middle", Conditions(delay=0.02), cut, CUT_OFF, wait="30s",
             codes=frozenset({2, 3, 4})),
    Scenario("another address in the middle", Conditions(delay=0.02), rebind),
]


def play(kind, number, scenario, program, seed):
    """Plans over a good link, applies over the scenario's, and compares the books."""
    name = f"er{seed % 1000:03}{number}"
    place = kind(name, seed + number, program, "--instances", "700", "--seed", seed,
                 "--time-scale", "8", timeout=TIMEOUT)
    try:
        stage, link = place.stage, place.link
        fleet = stage.fleet()
        ids = [row["id"] for row in fleet if row["product"] == "ecm"][:120]
        ids += [row["id"] for row in fleet if row["product"] == "edgezone"][:120]
        path, phrase, plan = stage.plan(ids)
        if not phrase:
            raise Defect(f"no plan: {plan.errors}")
        link.conditions = scenario.conditions
        link.count_anew()
        started = time.monotonic()
        run = stage.apply(path, phrase, "--wait", scenario.wait)
        while not place.read("ledger")["requests"]:
            if time.monotonic() - started > scenario.patience:
                raise Defect(f"nothing was sent: {run.end().errors}")
            time.sleep(0.02)
        scenario.happening(link)
        run.end(200)
        took = time.monotonic() - started
        rows = run.json()["instances"]
        first = Counter(row["outcome"] for row in rows)
        if run.code not in scenario.codes or run.code != promised_code(rows):
            raise Defect(f"ended with {run.code} for {dict(first)}: {run.errors[-500:]}")
        left = place.read("ledger")["requests"]

        # Coming back over a good link settles what is open, and sends nothing.
        link.conditions = CLEAR
        operation = run.json()["id"]
        watch = stage.run("watch", operation, "--output", "json", "--wait", "60s")
        last = watch.json()
        outcomes = Counter(row["outcome"] for row in last["instances"])
        if not set(outcomes) <= scenario.outcomes:
            raise Defect(f"in the end {dict(outcomes)}")
        ledger = place.read("ledger")
        if [entry["terminations"] for entry in ledger["requests"]] != [
                entry["terminations"] for entry in left]:
            raise Defect("watching has sent something, or something arrived late")
        # Calls leave evenly spaced, but a link that bunches them can bring too many in one second.
        throttled = place.read("statistics")["throttled"]
        reckoning = Reckoning(ledger, [last])
        defects = reckoning.defects()
        missing = set(ids) - set(reckoning.rows)
        if missing:
            defects.append(f"{len(missing)} planned instances have no row")
        if defects:
            raise Defect("; ".join(defects[:5]))
        sent = sum(len(entry["terminations"]) for entry in ledger["requests"])
        return (f"ok      {kind.kind:5}  {scenario.name}: {len(ids)} instances, named {sent} "
                f"times; {words(first)}, in the end {words(outcomes)}; {throttled} "
                f"throttled; {took:.0f} s; {link}")
    finally:
        place.close()


def words(counter):
    return ", ".join(f"{count} {name}" for name, count in sorted(counter.items()))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    program = Path(options.program).resolve()
    reason = unavailable()
    kinds = [Loopback] if reason else [Loopback, Namespaces]
    jobs = [(kind, number, scenario) for number, scenario in enumerate(SCENARIOS)
            for kind in kinds if options.only in f"{kind.kind} {scenario.name}"]
    failed = 0

    def job(entry):
        kind, number, scenario = entry
        try:
            return True, play(kind, number, scenario, program, options.seed)
        except Defect as defect:
            return False, f"FAILED  {kind.kind:5}  {scenario.name}: {defect}"
        except Exception:
            return False, f"FAILED  {kind.kind:5}  {scenario.name}: {traceback.format_exc()}"

    with ThreadPoolExecutor(len(jobs)) as pool:
        for passed, line in pool.map(job, jobs):
            failed += not passed
            print(line, flush=True)
    print(f"seed {options.seed}: {len(jobs) - failed} passed, {failed} failed")
    if reason:
        print("=" * 78)
        print(f"NOT RUN: the scenarios between network namespaces, since {reason}.")
        print("The relay on the loopback loses, doubles and reorders no packets.")
        print("=" * 78)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
