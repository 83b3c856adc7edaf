"""A TLS server of a few frames of HTTP/2, which answers, refuses or drops each request as it is told.

    http2.py CERTIFICATE KEY ANSWER...

It prints its port, and a line for each request that reaches it: the version and the answer that it
gave, `2 ok`. The answers are used in order, the last one for all that follow:

    ok           200 without a body
    refused      RST_STREAM with REFUSED_STREAM: the request was not carried out (RFC 9113, 8.7)
    downgrade    RST_STREAM with HTTP_1_1_REQUIRED
    goaway       GOAWAY that names no request as taken, and the end of the connection
    reset        the end of the connection

Who asks for HTTP/1.1 is answered 200, and counted as `1 ok`.
"""

import socket
import ssl
import struct
import sys
import threading

DATA, HEADERS, RST_STREAM, SETTINGS, PING, GOAWAY = 0, 1, 3, 4, 6, 7
ACK, END_STREAM, END_HEADERS = 1, 1, 4
REFUSED_STREAM, HTTP_1_1_REQUIRED = 7, 13
PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
STATUS_200 = b"\x88"


class Answers:
    """The answers in order, and the lines that tell of them."""

    def __init__(self, names):
        self.names = names
        self.lock = threading.Lock()

    def next(self):
        with self.lock:
            name = self.names.pop(0) if len(self.names) > 1 else self.names[0]
            print("2", name, flush=True)
            return name


def whole(connection, size):
    data = b""
    while len(data) < size:
        more = connection.recv(size - len(data))
        if not more:
            raise EOFError
        data += more
    return data


def frame(kind, flags, stream, payload=b""):
    return struct.pack(">I", len(payload))[1:] + struct.pack(">BBI", kind, flags, stream) + payload


def serve(connection, answers):
    if connection.selected_alpn_protocol() != "h2":
        return serve_1(connection)
    if whole(connection, len(PREFACE)) != PREFACE:
        return None
    connection.sendall(frame(SETTINGS, 0, 0))
    while True:
        head = whole(connection, 9)
        size, kind, flags = int.from_bytes(head[:3], "big"), head[3], head[4]
        stream = int.from_bytes(head[5:], "big") & 0x7FFFFFFF
        payload = whole(connection, size)
        if kind == SETTINGS and not flags & ACK:
            connection.sendall(frame(SETTINGS, ACK, 0))
        elif kind == PING and not flags & ACK:
            connection.sendall(frame(PING, ACK, 0, payload))
        # Its body, if it has one, may still be on the way.
        elif kind in (HEADERS, DATA) and flags & END_STREAM:
            answer = answers.next()
            if answer == "ok":
                connection.sendall(frame(HEADERS, END_HEADERS | END_STREAM, stream, STATUS_200))
            elif answer == "refused":
                connection.sendall(frame(RST_STREAM, 0, stream, struct.pack(">I", REFUSED_STREAM)))
            elif answer == "downgrade":
                code = struct.pack(">I", HTTP_1_1_REQUIRED)
                connection.sendall(frame(RST_STREAM, 0, stream, code))
            elif answer == "goaway":
                connection.sendall(frame(GOAWAY, 0, 0, struct.pack(">II", 0, 0)))
                return None
            else:
                return None


def serve_1(connection):
    data = b""
    while True:
        while b"\r\n\r\n" not in data:
            more = connection.recv(65536)
            if not more:
                return
            data += more
        head, data = data.split(b"\r\n\r\n", 1)
        lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
        size = int(lengths[0].split(b":")[1]) if lengths else 0
        while len(data) < size:
            data += whole(connection, size - len(data))
        data = data[size:]
        print("1 ok", flush=True)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")


def main():
    certificate, key, *names = sys.argv[1:]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    context.set_alpn_protocols(["h2", "http/1.1"])
    answers = Answers(names)
    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)

    def take(plain):
        try:
            with context.wrap_socket(plain, server_side=True) as connection:
                serve(connection, answers)
        except (OSError, EOFError):
            pass

    while True:
        plain, _ = listener.accept()
        threading.Thread(target=take, args=(plain,), daemon=True).start()


main()
