import FoundationEssentials
import Glibc
import Support
import Testing

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

    private static let arn = "qcs::cam::uin/100012340012:roleName/edge"

    @Test func aRoleOnTopOfTheEnvironment() throws {
      let (stage, id, key) = try stage()
      try expectKeys(
        from: "environment, role \(Self.arn)", on: stage, secret: key,
        changing: [
          "TENCENTCLOUD_SECRET_ID": id, "TENCENTCLOUD_SECRET_KEY": key,
          "TENCENTCLOUD_ROLE_ARN": Self.arn,
        ])
    }

    /// What the settings name is assumed with the keys of whatever comes first.
    @Test func aRoleOfTheSettingsOnTopOfEveryOtherSource() throws {
      let (stage, id, key) = try stage()
      try stage.writeSettings(
        """
        profile: assumed
        profiles:
          assumed:
            credentials:
              cvm_role: true
              metadata: \(stage.address)
              assume_role: {role_arn: "\(Self.arn)"}
        """)
      let role = ", role \(Self.arn)"
      try expectKeys(from: "CVM role edge-operator\(role)", on: stage, secret: key, changing: [:])
      try write("token-of-the-pod", to: "token", in: stage)
      try expectKeys(
        from: "TKE web identity\(role)", on: stage, secret: key,
        changing: [
          "TKE_REGION": "ap-guangzhou", "TKE_PROVIDER_ID": "cls-1",
          "TKE_WEB_IDENTITY_TOKEN_FILE": "\(stage.folder.path)/token", "TKE_ROLE_ARN": Self.arn,
        ])
      try write(
        "[default]\nsecret_id = \(id)\nsecret_key = \(key)\n",
        to: ".tencentcloud/credentials", in: stage)
      try expectKeys(from: "credentials\(role)", on: stage, secret: key, changing: [:])
      let login =
        #"{"type":"sso","secretId":"\#(id)","secretKey":"\#(key)","expiresAt":4000000000}"#
      try write(login, to: ".tccli/default.credential", in: stage)
      try expectKeys(from: "default.credential\(role)", on: stage, secret: key, changing: [:])
    }

    /// Keys of a command that end within five minutes are asked for again with the next calls, and
    /// those that last are not.
    @Test(arguments: [("+4 minutes", false), ("+1 hour", true)])
    func temporaryKeysAreRenewedInTime(lasting: String, isLasting: Bool) throws {
      let (stage, id, key) = try stage()
      let runs = "\(stage.folder.path)/runs"
      try write(
        """
        echo run >>\(runs)
        echo "{\\"SecretId\\":\\"\(id)\\",\\"SecretKey\\":\\"\(key)\\",\\"Expiration\\":\
        \\"$(date -u -d '\(lasting)' +%Y-%m-%dT%H:%M:%SZ)\\"}"

        """, to: "keys", in: stage)
      try stage.writeSettings(
        """
        profile: vault
        profiles: {vault: {credentials: {process: "/bin/sh \(stage.folder.path)/keys"}}}
        """)
      let list = try stage.run("list", "--quiet", "--output", "jsonl", changing: Self.noKeys)
      #expect(list.code == 0, "\(list.errors)")
      #expect(list.output.split(separator: "\n").count == 40)
      let count = Folder.text(runs).split(separator: "\n").count
      #expect(isLasting ? count == 1 : count > 1, "\(count)")
    }

    @Test func anExpirationThatIsNoTimeIsRefused() throws {
      let (stage, id, key) = try stage()
      try write(
        "echo '{\"SecretId\":\"\(id)\",\"SecretKey\":\"\(key)\",\"Expiration\":\"soon\"}'\n",
        to: "keys", in: stage)
      try stage.writeSettings(
        """
        profile: vault
        profiles: {vault: {credentials: {process: "/bin/sh \(stage.folder.path)/keys"}}}
        """)
      let refused = try stage.run("list", changing: Self.noKeys)
      #expect(refused.code == 77)
      #expect(refused.errors.contains("its Expiration is not a time with an offset"))
      #expect(!refused.errors.contains(key) && !refused.errors.contains(id))
    }

    /// The file of the whole machine, seen by nobody but this test.
    @Test func theFileOfTheMachine() throws {
      let (stage, id, key) = try stage()
      try write(
        "[default]\nsecret_id = \(id)\nsecret_key = \(key)\n", to: "etc/tencentcloud/credentials",
        in: stage)
      let script = """
        cp /etc/passwd /etc/nsswitch.conf /etc/hosts "$HOME/etc/" 2>/dev/null
        mount --bind "$HOME/etc" /etc && exec "$@"
        """
      let words = ["/bin/sh", "-c", script, "sh", stage.program]
      for command in ["list", "doctor"] {
        let run = try ChildProcess(
          "/usr/bin/unshare", [geteuid() == 0 ? "-m" : "-rm"] + words + [command],
          environment: stage.environment.merging(Self.noKeys) { $1 }, folder: stage.folder
        ).wait()
        #expect(run.code == 0, "\(run.errors)")
        if command == "doctor" { #expect(run.output.contains("/etc/tencentcloud/credentials")) }
        #expect(!(run.output + run.errors).contains(key))
      }
    }

    @Test func aFileThatOthersMayReadIsRefusedWithWhatMendsIt() throws {
      let (stage, id, key) = try stage()
      for (path, text) in [
        (".tccli/default.credential", #"{"secretId":"\#(id)","secretKey":"\#(key)"}"#),
        (".tencentcloud/credentials", "[default]\nsecret_id = \(id)\nsecret_key = \(key)\n"),
      ] {
        try write(text, to: path, in: stage)
        let file = "\(stage.folder.path)/\(path)"
        for mode in [0o604, 0o640, 0o620] {
          chmod(file, mode_t(mode))
          let refused = try stage.run("list", changing: Self.noKeys)
          #expect(refused.code == 77)
          #expect(refused.errors.contains("Run: chmod 600 \(file)"), "\(refused.errors)")
          #expect(!refused.errors.contains(key))
        }
        // What it says mends it.
        chmod(file, 0o600)
        #expect(try stage.run("list", "--quiet", changing: Self.noKeys).code == 0)
        unlink(file)
      }
    }
  }
}
