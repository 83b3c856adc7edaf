import Fleet
import Glibc
import OwnFiles
import Support
import Testing

@testable import edgereap

/// What decides about a plan is what was looked at, and nobody else can have changed it.
@Suite struct TrustTests {
  @Test func aListThatOthersMayWriteIsRefused() async throws {
    let people = Signers()
    people.allow("alice \(people.key("alice"))")
    let (path, signature) = (people.path("allowed"), people.signature(by: "alice"))
    for mode in [0o620, 0o602, 0o666] as [mode_t] {
      chmod(path, mode)
      await #expect(
        throws: ApprovalRefusal.file(path: path, .openToOthers(mode: String(mode, radix: 8)))
      ) { try await people.approval(signature) }
    }
    chmod(path, 0o644)
    #expect(try await people.approval(signature).refusal == nil)
    people.settings.revokedSigners = people.path("none")
    await #expect(throws: ApprovalRefusal.self) { try await people.approval(signature) }
    people.settings.revokedSigners = nil
    unlink(path)
    await #expect(throws: ApprovalRefusal.self) { try await people.approval(signature) }
    people.settings.allowedSigners = nil
    await #expect(throws: ApprovalRefusal.noSignersNamed) { try await people.approval(signature) }
  }

  /// A policy's files are root's, and so is every folder above them.
  @Test func whatIsNotRootsAloneIsNotRoots() throws {
    let folder = TemporaryFolder()
    let path = "\(folder.path)/signers"
    fclose(fopen(path, "w"))
    // `/tmp` is open to others.
    #expect(throws: FileRefusal.self) { try TrustedFile.read(path, of: .root, limit: 100) }
    #expect(try TrustedFile.read(path, of: .rootOrUser, limit: 100) == [])
    #expect(try !TrustedFile.read("/etc/passwd", of: .root, limit: 1 << 20).isEmpty)
    #expect(throws: FileRefusal.tooLong) {
      try TrustedFile.read("/etc/passwd", of: .root, limit: 1)
    }
    for path in [
      "/etc", "etc/passwd", "/etc/../etc/passwd", "/dev/null", "/proc/self/exe", "", "/",
    ] {
      #expect(throws: FileRefusal.self, "\(path)") {
        try TrustedFile.read(path, of: .root, limit: 1 << 20)
      }
    }
  }

  @Test func onlyAProgramOfRootsIsStarted() {
    #expect(throws: Never.self) { try SSHKeygen("/usr/bin/ssh-keygen") }
    let folder = TemporaryFolder()
    let path = "\(folder.path)/ssh-keygen"
    _ = system("cp /usr/bin/ssh-keygen \(path)")
    for path in [path, "/etc/passwd", "/usr/bin/no-such-program", "ssh-keygen", "/usr/bin"] {
      #expect(throws: ApprovalRefusal.self, "\(path)") { try SSHKeygen(path) }
    }
    symlink("/usr/bin/ssh-keygen", "\(folder.path)/link")
    #expect(throws: ApprovalRefusal.self) { try SSHKeygen("\(folder.path)/link") }
  }

  private func answer(_ script: String, timeout: Duration = .seconds(10))
    async throws(ApprovalRefusal)
    -> KeygenProcess.Ending
  {
    try await KeygenProcess(
      program: "/bin/bash", arguments: ["-c", script], input: "in\n",
      files: [Array("first".utf8), Array("second".utf8)], environment: ["TZ": "UTC0"],
      timeout: timeout
    ).run()
  }

  @Test func itGetsItsFilesAndNothingElse() async throws {
    setenv("EDGEREAP_SPY", "seen", 1)
    let ending = try await answer(
      """
      read line; echo "$line $(cat /dev/fd/3) $(cat /dev/fd/4) [$EDGEREAP_SPY$HOME$PATH_] $TZ"
      ls /dev/fd | tr '\\n' ' '
      """)
    #expect(ending.code == 0)
    let lines = String(decoding: ending.output, as: UTF8.self).split(separator: "\n")
    #expect(lines[0] == "in first second [] UTC0")
    // The last is `ls`'s own.
    #expect(lines[1].split(separator: " ").compactMap { Int($0) }.count <= 6)
  }

  @Test func nobodyChangesWhatItReads() async throws {
    let ending = try await answer(
      "echo x 2>/dev/null >/dev/fd/3; echo y 2>/dev/null >>/dev/fd/4; cat /dev/fd/3 /dev/fd/4")
    #expect(String(decoding: ending.output, as: UTF8.self) == "firstsecond")
  }

  @Test func oneThatHangsFloodsOrFailsDecidesNothing() async {
    await #expect(
      throws: ApprovalRefusal.program(path: "/bin/bash", .tookTooLong(seconds: 1))
    ) { try await answer("sleep 100", timeout: .seconds(1)) }
    // It has closed its output, and its child has not.
    await #expect(throws: ApprovalRefusal.self) {
      try await answer("exec >&-; sleep 100", timeout: .seconds(1))
    }
    await #expect(throws: ApprovalRefusal.self) {
      try await answer("sleep 100 & exit 0", timeout: .seconds(1))
    }
    await #expect(throws: ApprovalRefusal.program(path: "/bin/bash", .printedTooMuch)) {
      try await answer("cat /dev/zero")
    }
    await #expect(throws: ApprovalRefusal.self) {
      try await KeygenProcess(program: "/none", arguments: [], input: "").run()
    }
    let text = "-----BEGIN SSH SIGNATURE-----"
    #expect(SSHSignature(text) == nil)
    let people = Signers()
    people.key("alice")
    guard let signature = SSHSignature(people.signature(by: "alice").signature) else {
      Issue.record("no signature")
      return
    }
    // Exit codes of other programs are neither yes nor no.
    await #expect(throws: ApprovalRefusal.self) {
      try await SSHKeygen(unchecked: "/bin/false").isSignature(signature, of: "")
    }
    await #expect(throws: ApprovalRefusal.self) {
      try await SSHKeygen(unchecked: "/bin/true").isSignature(signature, of: "")
    }
    await #expect(throws: ApprovalRefusal.self) {
      try await SSHKeygen(unchecked: "/bin/bash").isSignature(signature, of: "")
    }
  }
}
