"""Two network namespaces and the wire between them, which is this process.

Each namespace has a TUN device. Packets that one kernel sends are read here, and are delayed,
dropped, doubled or overtaken as the conditions say before the other kernel gets them: what
`tc qdisc … netem` does, without a module that many kernels lack. Between the two stands a
translator of addresses (NAT) that can forget what it has translated.
"""

import contextlib
import ctypes
import fcntl
import heapq
import os
import random
import select
import socket
import struct
import subprocess
import threading
import time

from conditions import CLEAR

TUNSETIFF, IFF_TUN, IFF_NO_PI, CLONE_NEWNET = 0x400454CA, 0x0001, 0x1000, 0x40000000
CLIENT, SERVER = "10.77.0.1", "10.77.0.2"


def unavailable():
    """Why there can be no namespaces here; empty where there can."""
    if os.geteuid() != 0:
        return "namespaces need root"
    if not os.path.exists("/dev/net/tun"):
        return "there is no /dev/net/tun"
    name = f"edgereap-try-{os.getpid()}"
    try:
        subprocess.run(["ip", "netns", "add", name], check=True, capture_output=True, text=True)
        subprocess.run(["ip", "netns", "del", name], check=True, capture_output=True, text=True)
        os.close(tun(f"er{os.getpid()}t"))
    except FileNotFoundError:
        return "there is no ip (iproute2)"
    except subprocess.CalledProcessError as error:
        return f"ip netns: {error.stderr.strip()}"
    except OSError as error:
        return f"no TUN device: {error}"
    return ""


def tun(name):
    descriptor = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        fcntl.ioctl(descriptor, TUNSETIFF, struct.pack("16sH", name.encode(), IFF_TUN | IFF_NO_PI))
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


@contextlib.contextmanager
def inside(namespace):
    """Sockets that this thread opens meanwhile are the namespace's."""
    libc = ctypes.CDLL(None, use_errno=True)

    def enter(path):
        with open(path) as file:
            if libc.setns(file.fileno(), CLONE_NEWNET) != 0:
                raise OSError(ctypes.get_errno(), f"setns {path}")

    with open("/proc/thread-self/ns/net") as own:
        enter(f"/run/netns/{namespace}")
        try:
            yield
        finally:
            if libc.setns(own.fileno(), CLONE_NEWNET) != 0:
                raise OSError(ctypes.get_errno(), "setns back")


class Wire:
    def __init__(self, name, seed):
        self.client, self.server = f"{name}-client", f"{name}-server"
        self.dice = random.Random(seed)
        self.conditions, self.public = CLEAR, bytes([10, 77, 0, 100])
        self.count_anew()
        self.queue, self.number = [], 0
        self.is_open = True
        self.ends = [self.end(self.client, "erc" + name[-8:], CLIENT),
                     self.end(self.server, "ers" + name[-8:], SERVER)]
        self.thread = threading.Thread(target=self.carry, name=name, daemon=True)
        self.thread.start()

    def count_anew(self):
        self.carried = self.dropped = self.doubled = self.overtook = 0

    def end(self, namespace, device, address):
        def ip(*words):
            subprocess.run(["ip", *words], check=True, capture_output=True, text=True)

        ip("netns", "add", namespace)
        descriptor = tun(device)
        ip("link", "set", device, "netns", namespace)
        for words in (["link", "set", "lo", "up"], ["addr", "add", f"{address}/24", "dev", device],
                      ["link", "set", device, "up"]):
            ip("-n", namespace, *words)
        return descriptor

    def rebind(self):
        """The translator forgets its connections and has another address from now on."""
        public = bytearray(self.public)
        public[3] += 1
        self.public = bytes(public)

    def carry(self):
        """Packets from the client leave under the public address, and come back to its own."""
        client, server = self.ends
        while self.is_open:
            wait = 0.05
            if self.queue:
                wait = min(wait, max(0.0, self.queue[0][0] - time.monotonic()))
            ready, _, _ = select.select([client, server], [], [], wait)
            for end in ready:
                self.take(end, server if end == client else client)
            while self.queue and self.queue[0][0] <= time.monotonic():
                _, _, end, packet = heapq.heappop(self.queue)
                with contextlib.suppress(OSError):
                    os.write(end, packet)

    def take(self, end, other):
        try:
            packet = os.read(end, 65_535)
        except OSError:
            return
        if packet[0] >> 4 != 4:
            return
        if other == self.ends[1]:
            packet = translated(packet, 12, self.public)
        elif packet[16:20] == self.public:
            packet = translated(packet, 16, socket.inet_aton(CLIENT))
        else:
            # For an address that the translator no longer has.
            return
        conditions, copies = self.conditions, 1
        if conditions.is_cut or self.dice.random() < conditions.loss:
            self.dropped += 1
            return
        if self.dice.random() < conditions.duplicate:
            self.doubled += 1
            copies = 2
        for _ in range(copies):
            due = time.monotonic() + conditions.draw_delay(self.dice)
            self.overtook += any(later > due for later, _, end, _ in self.queue if end == other)
            self.number += 1
            heapq.heappush(self.queue, (due, self.number, other, packet))
        self.carried += 1

    def __str__(self):
        return (f"{self.carried} packets carried, {self.dropped} dropped, {self.doubled} doubled, "
                f"{self.overtook} overtook another")

    def close(self):
        self.is_open = False
        self.thread.join()
        for end in self.ends:
            os.close(end)
        for namespace in (self.client, self.server):
            subprocess.run(["ip", "netns", "del", namespace], capture_output=True)


def translated(packet, place, address):
    """The packet with another address at that place of its header, its sums made right again."""
    packet = bytearray(packet)
    before = struct.unpack("!HH", packet[place:place + 4])
    packet[place:place + 4] = address
    after = struct.unpack("!HH", address)
    sums = [10]
    # TCP's sum covers the addresses too.
    if packet[9] == socket.IPPROTO_TCP:
        sums.append((packet[0] & 15) * 4 + 16)
    for at in sums:
        total = ~struct.unpack("!H", packet[at:at + 2])[0] & 0xFFFF
        for old, new in zip(before, after):
            total += (~old & 0xFFFF) + new
        while total >> 16:
            total = (total & 0xFFFF) + (total >> 16)
        packet[at:at + 2] = struct.pack("!H", ~total & 0xFFFF)
    return bytes(packet)
