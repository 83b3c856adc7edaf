"""A folder as the whole file system of a program, with an old kernel where that is asked for."""

import contextlib
import ctypes
import fcntl
import os
import pty
import re
import select
import stat
import struct
import subprocess
import termios
import time
from pathlib import Path

# The last system call of Linux 3.10 on x86-64 is 313; all that came later answers ENOSYS.
FIRST_NEWER_CALL = 314


def only_old_calls():
    """Filters the system calls of this process and of what it starts."""
    libc = ctypes.CDLL(None, use_errno=True)
    load, jump, answer = 0x20, 0x35, 0x06
    no_such_call = 0x00050000 | 38
    filters = b"".join(struct.pack("HBBI", *line) for line in [
        (load, 0, 0, 0), (jump, 0, 1, FIRST_NEWER_CALL), (answer, 0, 0, no_such_call),
        (answer, 0, 0, 0x7fff0000)])
    code = ctypes.create_string_buffer(filters)
    program = struct.pack("HxxxxxxP", len(filters) // 8, ctypes.addressof(code))
    if libc.prctl(38, 1, 0, 0, 0) or libc.prctl(22, 2, program, 0, 0):
        raise OSError(ctypes.get_errno(), "seccomp")


class Root:
    def __init__(self, folder):
        self.folder = Path(folder)
        self.mounts = []

    def mount_proc(self):
        (self.folder / "proc").mkdir(exist_ok=True)
        subprocess.run(["mount", "-t", "proc", "proc", self.folder / "proc"], check=True)
        self.mounts.append(self.folder / "proc")

    def make_devices(self):
        """What every machine has, and what a kernel without getrandom(2) needs."""
        (self.folder / "dev").mkdir(exist_ok=True)
        for name, minor in [("null", 3), ("urandom", 9)]:
            os.mknod(self.folder / "dev" / name, 0o666 | stat.S_IFCHR, os.makedev(1, minor))

    def unmount(self):
        while self.mounts:
            subprocess.run(["umount", "--lazy", self.mounts.pop()], check=True)

    def write(self, path, text, mode=0o644):
        file = self.folder / path.lstrip("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        file.chmod(mode)
        return file

    def _enter(self, user, is_old):
        def enter():
            os.chroot(self.folder)
            os.chdir("/")
            if user:
                os.setgroups([])
                os.setgid(user)
                os.setuid(user)
            if is_old:
                only_old_calls()
        return enter

    def run(self, *words, user=0, is_old=False, seconds=180, data=None, **variables):
        return subprocess.run(
            words, env=variables, preexec_fn=self._enter(user, is_old), input=data,
            stdin=None if data is not None else subprocess.DEVNULL,
            capture_output=True, text=True, errors="replace", timeout=seconds)

    def screen(self, *words, until, keys="q", user=0, is_old=False, seconds=90, **variables):
        """
        Opens a program on a terminal of 100x30 and types once it shows what is waited for.

        - Returns: its exit code, and all that it sent to the terminal.
        """
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        enter = self._enter(user, is_old)

        def begin():
            os.setsid()
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)
            enter()

        process = subprocess.Popen(
            words, stdin=slave, stdout=slave, stderr=slave, env=variables, preexec_fn=begin)
        os.close(slave)
        sent, is_typed, end = b"", False, time.monotonic() + seconds
        with contextlib.suppress(OSError):
            while time.monotonic() < end:
                if not select.select([master], [], [], 0.2)[0]:
                    continue
                data = os.read(master, 65_536)
                if not data:
                    break
                sent += data
                if not is_typed and re.search(until, sent):
                    is_typed = True
                    os.write(master, keys.encode())
        os.close(master)
        if process.poll() is None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=5)
        if process.poll() is None:
            process.kill()
        return process.wait(), sent
