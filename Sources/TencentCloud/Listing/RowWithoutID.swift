import Fleet
import JSON

/// A row of a listing that has no usable id, so that it can be neither marked nor terminated: what
/// else it tells, by which an operator finds it in the console.
struct RowWithoutID: Sendable, Hashable {
  private var name, place, address: String

  /// Of either product.
  init(json: JSONNode) {
    name = json["InstanceName"].text
    let zone = json["Zone"].text
    place = zone.isEmpty ? json["Position"]["ZoneInfo"]["Zone"].text : zone
    let internet = json["Internet"]["PrivateIPAddressSet"].elements?.first
    let address = json["PrivateIp"].text
    self.address = address.isEmpty ? internet?["PrivateIPAddress"].text ?? "" : address
  }

  var words: String {
    let parts = [
      name.isEmpty ? "one without a name" : "'\(name)'", place.isEmpty ? "" : "in \(place)",
      address.isEmpty ? "" : "(\(address))",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: " ").presentable
  }
}

extension ServiceFailure {
  /// Everything else was listed.
  ///
  /// - Parameter rows: at least one.
  static func withoutID(_ rows: [RowWithoutID]) -> ServiceFailure {
    let shown = rows.prefix(10).map(\.words).joined(separator: ", ")
    let more = rows.count > 10 ? ", and \(rows.count - 10) more" : ""
    let subject = rows.count == 1 ? "1 row has" : "\(rows.count) rows have"
    return ServiceFailure(
      kind: .unknown, code: "RowWithoutID",
      message: "\(subject) no usable id: \(shown)\(more)",
      advice: "Look for it in the console; everything else is listed.")
  }
}

/// An id that can be sent: there, and without a byte that could not be read.
extension JSONNode {
  var usableID: String? {
    let id = self["InstanceId"].text
    return id.isEmpty || id.unicodeScalars.contains("\u{FFFD}") ? nil : id
  }
}
