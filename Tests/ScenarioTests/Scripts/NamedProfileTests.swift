import FoundationEssentials
import Glibc
import Support
import Testing

extension Scenarios {
  /// A profile of tccli that was asked for by name is that one or none.
  @Suite(.serialized) struct NamedProfiles {
    private static let noKeys = ["TENCENTCLOUD_SECRET_ID": "", "TENCENTCLOUD_SECRET_KEY": ""]

    /// A home with keys in every place that comes after the named profile.
    private func stage() throws -> Stage {
      let stage = try Stage("--instances", "40")
      let id = stage.environment["TENCENTCLOUD_SECRET_ID"] ?? ""
      let key = stage.environment["TENCENTCLOUD_SECRET_KEY"] ?? ""
      for folder in [".tccli", ".tencentcloud"] { mkdir("\(stage.folder.path)/\(folder)", 0o700) }
      let login = #"{"secretId":"\#(id)","secretKey":"\#(key)"}"#
      for name in ["default", "test"] {
        try Folder.write(login, to: "\(stage.folder.path)/.tccli/\(name).credential")
      }
      try Folder.write("{}", to: "\(stage.folder.path)/.tccli/settings.configure")
      try Folder.write(
        "[default]\nsecret_id = \(id)\nsecret_key = \(key)\n",
        to: "\(stage.folder.path)/.tencentcloud/credentials")
      return stage
    }

    @Test func aNamedProfileThatIsMissingIsNoReasonToUseOtherKeys() throws {
      let stage = try stage()
      for command in ["list", "doctor"] {
        let run = try stage.run(
          command, changing: Self.noKeys.merging(["TCCLI_PROFILE": "tset"]) { $1 })
        let text = run.output + run.errors
        #expect(run.code == 77, "\(command): \(text)")
        // Once, although both products have failed for it.
        #expect(text.split(separator: "no profile 'tset'").count == 2, "\(command): \(text)")
        #expect(text.contains("available: default, test"), "\(command): \(text)")
        #expect(text.contains("tset.credential"), "\(command): \(text)")
      }
      let plan = try stage.run(
        "plan", "--filter", "state:running", "--out", "\(stage.folder.path)/plan.json",
        changing: Self.noKeys.merging(["TCCLI_PROFILE": "tset"]) { $1 })
      #expect(plan.code == 77)
      #expect(access("\(stage.folder.path)/plan.json", F_OK) != 0)
    }

    @Test func whereNobodyHasLoggedInThatIsSaid() throws {
      let stage = try Stage("--instances", "10")
      let run = try stage.run(
        "list", changing: Self.noKeys.merging(["TCCLI_PROFILE": "tset"]) { $1 })
      #expect(run.code == 77)
      #expect(run.errors.contains("no profile 'tset', nor any other"), "\(run.errors)")
      #expect(run.errors.contains("tccli configure --profile tset"), "\(run.errors)")
    }

    @Test func theProfileOfTheSettingsNamesTheOthersToo() throws {
      let stage = try stage()
      try stage.writeSettings(
        """
        profile: ops
        profiles: {ops: {credentials: {tccli_profile: tset}}}
        """)
      let run = try stage.run("list")
      #expect(run.code == 77)
      #expect(run.errors.contains("available: default, test"), "\(run.errors)")
    }

    @Test func keysOfTheEnvironmentThatWinOverANamedProfileAreSaid() throws {
      let stage = try stage()
      for name in ["test", "tset"] {
        let run = try stage.run("list", changing: ["TCCLI_PROFILE": name])
        #expect(run.code == 0)
        let words = "keys of the environment take precedence over the profile '\(name)'"
        #expect(run.errors.contains(words), "\(run.errors)")
        #expect(!run.output.contains(words))
        let doctor = try stage.run("doctor", changing: ["TCCLI_PROFILE": name])
        #expect(doctor.code == 0)
        #expect(doctor.output.contains(words), "\(doctor.output)")
        let quiet = try stage.run("list", "--quiet", changing: ["TCCLI_PROFILE": name])
        #expect(quiet.errors.isEmpty, "\(quiet.errors)")
      }
      for run in [
        try stage.run("list"),
        try stage.run("list", changing: Self.noKeys.merging(["TCCLI_PROFILE": "test"]) { $1 }),
      ] {
        #expect(run.code == 0)
        #expect(!run.errors.contains("keys of the environment"), "\(run.errors)")
      }
    }
  }
}
