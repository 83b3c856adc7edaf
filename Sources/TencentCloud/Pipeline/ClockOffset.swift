internal import Synchronization

internal import Fleet

/// How far this machine's clock is behind the service's, measured from every answer.
///
/// A signature more than five minutes off is refused (documented), and operators' machines do
/// drift. The header `Date` has whole seconds, so the measure is good to about one.
package final class ClockOffset: Sendable {
  private let measured = Mutex<Int64?>(nil)

  package init() {}

  /// Milliseconds to add to this machine's clock; nil before the first answer.
  package var milliseconds: Int64? { measured.withLock { $0 } }

  /// What a signature is dated. A difference that a healthy clock can show is left alone.
  func corrected(_ now: Timestamp) -> Timestamp {
    guard let offset = milliseconds, abs(offset) >= Self.tolerance else { return now }
    return Timestamp(milliseconds: now.milliseconds + offset)
  }

  /// - Parameter date: The header `Date` of an answer that the API itself gave: a proxy's own
  ///   page, or a cached one, says nothing about the service's clock.
  func measure(date: String?, receivedAt now: Timestamp) {
    guard let date, let served = Timestamp(httpDate: date) else { return }
    // Half a second, since the header drops the fraction.
    measured.withLock { $0 = served.milliseconds + 500 - now.milliseconds }
  }

  private static let tolerance: Int64 = 5_000
}

extension Timestamp {
  /// Reads `Sat, 21 Nov 2026 08:12:30 GMT`, the one form that servers may send (RFC 9110).
  init?(httpDate text: String) {
    let words = text.split(separator: " ")
    guard words.count == 6, words[5] == "GMT", let month = Self.months.firstIndex(of: words[2])
    else { return nil }
    let number = month < 9 ? "0\(month + 1)" : "\(month + 1)"
    self.init(iso8601: "\(words[3])-\(number)-\(words[1])T\(words[4])Z")
  }

  private static let months: [Substring] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
