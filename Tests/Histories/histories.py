"""Random operations over HTTP, each from its plan to its end.

A history has a simulator of its own with faults drawn from its seed: answers to other questions,
rows that nobody asked for, pages that are cut, replicas that are behind, lost and ignored calls, and
ids that are given away again. What the program reports is held against the simulator's ledger.
"""

import argparse
import random
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from reckoning import Reckoning, promised_code
from stage import Defect, Stage

# Seconds. A reading that is behind is so by less than the program allows for.
TIMEOUT, LONGEST_LAG = 8, 7

READINGS = [
    ["swapped-answer:40%", "swapped-answer"],
    ["foreign-row:40%", "foreign-row", "foreign-row=other-prefix:30%"],
    ["short-page=5:40%", "short-page=60:20%"],
    ["page-cap=20"],
    ["total=page", "total=null", "total=text", "total=missing", "lying-total=7"],
    ["null-list"],
    [f"lagging-replica={LONGEST_LAG}:60%", f"lagging-replica={LONGEST_LAG}", "lagging-replica=3:50%"],
    ["duplicate-pages"],
    ["reset-kept"],
    ["wrong-date", "wrong-date=-7200"],
    ["internal-error@DescribeInstances:15%", "reset-before@DescribeInstances:15%"],
]
CALLS = [
    ["reset-before@TerminateInstances:50%"],
    ["reset-after@TerminateInstances:50%"],
    ["truncate@TerminateInstances:40%"],
    ["internal-error=before@TerminateInstances:40%", "internal-error=after@TerminateInstances:40%"],
    ["error-500=before@TerminateInstances:40%", "error-500=after@TerminateInstances:40%"],
]
FATES = [["id-reused=0.6"], ["id-reused=1"], ["accepted-ignored=0.1"], ["partial=0.2"]]


def faults(dice):
    """A cap that nothing announces is not drawn beside a TotalCount that hides it."""
    drawn = [dice.choice(kind) for kind in dice.sample(READINGS, dice.choice([1, 2, 3, 4]))]
    if any(text.startswith("page-cap") for text in drawn):
        drawn = [text for text in drawn if not text.startswith("total=")]
    drawn += [dice.choice(kind) for kind in dice.sample(CALLS, dice.choice([0, 1, 1]))]
    return drawn + [dice.choice(kind) for kind in dice.sample(FATES, dice.choice([0, 1, 1]))]


def play(program, seed):
    """The defects of one history, in words, and its outcomes."""
    dice = random.Random(seed)
    count, size = dice.choice([1, 3, 10, 40]), dice.choice([80, 300])
    drawn = faults(dice)
    stage = Stage(
        program, "--seed", seed, "--instances", size, "--time-scale", dice.choice([1, 4]),
        timeout=TIMEOUT, settings="slow_after: 40s\nstuck_after: 60s\n")
    try:
        ids = [row["id"] for row in dice.sample(stage.fleet(), count)]
        path, phrase, planning = stage.plan(ids)
        if not phrase:
            raise Defect(f"no plan without a fault: {planning.errors[-300:]}")
        stage.simulator.switch(on=drawn)
        run = stage.apply(path, phrase, "--wait", "200s").end(240)
        found = []
        if run.code in (69, 5):
            # Its instances could not be read again, so that nothing may have been sent.
            if stage.simulator.read("ledger")["requests"]:
                found.append(f"ended with {run.code}, and something was sent")
            return found, Counter(refused=count), drawn
        report = run.json()
        rows = report["instances"]
        reckoning = Reckoning(stage.simulator.read("ledger"), [report])
        found += reckoning.defects()
        found += [f"{name}: {number}" for name, number in reckoning.untruths.items() if number]
        if run.code != promised_code(rows):
            found.append(f"exit code {run.code} for {Counter(row['outcome'] for row in rows)}")
        for action in stage.simulator.read("statistics")["actions"]:
            if action["max_in_any_second"] > 20 or action["throttled"]:
                found.append(f"{action['action']}: {action['max_in_any_second']} in a second")
        return found, reckoning.outcomes, drawn
    except Defect as defect:
        return [str(defect)], Counter(), drawn
    finally:
        stage.close()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lanes", type=int, default=8)
    options = parser.parse_args()
    seeds = range(options.seed, options.seed + options.count)
    outcomes, failed = Counter(), 0
    with ThreadPoolExecutor(options.lanes) as lanes:
        plays = lanes.map(lambda seed: play(options.program, seed), seeds)
        for seed, (found, counts, drawn) in zip(seeds, plays):
            outcomes += counts
            failed += bool(found)
            for words in found:
                print(f"history {seed} ({' '.join(drawn)}): {words}", flush=True)
    print("outcomes", dict(outcomes))
    print(f"{options.count - failed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
