import Fleet
import HTTPTransport
import Synchronization

/// The clock that dates signatures: this machine's own, until the service refuses it.
///
/// A signature more than five minutes off is refused as `AuthFailure.SignatureExpire` (documented).
/// Only that refusal shows that this machine's clock is wrong. The header `Date` may be a cache's or
/// a gateway's, so that it never corrects a clock that the service accepts, and a correction that the
/// service refuses too is given up.
package final class SigningClock: Sendable {
  package enum Choice: Sendable, Hashable {
    /// This machine's clock, uncorrected.
    case own
    /// This machine's clock and so many milliseconds, by the `Date` of the refusal of the own one.
    case corrected(Int64)

    func date(_ now: Timestamp) -> Timestamp {
      switch self {
      case .own: now
      case .corrected(let milliseconds):
        Timestamp(milliseconds: now.milliseconds + milliseconds)
      }
    }
  }

  private struct State {
    var choice = Choice.own
    var difference: Int64?
  }

  private let state = Mutex(State())

  package init() {}

  /// The clock in use.
  package var choice: Choice { state.withLock { $0.choice } }

  /// Milliseconds that the service's clock is ahead of this machine's by the last answer that named a
  /// time; nil before one. To be shown, never to be signed with.
  package var difference: Int64? { state.withLock { $0.difference } }

  func note(difference: Int64?) {
    if let difference { state.withLock { $0.difference = difference } }
  }

  /// Takes back a clock that the service refused.
  ///
  /// - Parameters:
  ///   - refused: The clock that the refused signature was dated by.
  ///   - difference: By the refusal.
  /// - Returns: Whether another one is in use now, perhaps since another call was refused meanwhile.
  func replace(_ refused: Choice, difference: Int64?) -> Bool {
    state.withLock { state in
      guard state.choice == refused else { return true }
      switch refused {
      case .own:
        guard let difference, abs(difference) >= Self.tolerance else { return false }
        state.choice = .corrected(difference)
      case .corrected: state.choice = .own
      }
      return true
    }
  }

  /// Milliseconds that the service's clock is ahead by the `Date` of its answer. nil where the answer
  /// names no time, or comes from a cache: that adds an `Age` (RFC 9111), and its `Date` is old.
  ///
  /// `Date` has whole seconds, so the difference is good to about one.
  static func difference(by response: HTTPResponse, at now: Timestamp) -> Int64? {
    guard response.header("Age") == nil,
      let served = response.header("Date").flatMap(Timestamp.init(httpDate:))
    else { return nil }
    return served.milliseconds + 500 - now.milliseconds
  }

  /// Milliseconds. A smaller correction would not be accepted where the own clock was not.
  static let tolerance: Int64 = 5_000
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
