import Glibc
import Support
import Testing

extension Stage {
  /// A file of this scenario.
  func path(_ name: String) -> String { "\(folder.path)/\(name)" }

  /// Makes keys of people, allows them to sign, and asks for so many signatures.
  func askForSignatures(_ count: Int, of people: String..., phrase: String = "anywhere") throws {
    var lines = ""
    for person in people {
      let ending = try shell("ssh-keygen -q -t ed25519 -N '' -C \(person) -f \(person)")
      try #require(ending.code == 0, "\(ending.errors)")
      lines += "\(person)@example.com \(Folder.text(path("\(person).pub")))"
    }
    try Folder.write(lines, to: path("allowed"))
    try writeSettings(
      "approval: {phrase: \(phrase), signatures: \(count), allowed_signers: \(path("allowed"))}\n")
  }

  func shell(
    _ line: String, changing changes: [String: String] = [:]
  ) throws -> ChildProcess.Ending {
    try start(by: "cd '\(folder.path)' && { \(line)\n}", changing: changes).wait()
  }

  @discardableResult
  func sign(
    _ plan: FrozenPlan, _ options: String..., changing changes: [String: String] = [:]
  ) throws -> ChildProcess.Ending {
    try start(
      ["sign", plan.path, "--confirm", plan.phrase] + options, changing: changes
    ).wait()
  }

  /// A few instances that are not protected.
  func smallPlan() throws -> FrozenPlan {
    try plan("--filter", "product:edgezone state:running region:ap-guangzhou !name~勿删")
  }
}
