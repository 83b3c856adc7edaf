import Canvas
import Dashboard
import Fleet
import Testing

/// What the confirmation need not ask, and how far it says that the preflight is.
@Suite struct PreflightBasisTests {
  private static let ecm = ListingScope(product: .ecm, region: nil)

  private func basis(_ screen: Screen) -> PreflightBasis? {
    guard case .preflight(_, _, let basis) = screen.effects.last else { return nil }
    return basis
  }

  @Test func theSizesOfWhatWasListedAreToldAlong() {
    var screen = Screen()
    screen.list(Fixtures.fleet)
    screen.press("a", "t")
    #expect(basis(screen)?.rows[Self.ecm] == Fixtures.fleet.count { $0.product == .ecm })
    // The marks are newer than the listing.
    #expect(basis(screen)?.isRead == [])
  }

  @Test func aListingAfterTheMarksServesAsTheReading() {
    var screen = Screen()
    screen.list(Fixtures.fleet)
    screen.press("a")
    screen.list(Fixtures.fleet)
    screen.wait(seconds: 9)
    screen.press("t")
    #expect(basis(screen)?.isRead.contains(Self.ecm) == true)
    // Asked again, everything is read.
    let confirmation = screen.confirmation
    screen.send(
      .preflight(
        request: confirmation?.request ?? 0,
        PreflightReport(
          nothingKnownOf: confirmation?.candidates ?? [], because: Samples.denied)))
    screen.press("tab", "tab", "r")
    #expect(basis(screen)?.isRead == [])
  }

  @Test func afterTenSecondsItIsReadAgain() {
    var screen = Screen()
    screen.list(Fixtures.fleet)
    screen.press("a")
    screen.list(Fixtures.fleet)
    screen.wait(seconds: 10)
    screen.press("t")
    #expect(basis(screen)?.isRead == [])
  }

  @Test func aMarkAfterTheListingBeganEndsThat() {
    var screen = Screen()
    screen.list(Fixtures.fleet)
    screen.press("space")
    screen.list(Fixtures.fleet)
    screen.press("j", "space", "t")
    #expect(basis(screen)?.isRead == [])
  }

  @Test func aListingThatHasNotEndedIsNoReading() {
    var screen = Screen()
    screen.list(Fixtures.fleet)
    screen.press("a")
    screen.send(.listing(.started(Self.ecm)))
    screen.press("t")
    #expect(basis(screen)?.isRead == [])
    #expect(basis(screen)?.rows[Self.ecm] == nil)
  }

  @Test func progressIsSaidInCalls() {
    var screen = Screen()
    screen.list(Fixtures.fleet)
    screen.press("a", "t")
    let request = screen.confirmation?.request ?? 0
    #expect(screen.text.contains("Running the preflight"))
    screen.send(
      .preflightProgress(request: request - 1, PreflightProgress(answered: 9, calls: 9)))
    #expect(screen.text.contains("Running the preflight"))
    screen.send(.preflightProgress(request: request, PreflightProgress(answered: 12, calls: 60)))
    #expect(screen.text.contains("Running the preflight: 12 of 60 calls"))
    screen.send(
      .preflightProgress(
        request: request, PreflightProgress(answered: 12, calls: 151, listed: 10_000)))
    #expect(screen.text.contains("12 of 151 calls, re-reading all 10,000 listed"))
    screen.send(.preflight(request: request, Samples.preflight(Fixtures.fleet)))
    screen.send(.preflightProgress(request: request, PreflightProgress(answered: 60, calls: 60)))
    #expect(!screen.text.contains("Running the preflight"))
  }
}
