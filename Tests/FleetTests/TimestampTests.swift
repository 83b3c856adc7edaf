import Testing

import Fleet

struct TimestampTests {
  @Test(
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2000-02-29T12:00:00Z", 951_825_600),
      ("1900-03-01T00:00:00Z", -2_203_891_200), ("1969-12-31T23:59:59Z", -1),
      ("2024-02-29T23:59:59Z", 1_709_251_199), ("2100-02-28T00:00:00Z", 4_107_456_000),
      ("9999-12-31T23:59:59Z", 253_402_300_799),
    ] as [(String, Int64)])
  func readsAndWritesTheSame(_ text: String, seconds: Int64) {
    #expect(Timestamp(iso8601: text) == Timestamp(seconds: seconds))
    #expect(Timestamp(seconds: seconds).iso8601() == text)
  }

  @Test func offsetsNameTheSameInstant() {
    let instant = Timestamp(iso8601: "2026-11-22T10:00:00Z")
    #expect(Timestamp(iso8601: "2026-11-22T18:00:00+08:00") == instant)
    #expect(Timestamp(iso8601: "2026-11-22T06:30:00-03:30") == instant)
    #expect(instant?.iso8601(offset: 28_800) == "2026-11-22T18:00:00+08:00")
    #expect(instant?.iso8601(offset: -12_600) == "2026-11-22T06:30:00-03:30")
    #expect(instant?.date(offset: 50_400) == "2026-11-23")
    #expect(instant?.time(offset: 50_400) == "00:00:00")
  }

  @Test(arguments: [
    "2026-02-29T00:00:00Z", "2100-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z",
    "2026-04-31T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z", "2026-01-01T00:00:60Z",
    "2026-01-01T00:00:00", "2026-01-01T00:00:00+8", "2026-01-01T00:00:00Zx", "2026-01-01", "",
    "2026-01-01T00:00:00+24:00", "２026-01-01T00:00:00Z",
  ])
  func refusesWhatIsNoInstant(_ text: String) {
    #expect(Timestamp(iso8601: text) == nil)
  }

  @Test func aZonelessTimeNeedsToBeToldItsZone() {
    let text = "2019-08-05 12:01:30"
    #expect(Timestamp(zoneless: text, offset: 28_800)?.iso8601() == "2019-08-05T04:01:30Z")
    #expect(Timestamp(zoneless: text, offset: 0)?.iso8601() == "2019-08-05T12:01:30Z")
    #expect(Timestamp(zoneless: "2019-08-05T12:01:30Z", offset: 0) == nil)
  }

  @Test func fractionsAreReadToTheMillisecond() {
    #expect(Timestamp(iso8601: "1970-01-01T00:00:00.1Z")?.milliseconds == 100)
    #expect(Timestamp(iso8601: "1970-01-01T00:00:00.123999Z")?.milliseconds == 123)
    #expect(Timestamp(iso8601: "1969-12-31T23:59:59.5Z")?.milliseconds == -500)
  }

  @Test func everyDayOfFourCenturiesComesBack() {
    // A whole cycle of the calendar, leap years and centuries included.
    for day in stride(from: Int64(-25_567), through: 120_530, by: 1) {
      let timestamp = Timestamp(seconds: day * 86_400 + 3_661)
      guard Timestamp(iso8601: timestamp.iso8601()) == timestamp else {
        Issue.record("day \(day) became \(timestamp.iso8601())")
        return
      }
    }
  }

  @Test func secondsRoundTowardsThePast() {
    #expect(Timestamp(milliseconds: -1).seconds == -1)
    #expect(Timestamp(milliseconds: 1999).seconds == 1)
    #expect(Timestamp(seconds: 10).seconds(since: Timestamp(milliseconds: 9_001)) == 0)
    #expect(Timestamp(seconds: 10).seconds(since: Timestamp(milliseconds: 10_001)) == -1)
  }
}
