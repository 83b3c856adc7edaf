package import JSON

extension JSONWriter {
  /// Milliseconds are kept, so that what is read back is what was written. Null where there is no time.
  package mutating func member(_ name: String, _ time: Timestamp?) {
    let fraction = time.map { $0.milliseconds - $0.seconds * 1000 } ?? 0
    let digits = fraction == 0 ? "" : ".\(String(fraction + 1000).dropFirst())"
    member(name, time.map { "\($0.date())T\($0.time())\(digits)Z" })
  }
}

extension Timestamp {
  package init(reading scanner: inout JSONScanner) throws(JSONFault) {
    let text = try scanner.text()
    self = try scanner.required(Timestamp(iso8601: text), "time")
  }
}
