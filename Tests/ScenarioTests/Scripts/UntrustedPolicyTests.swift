import Glibc
import Support
import Testing

extension Scenarios {
  /// A policy that somebody else may have written, or that has a mistake.
  @Suite(.serialized) struct UntrustedPolicies {
    private let selection = ["--filter", "state:running product:edgezone region:ap-guangzhou"]

    private static let troubles:
      [(name: String, words: String, make: @Sendable (Stage) throws -> Void)] = [
        ("broken", "policy.yaml:1:9: expected", { try $0.writePolicy("canary: many\n") }),
        (
          "unknown", "policy.yaml:1:1: unknown key 'theme'", { try $0.writePolicy("theme: nord\n") }
        ),
        (
          "writable", "chmod go-w /etc/edgereap/policy.yaml",
          {
            try $0.writePolicy("canary: 5\n")
            chmod($0.policyFile, 0o646)
          }
        ),
        (
          "folder", "chmod go-w /etc/edgereap.",
          {
            try $0.writePolicy("canary: 5\n")
            chmod($0.policyFolder, 0o1777)
          }
        ),
        (
          "symlink", "/etc/edgereap/policy.yaml: it is a symlink",
          {
            try $0.writePolicy("canary: 5\n")
            rename($0.policyFile, "\($0.policyFolder)/real.yaml")
            symlink("real.yaml", $0.policyFile)
          }
        ),
        (
          "pipe", "/etc/edgereap/policy.yaml: it is a pipe",
          {
            try $0.writePolicy("")
            unlink($0.policyFile)
            mkfifo($0.policyFile, 0o644)
          }
        ),
        (
          "long", "/etc/edgereap/policy.yaml: it is too long",
          { try $0.writePolicy(String(repeating: "# nothing\n", count: 120_000)) }
        ),
      ]

    @Test(arguments: troubles.map(\.name))
    func underOneThatCannotBeTrustedNothingIsSentAndReadingGoesOn(_ name: String) throws {
      let trouble = try #require(Self.troubles.first { $0.name == name })
      let stage = try Stage("--instances", "120", "--time-scale", "200")
      let frozen = try stage.plan(selection[0], selection[1])
      try trouble.make(stage)
      let sentence = "The policy of this host cannot be trusted, so nothing is terminated. "
      let refused = [
        ["apply", frozen.path, "--confirm", frozen.phrase], ["apply", frozen.path, "--check"],
        ["plan", "--out", "-"] + selection, ["terminate", "--confirm", "x"] + selection,
      ]
      for command in refused {
        let run = try stage.startUnderPolicy(command).wait()
        #expect(run.code == 78, "\(command): \(run.errors)")
        #expect(run.errors.contains(sentence), "\(run.errors)")
        #expect(run.errors.contains(trouble.words), "\(run.errors)")
        #expect(run.output.isEmpty)
      }
      for (command, code) in [
        (["list"], 0), (["history"], 0), (["plan", "--show", frozen.path], 0), (["settings"], 78),
        (["stop", "20261121-074800-3f9a"], 65), (["watch", "20261121-074800-3f9a"], 65),
      ] as [([String], Int32)] {
        let run = try stage.startUnderPolicy(command).wait()
        #expect(run.code == code, "\(command): \(run.errors)")
        #expect(run.errors.contains(sentence), "\(run.errors)")
        #expect(run.errors.contains(trouble.words), "\(run.errors)")
        #expect(run.output.isEmpty == (code == 65))
      }
      let doctor = try stage.runUnderPolicy("doctor", "--output", "csv")
      #expect(doctor.code == 78)
      let lines = doctor.output.split(whereSeparator: \.isNewline)
      #expect(lines.contains { $0.hasPrefix("policy,problem,") }, "\(doctor.output)")
      #expect(lines.contains { $0.hasPrefix("themes,ok,") })
      try stage.expectNothingSent()
    }

    @Test func theScreenReadsAndSaysWhyItDoesNoMore() throws {
      let stage = try Stage("--instances", "60")
      try stage.writePolicy("canary: many\n")
      let screen = try stage.screenUnderPolicy()
      try screen.wait(for: "60 of 60", seconds: 30)
      try screen.wait(for: "POLICY NOT TRUSTED")
      screen.send(" t")
      try screen.wait(for: "cannot be trusted")
      #expect(!screen.text.contains("[Cancel]"))
      screen.send("j")
      try screen.wait(for: "POLICY NOT TRUSTED")
      screen.send("q")
      #expect(try screen.waitForExit() == .code(0))
      try stage.expectNothingSent()
    }
  }
}
