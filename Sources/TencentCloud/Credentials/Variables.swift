/// The environment, which may hold secrets and so shows nothing of itself.
struct Variables: Sendable {
  private let values: [String: String]

  init(_ values: [String: String]) { self.values = values }

  /// nil also where it is set to nothing.
  subscript(name: String) -> String? { values[name].flatMap { $0.isEmpty ? nil : $0 } }

  /// `NAME=value`, for another program.
  var lines: [String] { values.map { "\($0.key)=\($0.value)" } }
}

extension Variables: CustomStringConvertible, CustomReflectable {
  var description: String { "Variables(…)" }
  var customMirror: Mirror { Mirror(self, children: []) }
}
