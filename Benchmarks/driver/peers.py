"""The programs to be compared with: what they are started on and which keys move in them."""

import os

DOWN, PAGE_DOWN = b"\x1bOB", b"\x1b[6~"


def environment(home):
    return {
        "PATH": os.environ["PATH"], "HOME": home, "LANG": "C.UTF-8", "TERM": "xterm-256color",
    }


class Material:
    """A list of lines and a folder, each of so many entries."""

    def __init__(self, folder, count):
        self.folder, self.count = folder, count
        self.lines = os.path.join(folder, "lines")
        self.files = os.path.join(folder, "files")
        rows = [
            f"epm-{(n * 2654435761) % 2**32:08x}  cdn-cache-{n:06}  running  ap-guangzhou-ez-"
            f"{n % 9}  203.0.{n // 250 % 250}.{n % 250}" for n in range(count)
        ]
        with open(self.lines, "w") as file:
            file.write("\n".join(rows) + "\n")
        os.mkdir(self.files)
        for n in range(count):
            os.close(os.open(f"{self.files}/cdn-cache-{n:06}", os.O_CREAT | os.O_WRONLY, 0o600))


def commands(material):
    """By name: the command, and when its list can be used."""
    total = str(material.count).encode()
    return {
        "fzf": (
            ["sh", "-c", f"exec fzf --layout=reverse < '{material.lines}'"],
            lambda output: b"%s/%s" % (total, total) in output.replace(b"\x1b[0m", b"")),
        "tig": (
            ["sh", "-c", f"exec tig < '{material.lines}'"],
            lambda output: b"epm-" in output),
        "nnn": (["nnn", material.files], lambda output: b"cdn-cache-" in output),
        "vifm": (
            ["vifm", material.files, material.files],
            lambda output: b"cdn-cache-" in output),
        "less": (["less", material.lines], lambda output: b"epm-" in output),
        "nvim": (["nvim", "--clean", "-n", material.lines], lambda output: b"epm-" in output),
        "htop": (["htop", "--delay", "100"], lambda output: b"PID" in output),
    }
