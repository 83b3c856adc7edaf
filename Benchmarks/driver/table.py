"""The one table, for people and as JSON."""

import json
import os
import platform
import unicodedata


class Table:
    """Rows as they are measured. `limit` is the most (or, with `least`, the least) that reaches
    the goal; None where the row is there for orientation."""

    def __init__(self):
        self.rows = []

    def add(self, name, unit, value, limit=None, least=False, peers=None, goal=None, note=""):
        """`peers` by name; a bare goal text says what is held against what."""
        reached = None
        if limit is not None:
            reached = value >= limit if least else value <= limit
        row = {
            "name": name, "unit": unit, "edgereap": value, "limit": limit, "least": least,
            "goal": goal or self.bound(limit, least, unit), "peers": peers or {},
            "reached": reached, "note": note,
        }
        self.rows.append(row)
        print("  " + self.line(row), flush=True)

    @staticmethod
    def bound(limit, least, unit):
        if limit is None:
            return ""
        return f"{'≥' if least else '≤'} {number(limit)} {unit}"

    def cells(self, row):
        peers = ", ".join(f"{name} {number(value)}" for name, value in row["peers"].items())
        ratios = ", ".join(
            number(row["edgereap"] / value) for value in row["peers"].values() if value)
        mark = {True: "yes", False: "NO", None: ""}[row["reached"]]
        return [
            row["name"], row["goal"], peers, f"{number(row['edgereap'])} {row['unit']}", ratios,
            mark, row["note"],
        ]

    def line(self, row):
        return "  ".join(cell for cell in self.cells(row) if cell)

    def text(self):
        heading = ["what", "goal", "peers", "edgereap", "ratio", "reached", "note"]
        lines = [heading] + [self.cells(row) for row in self.rows]
        widths = [max(width(line[i]) for line in lines) for i in range(len(heading))]
        out = []
        for index, line in enumerate(lines):
            cells = (cell + " " * (widths[i] - width(cell)) for i, cell in enumerate(line))
            out.append("| " + " | ".join(cells) + " |")
            if index == 0:
                out.append("|" + "|".join("-" * (each + 2) for each in widths) + "|")
        return "\n".join(out)

    def json(self, extra):
        return json.dumps(
            {"machine": machine(), "rows": self.rows, **extra}, ensure_ascii=False, indent=1)


def width(cell):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in cell)


def number(value):
    if isinstance(value, int):
        return f"{value:,}"
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def machine():
    model = ""
    with open("/proc/cpuinfo") as file:
        for line in file:
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    with open("/proc/meminfo") as file:
        memory = int(file.readline().split()[1]) // 1024
    return {
        "processors": os.cpu_count(), "model": model, "memory_mib": memory,
        "kernel": platform.release(), "load_at_the_end": os.getloadavg()[0],
    }
