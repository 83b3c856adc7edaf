import FoundationEssentials
import Glibc
import Support
import Testing

private struct Finding: Decodable {
  var check, state, finding, advice: String
}

extension Scenarios {
  @Suite struct Doctors {
    private func findings(_ ending: ChildProcess.Ending) throws -> [String: Finding] {
      let all = try JSONDecoder().decode([Finding].self, from: Data(ending.output.utf8))
      return Dictionary(all.map { ($0.check, $0) }) { first, _ in first }
    }

    @Test func aHealthyHostHasNoProblem() throws {
      let stage = try Stage("--instances", "10")
      let run = try stage.run("doctor", "--output", "json")
      let findings = try findings(run)
      #expect(run.code == 0)
      #expect(
        Set(findings.keys) == [
          "version", "settings", "policy", "profile", "read-only", "certificates", "credentials",
          "account",
          "clock",
          "terminal", "locale", "journal", "pace", "log", "themes",
        ])
      #expect(!findings.values.contains { $0.state == "problem" })
      #expect(findings["credentials"]?.finding.hasPrefix("environment, SecretId ends in") == true)
      #expect(findings["account"]?.finding.hasPrefix("100012340012 qcs::cam::uin/") == true)
      #expect(findings["clock"]?.finding == "within 2 s of the service's")
      #expect(findings["themes"]?.finding.contains("default-dark") == true)
    }

    @Test func whatIsWrongIsNamedWithWhatMendsItAndWithoutASecret() throws {
      let stage = try Stage("--instances", "10")
      let operations = "\(stage.state)/operations"
      for folder in [".local", ".local/state", ".local/state/edgereap", ".config"] {
        mkdir("\(stage.folder.path)/\(folder)", 0o700)
      }
      mkdir(operations, 0o755)
      chmod(operations, 0o755)
      mkdir("\(stage.folder.path)/.config/edgereap", 0o700)
      mkdir("\(stage.folder.path)/.config/edgereap/themes", 0o700)
      try Folder.write(
        "roles: {nothing: {foreground: red}}\n",
        to: "\(stage.folder.path)/.config/edgereap/themes/broken.yaml")
      let secret = "thisKeyIsWrong"
      let run = try stage.run(
        "doctor", "--output", "json", changing: ["TENCENTCLOUD_SECRET_KEY": secret])
      let findings = try findings(run)
      #expect(run.code == 77)
      #expect(findings["account"]?.state == "problem")
      #expect(findings["account"]?.finding.contains("AuthFailure.SignatureFailure") == true)
      #expect(findings["account"]?.advice.isEmpty == false)
      #expect(findings["journal"]?.advice == "chmod go= \(operations)")
      #expect(findings["themes"]?.finding.contains("broken.yaml:1:") == true)
      #expect(!run.output.contains(secret))
    }

    @Test func aClockThatIsRefusedIsNamedWithWhatDatesTheRequests() throws {
      let stage = try Stage("--instances", "10", "--fault", "clock-skew=900")
      let run = try stage.run("doctor", "--output", "json")
      let findings = try findings(run)
      #expect(run.code == 0)
      let clock = try #require(findings["clock"])
      #expect(clock.state == "note")
      #expect(
        clock.finding.firstMatch(
          of:
            /^(899|900|901) s behind the service's; the service refused it, and requests are dated (899|900|901) s later$/
        ) != nil, "\(clock.finding)")
      #expect(clock.advice.contains("timedatectl"))
    }

    @Test func withoutKeysItSaysHowToGiveThem() throws {
      let stage = try Stage("--instances", "10")
      let run = try stage.run(
        "doctor", changing: ["TENCENTCLOUD_SECRET_ID": "", "TENCENTCLOUD_SECRET_KEY": ""])
      #expect(run.code == 77)
      #expect(run.output.contains("problem"))
      #expect(run.output.contains("tccli configure") && run.output.contains("not checked"))
    }
  }
}
