"""A link without root: a relay of bytes on the loopback.

It delays, holds back and resets connections. Single packets it does not see, so it can lose, double
or overtake none; a loss is what it does to a connection: the bytes behind it wait for it to be sent
again.
"""

import contextlib
import random
import select
import socket
import struct
import threading
import time

from conditions import CLEAR

# As Linux waits before it sends a lost segment again, at the least.
RETRANSMISSION = 0.2


def was_reset(connection):
    watch = select.poll()
    try:
        watch.register(connection, 0)
    except ValueError:
        # It was closed here.
        return True
    return any(event & select.POLLERR for _, event in watch.poll(0))


class Forwarder:
    def __init__(self, target, seed):
        self.target, self.dice, self.conditions = target, random.Random(seed), CLEAR
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.endpoint = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        self.pairs, self.lock = [], threading.Lock()
        self.count_anew()
        self.is_open = True
        threading.Thread(target=self.accept, daemon=True).start()

    def count_anew(self):
        self.carried = self.held = self.resets = 0

    def accept(self):
        while self.is_open:
            try:
                client, _ = self.listener.accept()
                server = socket.create_connection(self.target)
            except OSError:
                return
            with self.lock:
                self.pairs.append((client, server))
            for ends in ((client, server), (server, client)):
                threading.Thread(target=self.relay, args=ends, daemon=True).start()

    def relay(self, source, sink):
        with contextlib.suppress(OSError):
            while data := source.recv(1_400):
                conditions = self.conditions
                wait = conditions.draw_delay(self.dice)
                retry = RETRANSMISSION
                while self.dice.random() < conditions.loss:
                    self.held += 1
                    wait, retry = wait + retry, retry * 2
                time.sleep(wait)
                while self.conditions.is_cut and self.is_open:
                    self.held += 1
                    time.sleep(0.1)
                # Who has reset the connection has taken back what did not arrive.
                if was_reset(source):
                    self.held += 1
                    break
                sink.sendall(data)
                self.carried += 1
            # What is still on its way the other way may come.
            sink.shutdown(socket.SHUT_WR)

    def rebind(self):
        """Every connection is gone, as behind a translator of addresses that forgot them."""
        with self.lock:
            pairs, self.pairs = self.pairs, []
        for pair in pairs:
            for end in pair:
                with contextlib.suppress(OSError):
                    end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    end.shutdown(socket.SHUT_RD)
                    end.close()
                    self.resets += 1

    def __str__(self):
        return f"{self.carried} pieces carried, {self.held} held back, {self.resets} ends reset"

    def close(self):
        self.is_open = False
        self.listener.close()
        self.rebind()
