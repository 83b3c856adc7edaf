import Fleet
import JSON

/// An instance as `list` and `plan` write it: its own fields, and which rule protects it.
struct InstanceRecord {
  var instance: Instance
  var protection: Protected?

  struct Protected: JSONWritable {
    var rule: String
    var reason: String

    func writeMembers(to writer: inout JSONWriter) {
      writer.member("rule", rule)
      writer.member("reason", reason)
    }
  }
}

extension InstanceRecord: OutputRow {
  static let columns =
    InstanceField.kept.filter { $0.width != nil }.map { field in
      OutputColumn<InstanceRecord>(field.name) { .text(field.record(of: $0.instance)) }
    } + [
      OutputColumn("protected") { row in
        .text(row.protection.map { "\($0.rule): \($0.reason)" } ?? "")
      }
    ]
  static let tableColumns = ["id", "name", "product", "zone", "state", "public_ips", "protected"]

  /// Lists are lists here, and what is no column is there too.
  func writeMembers(to writer: inout JSONWriter) {
    instance.writeMembers(to: &writer)
    writer.key("protected")
    if let protection { writer.object(protection) } else { writer.null() }
  }
}
