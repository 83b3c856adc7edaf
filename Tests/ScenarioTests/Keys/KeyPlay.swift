import Canvas
import Dashboard
import Support

/// The program on a terminal of 120×40, played by keys under the names that the table gives them.
final class KeyPlay {
  struct Failure: Error, CustomStringConvertible { var description: String }

  let stage: Stage
  let screen: PseudoTerminal
  /// Every key that was pressed so far.
  private(set) var pressed: Set<Key> = []
  /// Presses since somebody set it to 0.
  var presses = 0

  /// Opens it and waits until everything is listed.
  convenience init(_ opening: KeyScenario.Opening = KeyScenario.Opening()) throws {
    let faults = opening.faults.flatMap { ["--fault", $0] }
    let stage = try Stage(["--instances", "60", "--time-scale", "20"] + faults)
    try stage.writeSettings("countdown: 0\n\(opening.settings)")
    try self.init(on: stage, opening.arguments)
    if !opening.faults.contains(where: { $0.hasPrefix("region-down") }) {
      try screen.wait(for: "60 of 60", seconds: 30)
    }
  }

  /// Opens it on a stage that is there.
  init(on stage: Stage, _ arguments: [String] = []) throws {
    self.stage = stage
    screen = try stage.screen(width: 120, height: 40, arguments)
    try screen.wait(for: " of ", seconds: 30)
  }

  /// Opens it as a job of a shell.
  init(underShellOn stage: Stage) throws {
    self.stage = stage
    screen = try PseudoTerminal(
      program: "/bin/bash", arguments: ["--norc", "--noprofile", "-i"],
      environment: stage.environment.merging(["TERM": "xterm-256color", "PS1": "shell> "]) { $1 },
      width: 120, height: 40)
    try screen.wait(for: "shell>")
    screen.send("\(stage.program)\r")
    try screen.wait(for: "60 of 60", seconds: 30)
  }

  /// Presses keys one after another: `j`, `^d`, `pgdn`, `space`. Before it goes on from Escape it
  /// waits until the program has taken it alone, since Escape and a key together are an Alt key.
  func press(_ names: String...) throws {
    for name in names {
      guard let key = Key(name: name), let bytes = key.bytes else {
        throw Failure(description: "there is no key \(name)")
      }
      pressed.insert(key)
      presses += 1
      if key == .escape { screen.settle() }
      let written = screen.output.count
      screen.send(bytes)
      guard key == .escape else { continue }
      try see("what Escape changes") { self.screen.output.count > written }
      screen.settle()
    }
  }

  func type(_ text: String) { screen.send(text) }

  /// Presses the key that asks for a file, and names another than the one that it proposes.
  func name(_ path: String, after key: String) throws {
    try press(key, "^u")
    type(path)
    try press("enter")
  }

  /// Waits for a text on the screen.
  func see(_ text: String) throws { try screen.wait(for: text, seconds: 20) }

  func seeGone(_ text: String) throws { try screen.wait(forGone: text, seconds: 20) }

  /// Waits until something holds of the screen, and says what did not.
  func see(_ what: String, _ condition: () -> Bool) throws {
    guard screen.waitUntil(seconds: 20, { _ in condition() }) else {
      throw Failure(description: "not seen: \(what)\n\(screen.text)")
    }
  }
}

extension Key {
  /// What a terminal sends for it.
  fileprivate var bytes: String? {
    let special: PseudoTerminal.SpecialKey? =
      switch self {
      case .enter: .enter
      case .escape: .escape
      case .tab: .tab
      case .backTab: .backTab
      case .backspace: .backspace
      case .delete: .delete
      case .space: .space
      case .up: .up
      case .down: .down
      case .left: .left
      case .right: .right
      case .home: .home
      case .end: .end
      case .pageUp: .pageUp
      case .pageDown: .pageDown
      default: nil
      }
    if let special { return special.rawValue }
    return switch self {
    case .character(let character): String(character)
    case .control(let letter): letter.asciiValue.map { String(Unicode.Scalar($0 & 0x1F)) }
    case .function(1): "\u{1B}OP"
    default: nil
    }
  }
}
