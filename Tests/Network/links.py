"""A simulator at one end of a link, and a home for the program at the other."""

import subprocess
import sys
from pathlib import Path

from forwarder import Forwarder
from stage import Stage
from wire import SERVER, Wire, inside

HERE = Path(__file__).parent


class Loopback:
    """Over the relay, which needs nothing."""

    kind = "relay"

    def __init__(self, name, seed, program, *options, timeout):
        self.stage = Stage(program, *options, timeout=timeout)
        port = int(self.stage.simulator.endpoint.rpartition(":")[2])
        self.link = Forwarder(("127.0.0.1", port), seed)
        self.stage.environment["EDGEREAP_ENDPOINT"] = self.link.endpoint

    def read(self, path):
        return self.stage.simulator.read(path)

    def close(self):
        self.link.close()
        self.stage.close()


class Namespaces:
    """Two namespaces with the wire between them, and TLS over it. Needs root."""

    kind = "wire"

    def __init__(self, name, seed, program, *options, timeout):
        self.link = Wire(name, seed)
        server, client = (["ip", "netns", "exec", end]
                          for end in (self.link.server, self.link.client))
        self.stage = Stage(
            program, *options, timeout=timeout, simulator_prefix=server, prefix=client)
        certificate, key = certified(self.stage.home)
        port = self.stage.simulator.endpoint.rpartition(":")[2]
        self.front = subprocess.Popen(
            [*server, sys.executable, HERE / "tls_front.py", certificate, key, SERVER, port],
            stdout=subprocess.PIPE, text=True)
        secured = self.front.stdout.readline().strip()
        self.stage.environment.update(
            EDGEREAP_ENDPOINT=f"https://{SERVER}:{secured}",
            SSL_CERT_FILE=str(self.stage.home / "ca.pem"), PATH="/usr/sbin:/usr/bin:/sbin:/bin")

    def read(self, path):
        with inside(self.link.server):
            return self.stage.simulator.read(path)

    def close(self):
        self.front.terminate()
        self.front.wait()
        self.stage.close()
        self.link.close()


def certified(folder):
    """A certificate for the server's address, of an authority that exists nowhere else."""
    def openssl(*words):
        subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)

    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=soak",
            "-keyout", "ca.key", "-out", "ca.pem")
    openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={SERVER}", "-keyout", "tls.key",
            "-out", "tls.csr")
    (folder / "names").write_text(f"subjectAltName=IP:{SERVER}\n")
    openssl("x509", "-req", "-in", "tls.csr", "-CA", "ca.pem", "-CAkey", "ca.key",
            "-CAcreateserial", "-days", "2", "-extfile", "names", "-out", "tls.pem")
    return folder / "tls.pem", folder / "tls.key"
