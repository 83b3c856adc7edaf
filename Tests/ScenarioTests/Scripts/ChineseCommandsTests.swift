import FoundationEssentials
import Glibc
import Support
import Testing

extension Scenarios {
  /// Whatever is wrong with what was typed, a person who asked for Chinese is told in Chinese.
  @Suite struct ChineseCommands {
    private static let wrongWords = [
      "lsit", "reap", "--read-only lst", "list --nonsense", "list --outptu json",
      "list --output xml", "list --output", "list extra", "list extra more",
      "list --read-only=yes", "list --site mars", "list --product emc",
      "list --product ecm,edgezone", "list --product ,", "list --region ap-tokio",
      "list --region ap-guangzhou,ap-tokyo", "list --lang de", "list --lang=",
      "list --filter naem:x", "list --filter state=running", "list --filter age>soon",
      "list --filter name~[", "list --filter ,", "list --endpoint ftp://x",
      "list --endpoint http://example.com", "list --endpoint https://user@example.com",
      "list --endpoint=", "list --log-level loud", "list --trace-format wget",
      "--trace -", "list --override-protection nothing", "plan", "plan --filter x",
      "plan --filter= --out new", "plan --out new", "plan ein-00000000 --out nowhere/plan.json",
      "plan oops --out new", "plan ein-00000000 ein-00000000 --out new",
      "plan --ids-from missing --out new", "plan --ids-from strange --out new",
      "plan --filter id:* --at tomorrow --out new",
      "plan --filter id:* --stop-after 120% --out new",
      "plan --filter id:* --canary 0 --out new", "plan --filter id:* --reason= --out new",
      "plan --show p", "plan --show missing", "plan --show p --out new", "apply p --check", "stop",
      "stop 20260101-000000-0000", "plan --filter id:* --out ids",
      "terminate", "terminate oops --skip-bad", "apply", "apply p", "apply missing --confirm x",
      "apply ids --confirm x", "apply p --confirm x --max-age 5",
      "apply p --confirm x --max-age soon", "watch --wait 5", "watch --wait -1s",
      "watch a b", "watch", "history a b", "history --output yaml", "simulate --port 70000",
      "simulate --port x", "simulate --instances -1", "simulate --rate-limit=-1",
      "simulate --time-scale 0", "simulate --fault nope", "simulate --fault slow@",
      "simulate --fault stuck=2", "simulate --fault slow:x", "simulate --fault total=many",
      "themes all", "settings x", "manual page", "doctor x", "--resume", "--theme nrod",
      "--theme ../x", "--generate-completion-script ksh",
    ]

    private static let wrongSettings = [
      "stop_after: most", "canary: 0", "require_reason: '['",
      "countdwn: 3", "countdown: x", "countdown: [3]", "countdown: 100", "mouse: maybe",
      "language: de", "theme: nrod", "theme: [a]", "profile: prod",
      "profile: x\nprofiles: {y: {}}", "profiles: {a: {site: mars}}", "profiles: []",
      "profiles: {a: {title_colour: rot}}", "profiles: {a: {credentials: {metadata: x}}}",
      "profiles: {a: {credentials: {assume_role: {}}}}",
      "profiles: {a: {credentials: {assume_role: {role_arn: x}}}}",
      "profiles: {a: {credentials: {assume_role: {role_arn: qcs::cam::uin/1:roleName/r, "
        + "duration: 20h}}}}",
      "profiles: {a: {credentials: {process: x, tccli_profile: y}}}",
      "profiles: {a: {endpoint: x}}", "profiles: {a: {endpoint: 'http://10.0.0.1'}}",
      "profiles: {a: {endpoint: ''}}", "profiles: {a: {accounts: [abc]}}",
      "profiles: {a: {regions: [ap tokyo]}}", "liftable: [core]", "filters: {a: ''}",
      "slow_after: 2h", "request_timeout: 0s",
      "protection: [{rule: a, reason: b, region: ap tokyo}]",
      "protection: [{rule: a, reason: b, id: ''}]",
      "request_timeout: 5", "request_timeout: soon", "request_timeout: []",
      "ecm_time_zone: east", "columns: [nmae]", "columns: []", "columns: [id, id]",
      "columns: [{width: 3}]", "sort: size", "group: colour", "filter: 'naem:x'",
      "filters: {'@a': x}", "filters: {a: '@a'}", "protection: [{}]",
      "protection: [{rule: a}]", "protection: [{rule: a, reason: b}]",
      "protection: [{rule: a, reason: b, name_finds: '['}]",
      "protection: [{rule: a, reason: b, id: x, expires: soon}]",
      "protection: [{rule: a, reason: b, id: x}, {rule: a, reason: b, id: x}]",
      "keys: {terminat: [t]}", "keys: {terminate: [nokey]}", "keys: {terminate: [x], quit: [x]}",
      "mouse: true\nmouse: true", "a: *b", "a: [", "--- a\n--- b", "- a",
    ]

    @Test func aWrongCommandLineIsComplainedOfInChinese() throws {
      let stage = try Stage("--instances", "40")
      let folder = stage.folder.path
      try Folder.write("ein-00000000\noops\n", to: "\(folder)/strange")
      try Folder.write("ein-00000000\n", to: "\(folder)/ids")
      try Folder.write(#"{"version": 1, "#, to: "\(folder)/p")
      let paths = ["missing", "strange", "ids", "p", "new", "nowhere/plan.json"]
      for typed in Self.wrongWords {
        let words = typed.split(separator: " ").map(String.init)
          .map { paths.contains($0) ? "\(folder)/\($0)" : $0 }
        let english = try stage.start(words).wait()
        let chinese = try stage.start(words, changing: ["LANG": "zh_CN.UTF-8"]).wait()
        #expect(chinese.code == english.code && chinese.code != 0, "\(typed): \(chinese.errors)")
        try expectChinese(chinese.errors)
        // The option says the same as the locale, before a command as well as behind it.
        guard !typed.contains("--lang"), !typed.contains("--generate") else { continue }
        let option = try stage.start(["--lang", "zh"] + words).wait()
        #expect(option.code == chinese.code && option.errors == chinese.errors, "\(typed)")
      }
    }

    @Test func wrongSettingsAreComplainedOfInChinese() throws {
      let stage = try Stage("--instances", "10")
      for text in Self.wrongSettings {
        try stage.writeSettings(text)
        let ending = try stage.run("settings", "--lang", "zh")
        #expect(ending.code == 78, "\(text): \(ending.errors)")
        try expectChinese(ending.errors)
      }
    }

    @Test func aPlanIsPresentedAndRefusedInChinese() throws {
      let stage = try Stage("--instances", "40")
      let plan = try stage.plan("--filter", "state:running")
      let asked = ["terminate", "--filter", "state:running", "--lang", "zh"]
      let confirmed = ["apply", plan.path, "--lang", "zh", "--confirm"]
      for words in [
        asked, confirmed + ["1 nowhere 0000"], confirmed + [plan.phrase, "--read-only"],
        confirmed + [plan.phrase, "--max-age", "0s"],
      ] {
        // Age is counted in whole seconds.
        usleep(1_100_000)
        let ending = try stage.start(words).wait()
        #expect(ending.code == 5, "\(words): \(ending.errors)")
        try expectChinese(ending.errors)
      }
      let written = try stage.run(
        "plan", "--filter", "state:running", "--out", "\(stage.folder.path)/zh.json",
        changing: ["LANG": "zh_CN.UTF-8"])
      #expect(written.code == 0)
      try expectChinese(written.errors)
      try stage.expectNothingSent()
    }

    @Test func tablesHaveChineseHeadingsAndOtherFormatsTheirNames() throws {
      let stage = try Stage("--instances", "40")
      let locale = ["LANG": "zh_CN.UTF-8"]
      let table = try stage.run("list", changing: locale)
      #expect(table.output.prefix { $0 != "\n" }.contains("公网 IP"), "\(table.output.prefix(99))")
      let doctor = try stage.run("doctor", changing: locale)
      #expect(doctor.output.contains("与服务端相差不足 2 秒"), "\(doctor.output)")
      #expect(doctor.output.contains("凭证") && doctor.output.contains("正常"), "\(doctor.output)")
      for format in ["json", "csv", "jsonl"] {
        let here = try stage.run("doctor", "--output", format, changing: locale)
        let english = try stage.run("doctor", "--output", format)
        #expect(here.output == english.output.replacing("C.UTF-8", with: "zh_CN.UTF-8"))
        // The instances change meanwhile; what has names here are the fields.
        let list = try stage.run("list", "--output", format, changing: locale)
        #expect(list.output.contains("operate_state"), "\(list.output.prefix(200))")
        #expect(!list.output.contains("状态") && !list.output.contains("运行中"))
      }
    }

    /// Every line has Chinese in it, and no run of three or more words of another language but in
    /// quotes, in a path, or as part of the usage.
    private func expectChinese(
      _ text: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
      #expect(text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(text)")
      // The usage, the filter above its mark and lists of what may be chosen are not sentences.
      let sentences = text.split(separator: "\n").filter {
        !$0.hasPrefix("用法：") && !$0.hasPrefix("  ")
      }
      for sentence in sentences {
        let bare = sentence.replacing(/“[^”]*”|"[^"]*"|（[^）]*）|可选：.*|以下之一：.*/, with: "“”")
        let english = bare.firstMatch(of: /[A-Za-z]{2,}[,;:]? [A-Za-z]{2,}[,;:]? [A-Za-z]{2,}/)
        #expect(english == nil, "\(sentence)", sourceLocation: sourceLocation)
      }
    }
  }
}
