import ArgumentParser

/// The shapes in which data is written to standard output.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
  case table, json, jsonl, csv
}

/// Something that has a line in a table or a CSV file.
protocol OutputRow: Encodable {
  /// Every column of the contract, in its order.
  static var columns: [String] { get }
  /// The few that a person reads in a terminal.
  static var tableColumns: [String] { get }

  func text(of column: String) -> String
}
