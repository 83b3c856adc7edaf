import Fleet
import Glibc
import JSON
import Logging

/// Writes records to the log's file, one line each.
struct FileLogHandler: LogHandler {
  private let file: LogFile
  var logLevel: Logger.Level
  var metadata: Logger.Metadata = [:]
  var metadataProvider: Logger.MetadataProvider?

  init(file: LogFile, logLevel: Logger.Level) {
    self.file = file
    self.logLevel = logLevel
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var all = metadata
    if let provided = metadataProvider?.get() { all.merge(provided) { $1 } }
    if let own = event.metadata { all.merge(own) { $1 } }
    file.write(
      LogLine(
        time: HostEnvironment.now(), level: event.level.rawValue, process: getpid(),
        message: "\(event.message)",
        fields: all.sorted { $0.key < $1.key }.map { ($0.key, "\($0.value)") }
      ).text)
  }
}

/// One record: `2026-11-21T12:00:00.123Z notice [4711] ecm TerminateInstances ms=41 request_id=…`.
struct LogLine {
  var time: Timestamp
  var level: String
  /// Several programs may write into one file.
  var process: Int32
  var message: String
  var fields: [(name: String, value: String)]

  /// With its end. Nothing in it starts a new line or is obeyed by a terminal.
  var text: String {
    let padding = String(repeating: " ", count: max(0, 8 - level.utf8.count))
    let pairs = fields.map { " \($0.name)=\(Self.quoted($0.value))" }.joined()
    return "\(stamp) \(level)\(padding)[\(process)] \(Self.escaped(message))\(pairs)\n"
  }

  /// UTC, to the millisecond.
  private var stamp: String {
    let fraction = String(1000 + time.milliseconds % 1000).dropFirst()
    return "\(time.date())T\(time.time()).\(fraction)Z"
  }

  private static func quoted(_ value: String) -> String {
    let text = escaped(value)
    guard text.isEmpty || text.contains(where: { $0 == " " || $0 == "\"" || $0 == "=" }) else {
      return text
    }
    return
      "\"\(text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\""))\""
  }

  /// Control, format and separating characters as `\u{1B}`.
  ///
  /// - Parameter doublesBackslash: Whether a backslash becomes two, so that what was escaped can be
  ///   told from what was so from the start.
  static func escaped(_ text: String, doublesBackslash: Bool = true) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let category = scalar.properties.generalCategory
      if scalar.isObeyedByTerminals || category == .privateUse || category == .unassigned {
        let code = String(scalar.value, radix: 16, uppercase: true)
        result.append(contentsOf: "\\u{\(code)}".unicodeScalars)
      } else {
        if scalar == "\\", doublesBackslash { result.append(scalar) }
        result.append(scalar)
      }
    }
    return String(result)
  }
}
