import Canvas
import Fleet
import Glibc
import TencentCloud
import Terminal
import Words

extension Doctor {
  mutating func lookAtSettings() {
    note(Finding("version", .ok, Version.full))
    let file = session.paths.settingsFile
    let isThere = access(file, F_OK) == 0
    note(Finding("settings", .ok, isThere ? file : words.settingsMissing(file)))
    note(Finding(session.policy, words), session.policy.untrusted == nil ? .done : .settings)
    let profile = session.profileName
    note(Finding("profile", .ok, profile.isEmpty ? words.noneWord : profile))
    note(
      session.gate.readOnly.map { Finding("read-only", .note, words.readOnly($0)) }
        ?? Finding("read-only", .ok, words.no))
  }

  mutating func lookAtTerminal() {
    let host = session.host
    let isWhole = host.isInputTerminal && host.isOutputTerminal
    let type = host["TERM"]
    if let type, type != "dumb" {
      note(Finding("terminal", .ok, isWhole ? type : words.notATerminalNow(type)))
    } else {
      note(
        Finding(
          "terminal", .note, type == nil ? words.termNotSet : words.termIsDumb,
          advice: words.screenNeedsTerminal))
    }
    let locale = host["LC_ALL"] ?? host["LC_CTYPE"] ?? host["LANG"]
    let isUnicode = TerminalConfiguration(environment: host.variables).glyphs == .unicode
    note(
      Finding(
        "locale", isUnicode ? .ok : .note, words.locale(locale, isUnicode: isUnicode),
        advice: isUnicode ? "" : words.useUTF8))
  }

  /// Every place that the program writes to.
  mutating func lookAtPaths() {
    let paths = session.paths
    look("journal", at: paths.operations)
    lookAtPace()
    look("log", at: paths.log)
  }

  /// Without a place for it the program keeps to the API's limits alone, and programs beside it do not
  /// count with it.
  private mutating func lookAtPace() {
    var refusals: [PacePlace.Refusal] = []
    for place in session.paths.pace {
      guard let refusal = place.refusal() else {
        return note(Finding("pace", .ok, words.paceShared(place.path)))
      }
      refusals.append(refusal)
    }
    note(
      Finding(
        "pace", .note,
        words.paceNotShared(
          refusals.map { words.complaint($0.path, words.file($0.problem)) }),
        advice: words.setRuntimeFolder))
  }

  /// A folder or file that is not there yet is made when it is needed.
  private mutating func look(_ check: String, at path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      let reason = errno
      if reason == ENOENT { return note(Finding(check, .ok, words.notThereYet(path))) }
      return note(
        Finding(check, .problem, words.complaint(path, String(cString: strerror(reason)))),
        .journal)
    }
    let mode = status.st_mode & 0o777
    let found = words.pathMode(path, String(mode, radix: 8))
    if access(path, W_OK) != 0 {
      note(
        Finding(
          check, .problem, found + words.cannotBeWritten, advice: words.giveToThisUser),
        .journal)
    } else if status.st_uid != geteuid() {
      note(Finding(check, .note, found + words.ownedByAnother))
    } else if mode & 0o077 != 0 {
      note(
        Finding(
          check, .note, found + words.openToOthers, advice: "chmod go= \(path)"))
    } else {
      note(Finding(check, .ok, found))
    }
  }

  /// Every theme is read, so that a broken one is not found out at night.
  mutating func lookAtThemes() {
    let library = ThemeLibrary(paths: session.paths, program: Host.programPath)
    var whole: [String] = []
    for name in library.names {
      do {
        _ = try library.load(name)
        whole.append(name)
      } catch {
        note(Finding("themes", .problem, error.sentence(words)), .settings)
      }
    }
    note(Finding("themes", .ok, whole.joined(separator: ", ")))
  }
}

extension Finding {
  fileprivate init(_ policy: HostPolicy, _ words: Words) {
    switch policy {
    case .absent: self.init("policy", .ok, words.policyMissing(HostPolicy.path))
    case .inForce(let file):
      let keys = PolicyFile.keys.map(\.name).filter { name in
        file.settings.entries.contains { $0.path.first == name }
      }
      self.init("policy", .ok, words.policyKeys(file.path, keys))
    case .untrusted(let problem):
      self.init("policy", .problem, problem.finding(words), advice: problem.advice(words))
    }
  }
}
