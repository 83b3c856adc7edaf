/// ISO 8601, written and read by hand: no calendar, no locale, no time zone database.
extension Timestamp {
  /// Reads `2026-11-22T18:00:00+08:00`, `…Z`, with optional fractions of a second.
  ///
  /// A time without an offset is refused (nil), since nobody can say which instant it means.
  package init?(iso8601 text: some StringProtocol) {
    guard let (local, offset) = Self.parse(text), let offset else { return nil }
    self.init(writable: local - Int64(offset) * 1000)
  }

  /// Reads `2019-08-05 12:01:30` (or with `T`) on a clock `offset` seconds east of
  /// UTC. ECM sends times of this form and does not say which zone they are in.
  package init?(zoneless text: some StringProtocol, offset: Int) {
    guard let (local, written) = Self.parse(text), written == nil else { return nil }
    self.init(writable: local - Int64(offset) * 1000)
  }

  /// nil outside of the years 0000 to 9999 of UTC: such a time could be written but not be read
  /// back, and a plan or a journal that holds one would be lost.
  private init?(writable milliseconds: Int64) {
    guard (-62_167_219_200_000...253_402_300_799_999).contains(milliseconds) else { return nil }
    self.init(milliseconds: milliseconds)
  }

  /// `2026-11-22T18:00:00+08:00`, or with `Z` where the offset is zero.
  package func iso8601(offset: Int = 0) -> String {
    let suffix = offset == 0 ? "Z" : Self.written(offset: offset)
    return "\(date(offset: offset))T\(time(offset: offset))\(suffix)"
  }

  /// `2026-11-22` on a clock `offset` seconds east of UTC.
  package func date(offset: Int = 0) -> String {
    let (days, _) = (seconds + Int64(offset)).dividedDown(by: 86_400)
    let (year, month, day) = Self.civil(days: days)
    return "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
  }

  /// `18:00:00` on a clock `offset` seconds east of UTC.
  package func time(offset: Int = 0) -> String {
    let (_, second) = (seconds + Int64(offset)).dividedDown(by: 86_400)
    let hour = Self.padded(second / 3600, 2)
    let minute = Self.padded(second / 60 % 60, 2)
    return "\(hour):\(minute):\(Self.padded(second % 60, 2))"
  }

  /// `+08:00`.
  package static func written(offset: Int) -> String {
    let sign = offset < 0 ? "-" : "+"
    let minutes = Int64(abs(offset) / 60)
    return "\(sign)\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
  }

  private static func padded(_ value: Int64, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// The proleptic Gregorian date of a day counted from 1970-01-01.
  private static func civil(days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let (era, dayOfEra) = (days + 719_468).dividedDown(by: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1
    )
  }

  private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let (era, yearOfEra) = shifted.dividedDown(by: 400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Milliseconds on the local clock, and the offset in seconds where the text has one.
  private static func parse(_ text: some StringProtocol) -> (local: Int64, offset: Int?)? {
    var reader = DigitReader(Array(text.utf8))
    guard let year = reader.number(4), reader.skip("-"), let month = reader.number(2),
      reader.skip("-"), let day = reader.number(2), reader.skip("T") || reader.skip(" "),
      let hour = reader.number(2), reader.skip(":"), let minute = reader.number(2),
      reader.skip(":"), let second = reader.number(2),
      (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 60
    else { return nil }
    let dayNumber = days(year: year, month: month, day: day)
    guard civil(days: dayNumber) == (year, month, day) else { return nil }
    let milliseconds = reader.skip(".") ? reader.fraction() : 0
    let local = (dayNumber * 86_400 + hour * 3600 + minute * 60 + second) * 1000 + milliseconds
    if reader.atEnd { return (local, nil) }
    if reader.skip("Z") { return reader.atEnd ? (local, 0) : nil }
    let isWest = reader.skip("-")
    guard isWest || reader.skip("+"), let hours = reader.number(2), reader.skip(":"),
      let minutes = reader.number(2), reader.atEnd, hours < 24, minutes < 60
    else { return nil }
    let offset = Int(hours * 3600 + minutes * 60)
    return (local, isWest ? -offset : offset)
  }
}

extension Int64 {
  /// Quotient and remainder that round towards minus infinity, as calendars need.
  fileprivate func dividedDown(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}

/// Reads runs of decimal digits and single separators.
private struct DigitReader {
  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var atEnd: Bool { index == bytes.count }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  mutating func number(_ width: Int) -> Int64? {
    guard index + width <= bytes.count else { return nil }
    var value: Int64 = 0
    for byte in bytes[index..<index + width] {
      guard (48...57).contains(byte) else { return nil }
      value = value * 10 + Int64(byte - 48)
    }
    index += width
    return value
  }

  /// The digits after a point, as milliseconds; more than three are read and dropped.
  mutating func fraction() -> Int64 {
    var value: Int64 = 0
    var weight: Int64 = 100
    while index < bytes.count, (48...57).contains(bytes[index]) {
      value += Int64(bytes[index] - 48) * weight
      weight /= 10
      index += 1
    }
    return value
  }
}
