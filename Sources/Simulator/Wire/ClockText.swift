/// Times as the two APIs write them. Every instant is in microseconds since 1970.
enum ClockText {
  /// `2026-02-15T14:30:00Z`, as EdgeZone writes the creation of an instance.
  static func utc(_ instant: Int64) -> String {
    let parts = parts(of: instant)
    return "\(parts.date)T\(parts.time)Z"
  }

  /// `2019-08-05 12:01:30` without a zone, as ECM writes most times. That the zone is UTC+8 is
  /// inferred from the sister products, not documented.
  static func beijing(_ instant: Int64) -> String {
    let parts = parts(of: instant + beijingOffset)
    return "\(parts.date) \(parts.time)"
  }

  /// The same in UTC.
  static func plain(_ instant: Int64) -> String { beijing(instant - beijingOffset) }

  /// `2026-04-07T00:00:00` without a zone, as EdgeZone writes times of networks.
  static func zoneless(_ instant: Int64) -> String {
    let parts = parts(of: instant)
    return "\(parts.date)T\(parts.time)"
  }

  /// With thousandths: for the ledger.
  static func precise(_ instant: Int64) -> String {
    let parts = parts(of: instant)
    return "\(parts.date)T\(parts.time).\(padded((instant / 1_000) % 1_000, 3))Z"
  }

  /// `YYYY-MM-DD` in UTC.
  static func date(_ instant: Int64) -> String { parts(of: instant).date }

  /// `Sat, 21 Nov 2026 08:29:41 GMT`, the `Date` header.
  static func header(_ instant: Int64) -> String {
    let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let days = floored(instant, by: microsecondsPerDay)
    let civil = civil(daysSinceEpoch: days)
    let weekday = weekdays[Int(((days % 7) + 7) % 7)]
    return "\(weekday), \(padded(civil.day, 2)) \(months[Int(civil.month) - 1]) \(civil.year) "
      + "\(parts(of: instant).time) GMT"
  }

  /// Reads `YYYY-MM-DD HH:mm:ss` as UTC+8 (inferred). nil if it is no such time.
  static func beijing(parsing text: String) -> Int64? {
    let shape = Array("0000-00-00 00:00:00".utf8)
    let bytes = Array(text.utf8)
    guard bytes.count == shape.count,
      zip(bytes, shape).allSatisfy({
        $1 == UInt8(ascii: "0") ? (0x30...0x39).contains($0) : $0 == $1
      })
    else { return nil }
    let numbers = text.split { !$0.isNumber }.compactMap { Int64($0) }
    guard numbers.count == 6, (1...12).contains(numbers[1]), (1...31).contains(numbers[2]),
      numbers[3] < 24, numbers[4] < 60, numbers[5] < 60
    else { return nil }
    let days = daysSinceEpoch(year: numbers[0], month: numbers[1], day: numbers[2])
    let civil = civil(daysSinceEpoch: days)
    // 30 February comes back as a day of March.
    guard civil.month == numbers[1], civil.day == numbers[2] else { return nil }
    let seconds = numbers[3] * 3_600 + numbers[4] * 60 + numbers[5]
    return days * microsecondsPerDay + seconds * 1_000_000 - beijingOffset
  }

  private static let microsecondsPerDay: Int64 = 86_400_000_000
  static let beijingOffset: Int64 = 8 * 3_600_000_000

  private static func parts(of instant: Int64) -> (date: String, time: String) {
    let days = floored(instant, by: microsecondsPerDay)
    let seconds = (instant - days * microsecondsPerDay) / 1_000_000
    let civil = civil(daysSinceEpoch: days)
    return (
      "\(padded(civil.year, 4))-\(padded(civil.month, 2))-\(padded(civil.day, 2))",
      "\(padded(seconds / 3_600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
    )
  }

  private static func floored(_ value: Int64, by divisor: Int64) -> Int64 {
    value >= 0 ? value / divisor : (value - divisor + 1) / divisor
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// The calendar by counting from 1 March, so that a leap day ends its year.
  private static func daysSinceEpoch(year: Int64, month: Int64, day: Int64) -> Int64 {
    let years = month > 2 ? year : year - 1
    let monthFromMarch = (month + 9) % 12
    let leapDays = years / 4 - years / 100 + years / 400
    return years * 365 + leapDays + (153 * monthFromMarch + 2) / 5 + day - 1 - 719_468
  }

  private static func civil(
    daysSinceEpoch days: Int64
  ) -> (year: Int64, month: Int64, day: Int64) {
    var year = 1970 + floored(days * 400, by: 146_097)
    while daysSinceEpoch(year: year + 1, month: 1, day: 1) <= days { year += 1 }
    while daysSinceEpoch(year: year, month: 1, day: 1) > days { year -= 1 }
    var month: Int64 = 1
    while month < 12, daysSinceEpoch(year: year, month: month + 1, day: 1) <= days { month += 1 }
    return (year, month, days - daysSinceEpoch(year: year, month: month, day: 1) + 1)
  }
}
