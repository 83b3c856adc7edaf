"""TLS in front of the simulator, since the program speaks http on the loopback only.

Usage: tls_front.py CERTIFICATE KEY ADDRESS TARGET_PORT    prints the port that it listens on
"""

import contextlib
import select
import socket
import ssl
import sys
import threading


def serve(context, client, target):
    """One thread for both ways, since two must not work on one TLS connection at once."""
    with contextlib.suppress(OSError), context.wrap_socket(client, server_side=True) as secured, \
            socket.create_connection(("127.0.0.1", target)) as plain:
        while True:
            ready = [secured] if secured.pending() else select.select([secured, plain], [], [])[0]
            for source, sink in ((secured, plain), (plain, secured)):
                if source in ready:
                    data = source.recv(65_536)
                    if not data:
                        return
                    sink.sendall(data)


def main(certificate, key, address, target):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    listener = socket.create_server((address, 0), backlog=64)
    print(listener.getsockname()[1], flush=True)
    while True:
        client, _ = listener.accept()
        threading.Thread(
            target=serve, args=(context, client, int(target)), daemon=True).start()


if __name__ == "__main__":
    main(*sys.argv[1:])
