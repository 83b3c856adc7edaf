/// A point in wall-clock time, in milliseconds since 1970-01-01T00:00:00Z.
///
/// It is for showing and for recording. Waiting is done with a monotonic clock, which does not
/// jump when somebody sets the time.
package struct Timestamp: Hashable, Comparable, Sendable {
  package var milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }
  package init(seconds: Int64) { self.milliseconds = seconds * 1000 }

  /// Whole seconds since 1970, rounded towards the past.
  package var seconds: Int64 {
    milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000
  }

  package static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.milliseconds < right.milliseconds
  }

  package static func + (left: Timestamp, seconds: Int64) -> Timestamp {
    Timestamp(milliseconds: left.milliseconds + seconds * 1000)
  }

  /// Seconds from `other` to this point, rounded towards the past.
  package func seconds(since other: Timestamp) -> Int64 {
    Timestamp(milliseconds: milliseconds - other.milliseconds).seconds
  }
}
