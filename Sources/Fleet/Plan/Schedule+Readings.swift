extension Schedule {
  /// UTC+8. Inferred: ECM marks UTC with `Z` where it means it, and its sibling products state
  /// Beijing time.
  package static let inferredZoneOffset = 8 * 3600

  /// What must lie between now and the time, under either reading: the readings are eight hours
  /// apart, and a clock may be off.
  package static let margin: Int64 = 600

  /// The instant if the service reads `TerminateTime` as UTC+8, and if it reads it as UTC.
  package var readings: (utc8: Timestamp, utc: Timestamp) {
    let written = instant + Int64(zoneOffset)
    return (written + -Int64(Self.inferredZoneOffset), written)
  }

  /// Why this time is not to be sent; nil where it may be.
  ///
  /// Where nobody knows the zone, the earlier reading has to lie ahead as well: a time that is past
  /// for the server is refused at best, and carried out at once at worst.
  package func refusal(at now: Timestamp, zoneIsKnown: Bool) -> ScheduleRefusal? {
    if zoneIsKnown { return instant.seconds(since: now) >= Self.margin ? nil : .tooNear }
    let (utc8, utc) = readings
    let earliest = min(utc8, utc)
    // Eight hours and the margin, so that a wrong reading is still in the future.
    guard earliest.seconds(since: now) >= Int64(Self.inferredZoneOffset) + Self.margin else {
      return .zoneUnknown(written: wireTime, utc8: utc8, utc: utc)
    }
    return nil
  }
}

/// Why the time of a schedule is not sent.
package enum ScheduleRefusal: Sendable, Hashable {
  /// Less than ``Schedule/margin`` ahead.
  case tooNear
  /// Too near if it is read in one of the zones; what is written, and both readings.
  case zoneUnknown(written: String, utc8: Timestamp, utc: Timestamp)
}
