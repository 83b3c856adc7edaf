import Fleet
import JSON
import Words

/// Something that has a line in a table or a CSV file, and an object in JSON.
protocol OutputRow: JSONWritable {
  /// Every column of the contract, in its order.
  static var columns: [OutputColumn<Self>] { get }
  /// The few that a person reads in a terminal.
  static var tableColumns: [String] { get }
}

extension OutputRow {
  func writeMembers(to writer: inout JSONWriter) {
    for column in Self.columns { column.value(self).write(column.name, to: &writer) }
  }
}

struct OutputColumn<Row>: Sendable {
  var name: String
  var value: @Sendable (Row) -> OutputValue

  init(_ name: String, _ value: @escaping @Sendable (Row) -> OutputValue) {
    self.name = name
    self.value = value
  }
}

/// What a row has in one column.
enum OutputValue {
  case text(String)
  /// English for programs, the operator's language in a table.
  case said((Words) -> String)
  case number(Int)
  /// Null rather than left out where it has not come.
  case time(Timestamp?)
  case counts([String: Int])
  /// Left out of JSON, empty elsewhere.
  case nothing

  var text: String {
    switch self {
    case .text(let text): text
    case .said(let say): say(.log)
    case .number(let number): String(number)
    case .time(let time): time?.iso8601() ?? ""
    case .counts(let counts):
      counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: " ")
    case .nothing: ""
    }
  }

  /// As a person reads it.
  var spoken: String { if case .said(let say) = self { say(.spoken) } else { text } }

  func write(_ name: String, to writer: inout JSONWriter) {
    switch self {
    case .text, .said: writer.member(name, text)
    case .number(let number): writer.member(name, number)
    case .time(let time): writer.member(name, time)
    case .counts(let counts):
      writer.member(name) { writer in
        for (key, count) in counts { writer.member(key, count) }
      }
    case .nothing: break
    }
  }
}
