"""
The portable archive on machines that nobody prepared for it.

A simulator runs outside, by the same program, and the program inside reaches it over the loopback. Each check is
a function of one root, and is told by its name.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from root import Root
from simulator import Simulator

PROGRAM = "/bin/edgereap"
IDS = rb"(ein|bms|epm)-[0-9a-z]{8}"
THEMES = {path.stem for path in (Path(__file__).parents[2] / "themes").glob("*.yaml")}


class Failed(Exception):
    pass


def expect(truth, *facts):
    if not truth:
        raise Failed(" ".join(str(fact) for fact in facts)[-3000:])


def keys(simulator):
    return {"EDGEREAP_ENDPOINT": simulator.endpoint, "TENCENTCLOUD_SECRET_ID": simulator.secret_id,
            "TENCENTCLOUD_SECRET_KEY": simulator.secret_key}


# Everywhere

def tells_version_and_themes(root, **how):
    version = root.run(PROGRAM, "--version", **how)
    expect(version.returncode == 0 and re.match(r"\d+\.\d+\.\d+", version.stdout), version)
    listed = root.run(PROGRAM, "themes", **how)
    expect(all(theme in listed.stdout for theme in THEMES), listed)


def prints_manual_and_completions(root, **how):
    for words, text in [(["manual"], "EXIT STATUS"), (["manual", "--lang", "zh"], "退出状态"),
                        (["--generate-completion-script", "bash"], "_edgereap")]:
        page = root.run(PROGRAM, *words, **how)
        expect(page.returncode == 0 and text in page.stdout, words, page.stderr)


def opens_demo(root, **how):
    code, sent = root.screen(
        PROGRAM, "--demo", until=IDS, TERM="xterm-256color", HOME="/nowhere", **how)
    expect(code == 0 and re.search(IDS, sent), code, sent[-2000:])
    expect("│".encode() in sent, "no lines of Unicode", sent[:2000])


def opens_demo_in_kitty(root, **how):
    code, sent = root.screen(
        PROGRAM, "--demo", until=IDS, TERM="xterm-kitty", HOME="/nowhere", **how)
    expect(code == 0 and re.search(IDS, sent), code, sent[-2000:])


def terminates(root, **how):
    """Lists, freezes, applies, watches and proves, against the ledger of the other side."""
    (root.folder / "tmp").mkdir(exist_ok=True)
    (root.folder / "tmp").chmod(0o1777)
    with Simulator(str(root.folder) + PROGRAM, "--instances", "40", "--time-scale", "20") as simulator:
        home = tempfile.mkdtemp(dir=root.folder / "tmp")
        os.chown(home, how.get("user", 0), how.get("user", 0))
        where = dict(keys(simulator), HOME="/tmp/" + os.path.basename(home), **how)
        listed = root.run(PROGRAM, "list", "--output", "json", **where)
        expect(listed.returncode == 0 and len(json.loads(listed.stdout)) == 40, listed)
        plan = where["HOME"] + "/plan.json"
        phrase = root.run(
            PROGRAM, "plan", "--filter", "product:edgezone state:running", "--out", plan, **where)
        expect(phrase.returncode == 0, phrase)
        applied = root.run(
            PROGRAM, "apply", plan, "--confirm", phrase.stdout.strip(), "--output", "json",
            "--no-wait", **where)
        expect(applied.returncode in (0, 3), applied)
        watched = root.run(PROGRAM, "watch", "--output", "json", "--wait", "50s", **where)
        expect(watched.returncode in (0, 3), watched)
        ids = {row["id"] for row in json.loads(watched.stdout)["instances"]}
        sent = {id: entry["sent"] for id, entry in simulator.ledger().items() if entry["sent"]}
        expect(ids and sent == dict.fromkeys(ids, 1), len(ids), sent)
        verified = root.run(PROGRAM, "history", "--verify", **where)
        expect(verified.returncode == 0, verified)


def asks_a_command_for_keys(root, **how):
    """It gets the environment that the program was given, and not what the program finds its own parts by."""
    with Simulator(str(root.folder) + PROGRAM, "--instances", "10") as simulator:
        root.write("/tmp/keys", f"""#!/bin/sh
env >/tmp/environment
echo '{{"SecretId": "{simulator.secret_id}", "SecretKey": "{simulator.secret_key}"}}'
""", 0o755)
        root.write("/tmp/keyed/.config/edgereap/config.yaml",
                   "profile: one\nprofiles:\n  one:\n    credentials: {process: /tmp/keys}\n")
        listed = root.run(
            PROGRAM, "list", "--output", "csv", HOME="/tmp/keyed", PATH="/usr/bin:/bin",
            TERMINFO_DIRS="/mine", EDGEREAP_ENDPOINT=simulator.endpoint, **how)
        expect(listed.returncode == 0, listed)
        environment = (root.folder / "tmp/environment").read_text().splitlines()
        expect("TERMINFO_DIRS=/mine" in environment, environment)
        expect(not any(line.startswith("LOCPATH") for line in environment), environment)


def sends_what_another_has_signed(root, **how):
    """By the ssh-keygen of the machine."""
    (root.folder / "root/keys").mkdir(parents=True, exist_ok=True)
    key = root.folder / "root/keys/one"
    key.unlink(missing_ok=True)
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", key], check=True)
    public = Path(f"{key}.pub").read_text()
    root.write("/etc/edgereap/allowed_signers", f'bob namespaces="edgereap-plan" {public}')
    root.write("/root/.config/edgereap/config.yaml", "approval: {signatures: 1, "
               "allowed_signers: /etc/edgereap/allowed_signers}\n")
    with Simulator(str(root.folder) + PROGRAM, "--instances", "20") as simulator:
        where = dict(keys(simulator), HOME="/root", **how)
        planned = root.run(PROGRAM, "plan", "--filter", "product:edgezone state:running", "--out",
                           "/root/plan.json", **where)
        apply = [PROGRAM, "apply", "/root/plan.json", "--confirm", planned.stdout.strip(),
                 "--no-wait"]
        refused = root.run(*apply, **where)
        expect(refused.returncode == 5, refused)
        signed = root.run(PROGRAM, "sign", "/root/plan.json", "--key", "/root/keys/one",
                          "--confirm", planned.stdout.strip(), **where)
        expect(signed.returncode == 0, signed)
        applied = root.run(*apply, **where)
        expect(applied.returncode in (0, 3), applied)
    (root.folder / "root/.config/edgereap/config.yaml").unlink()


# One thing each

def needs_proc(root):
    run = root.run(PROGRAM, "list")
    expect(run.returncode == 78 and "/proc" in run.stderr, run)
    expect(run.stderr.count("\n") == 1, run.stderr)


def trusts_the_certificates_it_finds(root):
    with tempfile.TemporaryDirectory() as folder:
        def openssl(*words):
            subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)
        openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=Own CA",
                "-keyout", "ca.key", "-out", "ca.pem")
        openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=edge.test",
                "-keyout", "server.key", "-out", "server.csr")
        Path(folder, "names").write_text("subjectAltName=DNS:edge.test")
        openssl("x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key",
                "-CAcreateserial", "-days", "2", "-extfile", "names", "-out", "server.pem")
        with Simulator(str(root.folder) + PROGRAM, "--instances", "5") as simulator:
            front = subprocess.Popen(
                [sys.executable, str(Path(__file__).parent.parent / "Network/tls_front.py"),
                 f"{folder}/server.pem", f"{folder}/server.key", "127.0.0.1",
                 simulator.endpoint.rsplit(":", 1)[1]], stdout=subprocess.PIPE, text=True)
            try:
                port = front.stdout.readline().strip()
                root.write("/etc/hosts", "127.0.0.1 localhost edge.test\n")
                # Modules that a machine may have, and which must not be loaded.
                root.write("/etc/nsswitch.conf", "hosts: files mdns4_minimal myhostname sss dns\n"
                                                 "passwd: files sss systemd\n")
                root.write("/usr/lib/ssl/openssl.cnf", OPENSSL_CONFIGURATION)
                where = dict(keys(simulator), EDGEREAP_ENDPOINT=f"https://edge.test:{port}",
                             HOME="/tmp")
                bundle = root.folder / "etc/pki/tls/certs/ca-bundle.crt"
                others = [path for path in (root.folder / "etc/ssl/certs").glob("*.crt")] \
                    if (root.folder / "etc/ssl/certs").exists() else []
                for path in others:
                    path.rename(path.with_suffix(".aside"))
                refused = root.run(PROGRAM, "list", **where)
                expect(refused.returncode == 69 and "certificate" in refused.stderr, refused)
                root.write("/etc/pki/tls/certs/ca-bundle.crt", Path(folder, "ca.pem").read_text())
                listed = root.run(PROGRAM, "list", "--output", "json", **where)
                expect(listed.returncode == 0 and len(json.loads(listed.stdout)) == 5, listed)
                doctor = root.run(PROGRAM, "doctor", "--output", "json", **where)
                told = {row["check"]: row["finding"] for row in json.loads(doctor.stdout)}
                expect(told["certificates"] == "/etc/pki/tls/certs/ca-bundle.crt", told)
                bundle.unlink()
                for path in others:
                    path.with_suffix(".aside").rename(path)
            finally:
                front.kill()


OPENSSL_CONFIGURATION = """\
openssl_conf = first
[first]
providers = all
[all]
strange = strange_section
[strange_section]
module = /usr/lib/strange.so
activate = 1
"""


def runs_for_a_user_whose_home_cannot_be_written(root):
    root.write("/home/operator/.keep", "")
    (root.folder / "home/operator").chmod(0o555)
    with Simulator(str(root.folder) + PROGRAM, "--instances", "10") as simulator:
        listed = root.run(PROGRAM, "list", "--output", "csv", user=4711, HOME="/home/operator",
                          **keys(simulator))
        expect(listed.returncode == 0, listed)
    opens_demo(root, user=4711)


def installs_upgrades_and_removes(root):
    def install(*words):
        run = root.run("/bin/sh", "/unpacked/install", *words, PATH="/usr/bin:/bin", HOME="/tmp")
        expect(run.returncode == 0, run)
        return run
    (root.folder / "opt/edgereap").mkdir(parents=True, exist_ok=True)
    install("/opt/edgereap")
    root.write("/opt/edgereap/share/edgereap/installed-files", (
        root.folder / "opt/edgereap/share/edgereap/installed-files").read_text()
        + "share/edgereap/of-an-earlier-version\n")
    root.write("/opt/edgereap/share/edgereap/of-an-earlier-version", "")
    install("/opt/edgereap")
    expect(not (root.folder / "opt/edgereap/share/edgereap/of-an-earlier-version").exists())
    shown = root.run("/opt/edgereap/bin/edgereap", "--version")
    expect(shown.returncode == 0, shown)
    root.write("/opt/edgereap/share/man/man1/other.1", "")
    install("--remove", "/opt/edgereap")
    left = [str(path.relative_to(root.folder)) for path in (root.folder / "opt/edgereap").rglob("*")
            if path.is_file()]
    expect(left == ["opt/edgereap/share/man/man1/other.1"], left)


def installs_by_rpm(folder, package):
    """In a root with nothing but rpm's own records."""
    words = ["rpm", "--root", str(folder), "--define", "_dbpath /var/lib/rpm"]
    subprocess.run([*words, "--initdb"], check=True)
    needed = subprocess.run(
        ["rpm", "-qp", "--requires", package], check=True, capture_output=True, text=True).stdout
    expect(all(line.startswith("rpmlib(") for line in needed.splitlines()), needed)
    subprocess.run([*words, "--install", "--ignoreos", package], check=True)
    root = Root(folder)
    root.mount_proc()
    try:
        program = "/usr" + PROGRAM
        expect(root.run(program, "--version").returncode == 0)
        code, sent = root.screen(program, "--demo", until=IDS, TERM="xterm-256color")
        expect(code == 0 and "│".encode() in sent, code, sent[-2000:])
        files = subprocess.run([*words, "--query", "--list", "edgereap"], check=True,
                               capture_output=True, text=True).stdout.split()
        expect("/usr/share/man/man1/edgereap.1" in " ".join(files), files)
        subprocess.run([*words, "--erase", "edgereap"], check=True)
        left = [file for file in files if os.path.isfile(f"{folder}{file}")]
        expect(not left, left)
    finally:
        root.unmount()


def main(archive, package=None):
    base = Path(tempfile.mkdtemp(prefix="edgereap-portable-", dir="/var/tmp"))
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2g,mode=755", "tmpfs", base], check=False)
    unpacked = base / "unpacked"
    unpacked.mkdir()
    subprocess.run(["tar", "-C", unpacked, "--strip-components=1", "-xf", archive], check=True)
    roots, failures = [], 0

    def check(name, what, *words, **how):
        nonlocal failures
        try:
            what(*words, **how)
            print(f"ok     {name}: {what.__name__.replace('_', ' ')}", flush=True)
        except (Failed, subprocess.SubprocessError, ValueError, KeyError, OSError) as fault:
            failures += 1
            print(f"FAILED {name}: {what.__name__.replace('_', ' ')}: {fault}", flush=True)

    def bare(name):
        folder = base / name
        shutil.copytree(unpacked, folder, symlinks=True)
        (folder / "tmp").mkdir()
        (folder / "tmp").chmod(0o1777)
        root = Root(folder)
        roots.append(root)
        return root

    everywhere = [tells_version_and_themes, prints_manual_and_completions, opens_demo,
                  opens_demo_in_kitty, terminates]
    try:
        root = bare("empty")
        check("an empty root without /proc", needs_proc, root)
        root.mount_proc()
        for what in everywhere:
            check("an empty root", what, root)
        old_kernel = bare("linux-3.10")
        old_kernel.mount_proc()
        old_kernel.make_devices()
        for what in everywhere:
            check("Linux 3.10", what, old_kernel, is_old=True)
        check("an empty root", trusts_the_certificates_it_finds, root)
        check("an empty root", runs_for_a_user_whose_home_cannot_be_written, root)

        old = base / "bullseye"
        mirror = subprocess.run(
            "apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | grep -v security | head -n 1",
            shell=True, check=True, capture_output=True, text=True).stdout.strip()
        made = subprocess.run(
            ["debootstrap", "--variant=minbase", "--include=openssh-client,libnss-mdns,libnss-myhostname",
             "bullseye", old, mirror], capture_output=True, text=True)
        if made.returncode:
            failures += 1
            print("FAILED Debian 11 cannot be had:", made.stdout[-500:], made.stderr[-500:])
        else:
            shutil.copytree(unpacked, old / "unpacked")
            shutil.copy2(unpacked / "bin/edgereap", old / "usr/bin/edgereap")
            shutil.copytree(unpacked / "share/edgereap", old / "usr/share/edgereap")
            root = Root(old)
            roots.append(root)
            root.mount_proc()
            for what in [*everywhere, asks_a_command_for_keys, sends_what_another_has_signed,
                         trusts_the_certificates_it_finds, runs_for_a_user_whose_home_cannot_be_written,
                         installs_upgrades_and_removes]:
                check("Debian 11", what, root)
            check("Debian 11 on Linux 3.10", asks_a_command_for_keys, root, is_old=True)
        if package:
            check("rpm", installs_by_rpm, base / "rpm", package)
    finally:
        for root in roots:
            root.unmount()
        subprocess.run(["umount", "--lazy", base], check=False, capture_output=True)
        shutil.rmtree(base, ignore_errors=True)
    print("the portable program runs everywhere" if not failures else f"{failures} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
