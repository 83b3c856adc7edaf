import Fleet
import JSON

/// A row of a listing that has no usable id, so that it can be neither marked nor terminated.
extension ServiceFailure.UnnamedRow {
  /// Reads a row of either product.
  init(json: JSONNode) {
    let zone = json["Zone"].text
    let internet = json["Internet"]["PrivateIPAddressSet"].elements?.first
    let address = json["PrivateIp"].text
    self.init(
      name: json["InstanceName"].text.presentable,
      place: (zone.isEmpty ? json["Position"]["ZoneInfo"]["Zone"].text : zone).presentable,
      address: (address.isEmpty ? internet?["PrivateIPAddress"].text ?? "" : address).presentable)
  }
}

extension ServiceFailure {
  /// Everything else was listed.
  ///
  /// - Parameter rows: at least one.
  static func withoutID(_ rows: [UnnamedRow]) -> ServiceFailure {
    let shown = Array(rows.prefix(10))
    return ServiceFailure(
      kind: .unknown, code: "RowWithoutID",
      .rowsWithoutID(shown, more: rows.count - shown.count), advice: .lookInConsole)
  }
}

/// An id that can be sent: there, and without a byte that could not be read.
extension JSONNode {
  var usableID: String? {
    let id = self["InstanceId"].text
    return id.isEmpty || id.unicodeScalars.contains("\u{FFFD}") ? nil : id
  }
}
