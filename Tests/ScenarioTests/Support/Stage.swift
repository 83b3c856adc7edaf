import FoundationEssentials
import Glibc
import Support

/// Where a scenario plays: a simulator in a process of its own, and a home for the program under
/// test. Both are gone when the scenario is.
final class Stage {
  let folder: Folder
  let port: UInt16
  private let simulator: ChildProcess
  let keys: (id: String, key: String)

  /// - Parameter arguments: of `edgereap simulate`.
  convenience init(_ arguments: String...) throws { try self.init(arguments) }

  init(_ arguments: [String]) throws {
    folder = try Folder()
    mkdir("\(folder.path)/run", 0o700)
    simulator = try ChildProcess(
      BuiltProgram.path("edgereap"), ["simulate"] + arguments,
      environment: ["PATH": "/usr/bin:/bin"], folder: folder)
    let text = try simulator.waitForOutput { $0.split(separator: "\n").count >= 3 }
    let words = text.split(separator: "\n").compactMap { $0.split(separator: " ").last }
    guard words.count >= 3, let port = words[0].split(separator: ":").last.flatMap({ UInt16($0) })
    else { throw ChildProcess.Failure(description: "the simulator said: \(text)") }
    self.port = port
    keys = (String(words[1]), String(words[2]))
  }

  var address: String { "http://127.0.0.1:\(port)" }
  var program: String { BuiltProgram.path("edgereap") }
  var state: String { "\(folder.path)/.local/state/edgereap" }
  var pace: String { "\(folder.path)/run/edgereap/pace" }

  /// What the program under test gets to see.
  var environment: [String: String] {
    [
      "PATH": "/usr/bin:/bin", "HOME": folder.path, "LANG": "C.UTF-8", "TZ": "UTC",
      "XDG_RUNTIME_DIR": "\(folder.path)/run",
      "EDGEREAP_ENDPOINT": address, "TENCENTCLOUD_SECRET_ID": keys.id,
      "TENCENTCLOUD_SECRET_KEY": keys.key, "SWIFT_BACKTRACE": "enable=no",
    ]
  }

  /// Starts the program without a terminal.
  func start(
    _ arguments: [String], changing changes: [String: String] = [:]
  ) throws -> ChildProcess {
    try ChildProcess(
      program, arguments, environment: environment.merging(changes) { $1 }, folder: folder)
  }

  /// Starts the program by a script of the shell, in which it is `$0` and its arguments are `$@`.
  func start(
    by script: String, _ arguments: [String] = [], changing changes: [String: String] = [:]
  ) throws -> ChildProcess {
    try ChildProcess(
      "/bin/bash", ["-c", script, program] + arguments,
      environment: environment.merging(changes) { $1 }, folder: folder)
  }

  /// Runs the program without a terminal, to its end.
  func run(
    _ arguments: String..., changing changes: [String: String] = [:], seconds: Double = 60
  ) throws -> ChildProcess.Ending {
    try start(arguments, changing: changes).wait(seconds: seconds)
  }

  /// Opens the screen.
  func screen(
    width: Int = 80, height: Int = 24, _ arguments: [String] = [],
    changing changes: [String: String] = [:], answersQuestions: Bool = true
  ) throws -> PseudoTerminal {
    var environment = environment.merging(changes) { $1 }
    environment["TERM"] = environment["TERM"] ?? "xterm-256color"
    return try PseudoTerminal(
      program: program, arguments: arguments, environment: environment, width: width,
      height: height, answersQuestions: answersQuestions)
  }

  /// What was really done, as the simulator tells.
  func ledger() throws -> [String: LedgerEntry] {
    let body = try LoopbackHTTP.request(port: port, path: "/_simulator/ledger")
    let ledger = try JSONDecoder().decode(Ledger.self, from: Data(body.utf8))
    return Dictionary(uniqueKeysWithValues: ledger.instances.map { ($0.id, $0) })
  }

  func statistics() throws -> Statistics {
    let body = try LoopbackHTTP.request(port: port, path: "/_simulator/statistics")
    return try JSONDecoder().decode(Statistics.self, from: Data(body.utf8))
  }

  /// Switches faults while it runs, by their names and values.
  func switchFaults(on: [String] = [], off: [String] = []) throws {
    struct Change: Encodable { var on, off: [String] }
    let body = try JSONEncoder().encode(Change(on: on, off: off))
    let answer = try LoopbackHTTP.request(
      "POST", port: port, path: "/_simulator/faults", body: String(decoding: body, as: UTF8.self))
    if answer.hasPrefix(#"{"error":"#) { throw ChildProcess.Failure(description: answer) }
  }
}

private struct Ledger: Decodable { var instances: [LedgerEntry] }

/// What the simulator knows of one instance that somebody tried to terminate.
struct LedgerEntry: Decodable {
  struct Step: Decodable {
    var state: String
    /// Which of the machines that had the id it is about, from 1.
    var incarnation: Int
  }

  var id: String
  var product: String
  /// Terminations that named it, however they ended.
  var sent: Int
  var accepted: Int
  /// Accepted and not carried out.
  var ignored: Int
  /// Accepted of a machine that took over the id.
  var strangers: Int
  var history: [Step]

  /// Of the first machine that had the id, which is the one that was planned.
  var lastState: String { history.last { $0.incarnation == 1 }?.state ?? "" }
}

/// What the simulator counted.
struct Statistics: Decodable {
  struct Action: Decodable {
    var service: String
    var action: String
    var requests: Int
    var throttled: Int
    var maximumInAnySecond: Int
    var callsPerSecond: Double?

    enum CodingKeys: String, CodingKey {
      case service, action, requests, throttled
      case maximumInAnySecond = "max_in_any_second"
      case callsPerSecond = "calls_per_second"
    }
  }

  var throttled: Int
  var actions: [Action]
  /// Of every request, accepted or not.
  var secretIDs: [String]

  enum CodingKeys: String, CodingKey {
    case throttled, actions
    case secretIDs = "secret_ids"
  }

  subscript(service: String, action: String) -> Action? {
    actions.first { $0.service == service && $0.action == action }
  }
}
