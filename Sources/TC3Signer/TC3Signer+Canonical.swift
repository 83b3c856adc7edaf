/// The pieces that a verifying server needs too; each works on literal values.
extension TC3Signer {
  /// Sent in `X-TC-Content-SHA256`, and hashed instead of the body.
  package static let unsignedPayload = "UNSIGNED-PAYLOAD"

  /// - Parameters:
  ///   - query: As received, without the `?`.
  ///   - signedHeaders: Lower-case names in the order of `SignedHeaders`. The values are taken as
  ///     they are: see ``canonicalValue(of:name:)``.
  ///   - payloadHash: See ``payloadHash(of:)``.
  package static func canonicalRequest(
    method: String, query: String, signedHeaders: [(name: String, value: String)],
    payloadHash: String
  ) -> String {
    let lines = signedHeaders.map { "\($0.name):\($0.value)\n" }.joined()
    let names = signedHeaders.map(\.name).joined(separator: ";")
    return "\(method)\n/\n\(query)\n\(lines)\n\(names)\n\(payloadHash)"
  }

  /// - Parameter timestamp: Unix seconds. The date of the scope is its date in UTC.
  package static func stringToSign(
    canonicalRequest: String, service: String, timestamp: Int64
  ) -> String {
    let hash = MessageDigest.hexadecimal(MessageDigest.sha256(Array(canonicalRequest.utf8)))
    return "\(algorithm)\n\(timestamp)\n\(utcDate(of: timestamp))/\(service)/tc3_request\n\(hash)"
  }

  /// Lower-case hexadecimal SHA-256.
  package static func payloadHash(of payload: [UInt8]) -> String {
    MessageDigest.hexadecimal(MessageDigest.sha256(payload))
  }

  /// The signed form of a header's value.
  ///
  /// The documents put every value in lower case. The official clients sign `content-type` and
  /// `host` as they send them (observed), which is the same for the values that they send.
  /// - Parameter name: In lower case.
  package static func canonicalValue(of value: String, name: String) -> String {
    let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    let bytes = value.utf8
    guard let first = bytes.firstIndex(where: { !isBlank($0) }),
      let last = bytes.lastIndex(where: { !isBlank($0) })
    else { return "" }
    let trimmed = String(decoding: bytes[first...last], as: UTF8.self)
    return name == "content-type" || name == "host" ? trimmed : trimmed.lowercased()
  }

  /// `YYYY-MM-DD` in UTC, of Unix seconds.
  ///
  /// By hand: a formatter of the system would follow the zone and the calendar of the machine.
  package static func utcDate(of timestamp: Int64) -> String {
    let secondsPerDay: Int64 = 86_400
    let days = (timestamp - (timestamp % secondsPerDay + secondsPerDay) % secondsPerDay)
    let date = civilDate(daysSinceEpoch: days / secondsPerDay)
    return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
  }

  /// The proleptic Gregorian date, by Howard Hinnant's algorithm: eras of 400 years that begin on 1
  /// March, so that the leap day is the last of its year.
  private static func civilDate(
    daysSinceEpoch: Int64
  ) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = daysSinceEpoch + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
