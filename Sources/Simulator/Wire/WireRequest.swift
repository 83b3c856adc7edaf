/// One HTTP request as it was received, byte for byte where a signature depends on it.
package struct WireRequest: Sendable {
  /// In capitals, as received.
  package var method: String
  /// The whole target of the request line: `/?a=b`, or in absolute form `http://host/?a=b`.
  package var target: String
  /// In the order received, names spelled as received.
  package var headers: [(name: String, value: String)]
  package var body: [UInt8]
  /// How many requests its connection has had, with this one.
  package var ordinal = 1

  package init(
    method: String, target: String, headers: [(name: String, value: String)], body: [UInt8]
  ) {
    self.method = method
    self.target = target
    self.headers = headers
    self.body = body
  }

  /// The first header of that name, in any spelling, as received but for blanks around it.
  func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// The target from its path on. A client behind a proxy sends the absolute form.
  private var originForm: Substring {
    guard let scheme = target.firstRange(of: "://"), !target.hasPrefix("/") else {
      return target[...]
    }
    let authority = target[scheme.upperBound...]
    return authority.firstIndex { $0 == "/" || $0 == "?" }.map { authority[$0...] } ?? "/"
  }

  /// Without the query. `/` for every action.
  var path: String {
    let path = originForm.prefix { $0 != "?" }
    return path.isEmpty ? "/" : String(path)
  }

  /// What follows the `?`, exactly as sent; empty if nothing does.
  var query: String {
    let form = originForm
    return form.firstIndex(of: "?").map { String(form[form.index(after: $0)...]) } ?? ""
  }
}
