import Glibc
import Support
import Testing

extension Scenarios {
  /// What a run leaves behind at its most talkative, under keys that can be searched for.
  @Suite struct Diagnostics {
    private static let secrets = [
      "AKIDlooksforthisidentifier", "sEcReTlooksforthiskey", "tOkEnlooksforthistoken",
    ]

    private static let keys = [
      "TENCENTCLOUD_SECRET_ID": secrets[0], "TENCENTCLOUD_SECRET_KEY": secrets[1],
      "TENCENTCLOUD_TOKEN": secrets[2],
    ]

    private func stage() throws -> Stage {
      try Stage(
        "--instances", "40", "--time-scale", "100", "--secret-id", Self.secrets[0],
        "--secret-key", Self.secrets[1])
    }

    private func isSilent(about text: String) -> Bool {
      let signature = text.split { !$0.isHexDigit }.contains { $0.count == 64 }
      return !signature && Self.secrets.allSatisfy { !text.contains($0) }
    }

    @Test func noLogHoldsASecretATokenOrASignature() throws {
      let stage = try stage()
      let trace = "\(stage.folder.path)/trace"
      let diagnostics = ["--log-level", "trace", "--trace", trace]
      let list = try stage.start(
        ["list", "--filter", "product:edgezone state:running", "--output", "jsonl"] + diagnostics,
        changing: Self.keys
      ).wait()
      #expect(list.code == 0, "\(list.errors)")
      let file = "\(stage.folder.path)/plan.json"
      let plan = try stage.start(
        ["plan", "--filter", "product:edgezone state:running", "--out", file] + diagnostics,
        changing: Self.keys
      ).wait()
      #expect(plan.code == 0, "\(plan.errors)")
      let phrase = String(plan.output.prefix { $0 != "\n" })
      let apply = try stage.start(
        ["apply", file, "--confirm", phrase, "--trace-format", "curl"] + diagnostics,
        changing: Self.keys
      ).wait()
      #expect(apply.code == 0, "\(apply.errors)")
      _ = try stage.start(["doctor"] + diagnostics, changing: Self.keys).wait()
      let refused = try stage.start(
        ["list"] + diagnostics,
        changing: Self.keys.merging(["TENCENTCLOUD_SECRET_KEY": "wrong\(Self.secrets[1])"]) { $1 }
      ).wait()
      #expect(refused.code == 77)
      let said = try #require(refused.errors.split(separator: "RequestId ").last?.prefix(36))

      let log = Folder.text("\(stage.state)/edgereap.log")
      for text in [log, Folder.text(trace)] {
        #expect(isSilent(about: text))
        #expect(text.contains("TerminateInstances") && text.contains("AuthFailure"))
      }
      #expect(log.contains(" trace ") && log.contains(" request_id="))
      #expect(log.contains("operation left") && log.contains("totals="))
      // What ended the last command is in the log as well, with the RequestId that was said.
      let end = try #require(log.split(separator: "\n").last { $0.contains("] ended ") })
      #expect(end.contains(" error ") && end.contains(" exit=77 ") && end.contains("reason="))
      #expect(end.contains("AuthFailure") && end.hasSuffix("request_id=\(said)"), "\(end)")
      #expect(mode("\(stage.state)/edgereap.log") == 0o600 && mode(trace) == 0o600)
    }

    @Test func keysThatWereTradedForARoleAreStruckOut() throws {
      let stage = try stage()
      let settings = """
        profiles:
          ops: {credentials: {assume_role: {role_arn: "qcs::cam::uin/1:roleName/edge"}}}
        """
      let folder = "\(stage.folder.path)/.config/edgereap"
      mkdir("\(stage.folder.path)/.config", 0o700)
      mkdir(folder, 0o700)
      try Folder.write(settings, to: "\(folder)/config.yaml")
      let trace = "\(stage.folder.path)/trace"
      let run = try stage.start(
        ["list", "--profile", "ops", "--log-level", "trace", "--trace", trace],
        changing: Self.keys.merging(["TENCENTCLOUD_TOKEN": ""]) { $1 }
      ).wait()
      #expect(run.code == 0, "\(run.errors)")
      let text = Folder.text(trace)
      #expect(
        text.contains(#""Token":"***","TmpSecretId":"***","TmpSecretKey":"***""#), "\(text)")
      #expect(text.contains("tccli sts AssumeRole") && text.contains("DescribeZones"))
      for text in [text, Folder.text("\(stage.state)/edgereap.log")] {
        #expect(isSilent(about: text) && !text.contains("AKIDtmp"))
      }
    }

    @Test func withoutTheOptionThereIsNoLog() throws {
      let stage = try stage()
      let run = try stage.start(["list"], changing: Self.keys).wait()
      #expect(run.code == 0)
      #expect(mode("\(stage.state)/edgereap.log") == 0)
    }

    @Test func aLevelMayComeFromTheEnvironment() throws {
      let stage = try stage()
      let run = try stage.start(
        ["list"], changing: Self.keys.merging(["EDGEREAP_LOG_LEVEL": "info"]) { $1 }
      ).wait()
      #expect(run.code == 0)
      let log = Folder.text("\(stage.state)/edgereap.log")
      #expect(log.contains(" info ") && !log.contains(" debug "))
      let wrong = try stage.start(
        ["list"], changing: Self.keys.merging(["EDGEREAP_LOG_LEVEL": "loud"]) { $1 }
      ).wait()
      #expect(wrong.code == 64 && wrong.errors.contains("no level 'loud'"))
    }

    @Test func aTraceCannotGoOntoTheScreen() throws {
      let stage = try stage()
      let run = try stage.start(["--trace", "-"], changing: Self.keys).wait()
      #expect(run.code == 64 && run.errors.contains("name a file"))
    }

    private func mode(_ path: String) -> mode_t {
      var status = stat()
      return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
    }
  }
}
