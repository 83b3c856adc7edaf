import Fleet
import OwnFiles
import TencentCloud

/// `ssh-keygen -Y`, which makes and judges signatures. Only its exit codes decide: 0 is yes, 255 is no,
/// and any other end decides nothing.
struct SSHKeygen: Sendable {
  private var program: String

  /// - Throws: unless the program is root's alone, with every folder above it.
  init(_ path: String) throws(ApprovalRefusal) {
    do throws(FileRefusal) {
      try TrustedFile.checkProgram(path)
    } catch {
      throw .programFile(path: path, error.problem)
    }
    program = path
  }

  /// One that nobody has looked at.
  init(unchecked path: String) { program = path }

  /// A signature of a text. A person may be asked for a passphrase, a PIN or a touch.
  ///
  /// - Parameter agent: `SSH_AUTH_SOCK`.
  /// - Returns: nil where it was not made; its standard error has said why.
  func sign(
    _ text: String, with key: SigningKey.Choice, agent: String?
  ) async throws(ApprovalRefusal) -> String? {
    let (path, files): (String, [[UInt8]]) =
      switch key {
      case .file(let path): (path, [])
      case .inAgent(let publicKey): ("/dev/fd/3", [Array(publicKey.utf8)])
      }
    let ending = try await KeygenProcess(
      program: program,
      arguments: ["-Y", "sign", "-q", "-f", path, "-n", PlanSignature.namespace], input: text,
      files: files, environment: agent.map { ["SSH_AUTH_SOCK": $0] } ?? [:],
      timeout: .seconds(120), asksPerson: true
    ).run()
    return ending.code == 0 ? String(decoding: ending.output, as: UTF8.self) : nil
  }

  /// Whether a signature is one of this text, by any key.
  ///
  /// - Throws: also where it is one of another text as well: a program that always says yes decides nothing.
  func isSignature(
    _ signature: SSHSignature, of text: String
  ) async throws(ApprovalRefusal) -> Bool {
    let arguments = ["check-novalidate", "-n", PlanSignature.namespace, "-s", "/dev/fd/3"]
    guard try await decides(arguments, text, [signature.armoured]) else { return false }
    guard try await !decides(arguments, text + text, [signature.armoured]) else {
      throw .programUndecided(path: program, status: 0)
    }
    return true
  }

  /// The people of one line of allowed signers that a signature may be of.
  func principals(
    of signature: SSHSignature, line: [UInt8], at time: Timestamp
  ) async throws(ApprovalRefusal) -> [String] {
    let ending = try await process(
      ["find-principals", "-s", "/dev/fd/3", "-f", "/dev/fd/4", Self.verifyTime(time)], "",
      [signature.armoured, line]
    ).run()
    guard try isYes(ending) else { return [] }
    return String(decoding: ending.output, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// Whether a signature is one of this text by this person, whom one line allows to sign at a time.
  ///
  /// - Parameter revoked: Keys that count no more, or a KRL; nil for none.
  func verifies(
    _ signature: SSHSignature, of text: String, as principal: String, line: [UInt8],
    revoked: [UInt8]?, at time: Timestamp
  ) async throws(ApprovalRefusal) -> Bool {
    try await decides(
      [
        "verify", "-n", PlanSignature.namespace, "-I", principal, "-s", "/dev/fd/3", "-f",
        "/dev/fd/4", Self.verifyTime(time),
      ] + (revoked == nil ? [] : ["-r", "/dev/fd/5"]), text,
      [signature.armoured, line] + (revoked.map { [$0] } ?? []))
  }

  private func decides(
    _ arguments: [String], _ input: String, _ files: [[UInt8]]
  ) async throws(ApprovalRefusal) -> Bool {
    try isYes(try await process(arguments, input, files).run())
  }

  private func isYes(_ ending: KeygenProcess.Ending) throws(ApprovalRefusal) -> Bool {
    switch ending.code {
    case 0: true
    case 255: false
    default: throw .programUndecided(path: program, status: Int(ending.code ?? -1))
    }
  }

  /// Its times without a zone are UTC, on every host.
  private func process(
    _ arguments: [String], _ input: String, _ files: [[UInt8]]
  ) -> KeygenProcess {
    KeygenProcess(
      program: program, arguments: ["-Y"] + arguments, input: input, files: files,
      environment: ["TZ": "UTC0"])
  }

  /// `20261130200000`: versions before 9.1 take no `Z`.
  private static func verifyTime(_ time: Timestamp) -> String {
    "-Overify-time=" + (time.date() + time.time()).filter(\.isNumber)
  }
}
