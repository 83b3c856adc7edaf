"""What the program says of every instance, held against what the simulator has really done."""

from collections import Counter, defaultdict

# Answers after which nobody can tell whether the call was carried out.
AMBIGUOUS = {"lost", "InternalError", "FailedOperation.InternalOperationFailure"}
UNSENT = {"held_back", "cancelled", "queued"}
OPEN = {"accepted", "terminating", "slow", "stuck"}
# Where an instance stands again after the service gave up terminating it.
RETURNED = {"RUNNING", "STOPPED", "error"}
# An instance that nobody has tried to terminate.
UNTOUCHED = {"accepted": 0, "ignored": 0, "strangers": 0, "terminations": [], "history": []}


def promised_code(rows):
    """The exit code that the contract gives to these outcomes."""
    words = {row["outcome"] for row in rows}
    if words & {"unknown", "sent"}:
        return 4
    if words & {"failed", "held_back", "cancelled", "queued"}:
        return 2
    return 3 if words & OPEN else 0


class Reckoning:
    """Of one simulator, and of every operation that its programs have in their journals."""

    def __init__(self, ledger, operations):
        """
        - ledger: the answer of `/_simulator/ledger`
        - operations: each as `edgereap history ID --output json` writes it
        """
        self.entries = {entry["id"]: entry for entry in ledger["instances"]}
        self.requests = {entry["id"]: entry["terminations"] for entry in ledger["requests"]}
        self.rows = defaultdict(list)
        self.operations = sorted(operations, key=lambda operation: operation["id"])
        for operation in self.operations:
            for row in operation["instances"]:
                self.rows[row["id"]].append(row)

    @property
    def untruths(self):
        """How often each of the three worst things happened, none included."""
        counts = Counter({name: 0 for name in (
            "gone that live", "strangers touched", "executed called failed")})
        for id, rows in self.rows.items():
            entry, state = self.entry(id), self.state(id)
            counts["strangers touched"] += entry["strangers"]
            for row in rows:
                counts["gone that live"] += row["outcome"] == "gone" and state != "gone"
            for row in self.sent(rows)[-1:]:
                counts["executed called failed"] += (
                    row["outcome"] == "failed" and bool(entry["history"])
                    and state not in RETURNED)
        return counts

    @property
    def outcomes(self):
        """Of every instance of every operation."""
        return Counter(row["outcome"] for rows in self.rows.values() for row in rows)

    def defects(self):
        """In words, each naming its instance. None is what the program promises."""
        found = []
        for operation in self.operations:
            ids = Counter(row["id"] for row in operation["instances"])
            found += [f"{operation['id']} tells of {id} {count} times"
                      for id, count in ids.items() if count > 1]
        for id in sorted({*self.entries, *self.requests, *self.rows}):
            found += [f"{id}: {words}; {self.story(id)}" for words in self.judge(id)]
        return found

    def judge(self, id):
        rows, requests = self.rows.get(id, []), self.requests.get(id, [])
        entry, state = self.entry(id), self.state(id)
        if requests and not rows:
            yield "it was sent, and no journal knows of it"
        for before, after in zip(requests, requests[1:]):
            if before["answer"] == "accepted" or before["answer"] in AMBIGUOUS:
                if after["readings_before"] < 2:
                    yield (f"sent again after {before['answer']} with "
                           f"{after['readings_before']} readings in between")
        if entry["strangers"]:
            yield f"another machine with its id was terminated {entry['strangers']} times"
        returns = sum(change["state"] in RETURNED and change["incarnation"] == 1
                      for change in entry["history"])
        if entry["accepted"] > 1 + returns + entry["ignored"]:
            yield f"accepted {entry['accepted']} times"
        sent = self.sent(rows)
        if entry["accepted"] and rows and not sent:
            yield "it was accepted, and every operation says that it was not sent"
        for row in rows:
            if row["outcome"] in ("unknown", "sent", "queued"):
                yield f"left {row['outcome']}"
            if row["outcome"] in ("failed", "held_back", "cancelled") and not row["code"]:
                yield f"{row['outcome']} without a reason"
        for row in sent[-1:]:
            if not self.is_true(row["outcome"], entry, state):
                yield f"reported as {row['outcome']} ({row['code']})"
        # What is gone cannot have been anything else later.
        for row in sent[:-1]:
            if row["outcome"] == "gone" and state != "gone":
                yield "reported as gone by an earlier operation"

    def entry(self, id):
        return self.entries.get(id, UNTOUCHED)

    def state(self, id):
        """The latest of the machine that was planned, whoever has its id now."""
        states = [change["state"] for change in self.entry(id)["history"]
                  if change["incarnation"] == 1]
        return states[-1] if states else ""

    @staticmethod
    def sent(rows):
        """Those that were sent, the earliest first.

        By the time of sending: two operations that begin in one second are not told apart by their
        names.
        """
        return sorted(
            (row for row in rows if row["outcome"] not in UNSENT),
            key=lambda row: row["sent_at"] or "")

    @staticmethod
    def is_true(outcome, entry, state):
        accepted = entry["accepted"]
        # Of the last call that was accepted nothing came.
        ignored = [call["ignored"] for call in entry["terminations"] if call["accepted"]][-1:]
        if outcome == "gone":
            return accepted >= 1 and state == "gone"
        if outcome == "failed":
            return accepted == entry["ignored"] or state in RETURNED
        if ignored == [True]:
            return outcome in ("accepted", "stuck")
        if outcome == "accepted":
            return False
        if outcome in OPEN:
            # Of one that the service gave up before nobody can tell whether it has begun again.
            return accepted >= 1 and (state.lower() == "terminating"
                                      or accepted >= 2 and state in RETURNED)
        return False

    def story(self, id):
        entry = self.entry(id)
        told = [f"{row['outcome']} {row['code']}".strip() for row in self.rows.get(id, [])]
        sent = [f"{request['answer']}/{request['readings_before']}"
                for request in self.requests.get(id, [])]
        done = [change["state"] + "'" * (change["incarnation"] - 1) for change in entry["history"]]
        return (f"reported {told}, sent {sent}, accepted {entry['accepted']}, "
                f"ignored {entry['ignored']}, done {done}")
