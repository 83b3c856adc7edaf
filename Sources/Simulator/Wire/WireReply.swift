/// What goes back, and how much of it.
package struct WireReply: Sendable {
  package enum Delivery: Sendable, Equatable {
    case whole
    /// The length is announced in full, half of the body is sent, then the connection is closed.
    case truncated
    /// The connection is reset without an answer.
    case reset
    /// Nothing is ever answered; the connection stays open.
    case never
  }

  package var status: Int
  /// Exactly `application/json` for every answer of an API: the official clients look for an
  /// error in nothing else (observed), so a `charset` would turn failures into successes.
  package var contentType = "application/json"
  package var body: [UInt8]
  package var delivery = Delivery.whole
  /// How long the answer is held back, in microseconds.
  package var delay: Int64 = 0
  /// Microseconds since 1970, as the server's clock tells it: the `Date` header.
  package var date: Int64
  /// The `Age` header in seconds, as a cache in between would add it.
  package var age: Int?
  /// Whether there is a `Date` header at all.
  package var isDated = true
  /// The `Retry-After` header in seconds.
  package var retryAfter: Int?

  /// ``date`` as its header has it.
  package var dateText: String { ClockText.header(date) }
  package var text: String { String(decoding: body, as: UTF8.self) }
}
