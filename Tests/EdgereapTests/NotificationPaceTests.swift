import Dashboard
import Fleet
import Testing

@testable import edgereap

@Suite struct NotificationPaceTests {
  private func notification(_ operation: String, _ occasion: OperationOccasion) -> Notification {
    Notification(occasion: occasion, operation: operation, title: "edgereap", text: "")
  }

  /// What is sent in a minute, with the second in which it is.
  private func sent(_ arrivals: [(second: Int, String, OperationOccasion)]) -> [String] {
    var pace = NotificationPace()
    return (0..<60).flatMap { second in
      for arrival in arrivals where arrival.second == second {
        pace.add(notification(arrival.1, arrival.2))
      }
      return pace.next(at: second * 1_000).map { ["\(second) \($0.operation) \($0.occasion)"] }
        ?? []
    }
  }

  @Test func theFirstIsSentImmediatelyAndTheNextTenSecondsLater() {
    #expect(
      sent([(3, "a", .firstFailure), (4, "a", .stops)]) == ["3 a firstFailure", "13 a stops"])
    #expect(
      sent([(3, "a", .firstFailure), (20, "a", .ends)]) == ["3 a firstFailure", "20 a ends"])
  }

  @Test func theEndTakesThePlaceOfWhatWaits() {
    #expect(
      sent([(0, "a", .firstFailure), (1, "a", .stops), (2, "a", .ends), (3, "a", .pauses)])
        == ["0 a firstFailure", "10 a ends"])
  }

  @Test func noEndIsLostAndEndsComeFirst() {
    #expect(
      sent([
        (0, "a", .firstFailure), (1, "b", .firstFailure), (2, "a", .ends), (3, "c", .ends),
      ]) == ["0 a firstFailure", "10 a ends", "20 c ends", "30 b firstFailure"])
  }

  @Test func whoLooksAtTheScreenIsNotToldLater() {
    var pace = NotificationPace()
    pace.add(notification("a", .ends))
    pace.drop()
    #expect(pace.wait(at: 0) == nil)
    #expect(pace.next(at: 0) == nil)
    pace.add(notification("b", .ends))
    #expect(pace.wait(at: 1) == 0)
  }

  @Test func aMinuteHoldsSixAtMost() {
    let arrivals = (0..<60).map { (second: $0, "op-\($0)", OperationOccasion.ends) }
    #expect(sent(arrivals).count == 6)
  }
}
