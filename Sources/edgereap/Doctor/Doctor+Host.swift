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
    note(Finding("settings", .ok, isThere ? file : "\(file), not there: the defaults hold"))
    let profile = session.profileName
    note(Finding("profile", .ok, profile.isEmpty ? "none" : profile))
    note(
      session.gate.readOnly.map { Finding("read-only", .note, Words(.english).readOnly($0)) }
        ?? Finding("read-only", .ok, "no"))
  }

  mutating func lookAtTerminal() {
    let host = session.host
    let isWhole = host.isInputTerminal && host.isOutputTerminal
    let type = host["TERM"]
    if let type, type != "dumb" {
      note(Finding("terminal", .ok, isWhole ? type : "\(type), but this is no terminal"))
    } else {
      note(
        Finding(
          "terminal", .note, type == nil ? "TERM is not set" : "TERM is dumb",
          advice: "The screen needs a terminal; the other commands do not"))
    }
    let locale = host["LC_ALL"] ?? host["LC_CTYPE"] ?? host["LANG"]
    let glyphs = TerminalConfiguration(environment: host.variables).glyphs
    let signs = glyphs == .unicode ? "Unicode is drawn" : "ASCII is drawn"
    note(
      Finding(
        "locale", glyphs == .unicode ? .ok : .note, "\(locale ?? "not set"), \(signs)",
        advice: glyphs == .unicode ? "" : "Names in Chinese need a UTF-8 locale, such as C.UTF-8"))
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
        return note(Finding("pace", .ok, "\(place.path), shared by this user's programs"))
      }
      refusals.append(refusal)
    }
    let reasons = refusals.map { "\($0.path): \(Words(.english).file($0.problem))" }
      .joined(separator: "; ")
    note(
      Finding(
        "pace", .note, "not shared, this program counts alone: \(reasons)",
        advice: "Set XDG_RUNTIME_DIR to a folder of this user's alone (mode 0700)"))
  }

  /// A folder or file that is not there yet is made when it is needed.
  private mutating func look(_ check: String, at path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      let reason = errno
      if reason == ENOENT { return note(Finding(check, .ok, "\(path), not there yet")) }
      return note(
        Finding(check, .problem, "\(path): \(String(cString: strerror(reason)))"), .journal)
    }
    let mode = status.st_mode & 0o777
    let words = "\(path), mode \(String(mode, radix: 8))"
    if access(path, W_OK) != 0 {
      note(
        Finding(
          check, .problem, "\(words), cannot be written", advice: "Give it to this user (chown)"),
        .journal)
    } else if status.st_uid != geteuid() {
      note(Finding(check, .note, "\(words), owned by another user"))
    } else if mode & 0o077 != 0 {
      note(
        Finding(
          check, .note, "\(words), open to others", advice: "chmod go= \(path)"))
    } else {
      note(Finding(check, .ok, words))
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
        note(Finding("themes", .problem, error.description), .settings)
      }
    }
    note(Finding("themes", .ok, whole.joined(separator: ", ")))
  }
}
