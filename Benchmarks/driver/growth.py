"""How things grow with the fleet: a list of a thousand up to one of a million."""

import screen
from simulator import Simulator
from terminal import Terminal


def measure(program, sizes):
    base = screen.empty(program)
    rows = []
    for size in sizes:
        with Simulator(program, "--instances", size, "--rate-limit", 0) as simulator:
            with Terminal([program], simulator.environment) as terminal:
                first = terminal.wait(screen.shows_rows)
                last = terminal.settle(quiet=3, limit=1800) or terminal.started
                complete = last - terminal.started
                processor = terminal.ticks() / 100
                cost = screen.movement(terminal, b"j", b"\x1b[6~")
                resident = terminal.resident()
            with Terminal([program], simulator.environment) as terminal:
                again = terminal.wait(screen.shows_rows)
        rows.append({
            "instances": size, "first_row_ms": 1000 * first, "complete_s": complete,
            "processor_s": processor, "second_start_ms": 1000 * again,
            "resident_mib": resident / 2**20, "bytes_each": (resident - base) / size,
            "line_bytes": cost["line"], "page_bytes": cost["page"],
            "key_p50_ms": 1000 * cost["p50"],
        })
        print("  growth:", {name: round(value, 2) for name, value in rows[-1].items()}, flush=True)
    return rows
