internal import FoundationEssentials
internal import Support
internal import Testing

extension Scenarios {
  /// Every place that keys can come from, with the real program: `doctor` names the place and never
  /// what is in it, and the listing is signed with what was found there.
  @Suite(.serialized) struct CredentialSources {
    /// A stage whose environment has no keys, so that another place has to have them.
    private func stage() throws -> (stage: Stage, id: String, key: String) {
      let stage = try Stage("--instances", "40")
      let environment = stage.environment
      return (
        stage, environment["TENCENTCLOUD_SECRET_ID"] ?? "",
        environment["TENCENTCLOUD_SECRET_KEY"] ?? ""
      )
    }

    private static let noKeys = ["TENCENTCLOUD_SECRET_ID": "", "TENCENTCLOUD_SECRET_KEY": ""]

    /// Lists the fleet and has the doctor say where the keys came from.
    private func expectKeys(
      from source: String, on stage: Stage, secret: String, changing changes: [String: String],
      sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
      let all = Self.noKeys.merging(changes) { $1 }
      let list = try stage.run("list", "--output", "jsonl", "--quiet", changing: all)
      #expect(list.code == 0, "\(list.errors)", sourceLocation: sourceLocation)
      #expect(list.output.split(separator: "\n").count == 40, sourceLocation: sourceLocation)
      let doctor = try stage.run("doctor", changing: all)
      #expect(doctor.code == 0, "\(doctor.output)", sourceLocation: sourceLocation)
      let line = doctor.output.split(separator: "\n").first { $0.hasPrefix("credentials") } ?? ""
      #expect(line.contains(source), "\(doctor.output)", sourceLocation: sourceLocation)
      #expect(!doctor.output.contains(secret), sourceLocation: sourceLocation)
      #expect(!(doctor.errors + list.errors).contains(secret), sourceLocation: sourceLocation)
    }

    /// Writes a file that nobody else may read into the home.
    private func write(_ text: String, to path: String, in stage: Stage) throws {
      let file = "\(stage.folder.path)/\(path)"
      let folder = String(file[..<(file.lastIndex(of: "/") ?? file.endIndex)])
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Folder.write(text, to: file)
    }

    @Test func theEnvironment() throws {
      let (stage, id, key) = try stage()
      try expectKeys(
        from: "environment", on: stage, secret: key,
        changing: ["TENCENTCLOUD_SECRET_ID": id, "TENCENTCLOUD_SECRET_KEY": key])
    }

    @Test func aTemporaryTokenUnderBothOfItsNames() throws {
      let (stage, id, key) = try stage()
      let folder = "/latest/meta-data/cam/security-credentials/edge-operator"
      struct Keys: Decodable {
        var id, key, token: String

        enum CodingKeys: String, CodingKey {
          case id = "TmpSecretId"
          case key = "TmpSecretKey"
          case token = "Token"
        }
      }
      let body = try LoopbackHTTP.request(port: stage.port, path: folder)
      let keys = try JSONDecoder().decode(Keys.self, from: Data(body.utf8))
      #expect(keys.id != id && keys.key != key)
      for name in ["TENCENTCLOUD_TOKEN", "TENCENTCLOUD_SECURITY_TOKEN"] {
        try expectKeys(
          from: "environment", on: stage, secret: keys.key,
          changing: [
            "TENCENTCLOUD_SECRET_ID": keys.id,
            "TENCENTCLOUD_SECRET_KEY": keys.key, name: keys.token,
          ])
      }
    }

    @Test func aPlainFileOfTCCLIAndTheProfileInItsVariable() throws {
      let (stage, id, key) = try stage()
      let text = #"{"secretId":"\#(id)","secretKey":"\#(key)"}"#
      try write(text, to: ".tccli/default.credential", in: stage)
      try expectKeys(
        from: ".tccli/default.credential", on: stage, secret: key, changing: [:])
      try write(text, to: ".tccli/night.credential", in: stage)
      try expectKeys(
        from: ".tccli/night.credential", on: stage, secret: key,
        changing: ["TCCLI_PROFILE": "night"])
    }

    @Test func aRoleInAFileOfTCCLI() throws {
      let (stage, id, key) = try stage()
      let arn = "qcs::cam::uin/100012340012:roleName/edge"
      try write(
        #"{"secretId":"\#(id)","secretKey":"\#(key)","role-arn":"\#(arn)","role-session-name":"n"}"#,
        to: ".tccli/default.credential", in: stage)
      try expectKeys(from: "role \(arn)", on: stage, secret: key, changing: [:])
    }

    @Test(arguments: ["oauth", "sso"])
    func aLoginOfTCCLI(type: String) throws {
      let (stage, id, key) = try stage()
      func login(expires: Int) -> String {
        #"{"type":"\#(type)","secretId":"\#(id)","secretKey":"\#(key)","expiresAt":\#(expires)}"#
      }
      try write(login(expires: 4_000_000_000), to: ".tccli/default.credential", in: stage)
      try expectKeys(
        from: ".tccli/default.credential", on: stage, secret: key, changing: [:])
      try write(login(expires: 1_600_000_000), to: ".tccli/default.credential", in: stage)
      let expired = try stage.run("list", changing: Self.noKeys)
      #expect(expired.code == 77)
      #expect(expired.errors.contains("expired at 2020-09-13"))
      let command = type == "sso" ? "tccli sso login" : "tccli auth login"
      #expect(expired.errors.contains("Run: \(command) --profile default"))
    }

    @Test func theFileOfTheSDKs() throws {
      let (stage, id, key) = try stage()
      try write(
        "[default]\nsecret_id = \(id)\nsecret_key = \(key)\n",
        to: ".tencentcloud/credentials", in: stage)
      try expectKeys(
        from: ".tencentcloud/credentials", on: stage, secret: key, changing: [:])
    }

    @Test func theIdentityOfAPodOfTKE() throws {
      let (stage, _, key) = try stage()
      try write("token-of-the-pod", to: "token", in: stage)
      try expectKeys(
        from: "TKE web identity", on: stage, secret: key,
        changing: [
          "TKE_REGION": "ap-guangzhou", "TKE_PROVIDER_ID": "cls-1",
          "TKE_WEB_IDENTITY_TOKEN_FILE": "\(stage.folder.path)/token",
          "TKE_ROLE_ARN": "qcs::cam::uin/100012340012:roleName/edge",
        ])
    }

    @Test func theRoleOfTheCVMOnceTheSettingsAllowIt() throws {
      let (stage, _, key) = try stage()
      let refused = try stage.run("list", changing: Self.noKeys)
      #expect(refused.code == 77)
      #expect(refused.errors.contains("no keys found"))
      try stage.writeSettings(
        """
        profile: cvm
        profiles:
          cvm:
            credentials:
              cvm_role: true
              metadata: \(stage.address)
        """)
      try expectKeys(from: "CVM role edge-operator", on: stage, secret: key, changing: [:])
    }

    @Test func aCommandOfTheProfileWithARoleOnTop() throws {
      let (stage, id, key) = try stage()
      let answer = #"{"SecretId":"\#(id)","SecretKey":"\#(key)"}"#
      try write("#!/bin/sh\necho '\(answer)'\n", to: "keys", in: stage)
      let arn = "qcs::cam::uin/100012340012:roleName/edge"
      try stage.writeSettings(
        """
        profile: vault
        profiles:
          vault:
            credentials:
              process: "/bin/sh \(stage.folder.path)/keys"
          assumed:
            credentials:
              process: "/bin/sh \(stage.folder.path)/keys"
              assume_role: {role_arn: "\(arn)"}
        """)
      try expectKeys(from: "credential_process", on: stage, secret: key, changing: [:])
      try expectKeys(
        from: "role \(arn)", on: stage, secret: key, changing: ["EDGEREAP_PROFILE": "assumed"])
    }

    @Test func aFileThatOthersMayReadIsRefusedWithWhatMendsIt() throws {
      let (stage, id, key) = try stage()
      let path = ".tccli/default.credential"
      try write(#"{"secretId":"\#(id)","secretKey":"\#(key)"}"#, to: path, in: stage)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o644], ofItemAtPath: "\(stage.folder.path)/\(path)")
      let refused = try stage.run("list", changing: Self.noKeys)
      #expect(refused.code == 77)
      #expect(refused.errors.contains("Run: chmod 600"))
      #expect(!refused.errors.contains(key))
    }
  }
}
