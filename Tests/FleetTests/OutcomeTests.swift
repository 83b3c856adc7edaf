import Testing

import Fleet

struct OutcomeTests {
  static let all: [Outcome] = [
    .heldBack(Hold(.absent, "")), .queued, .sent, .accepted, .terminating, .slow, .stuck,
    .scheduled(.noon), .gone, .failed(.sample()), .unknown(.sample()), .cancelled(.byOperator),
  ]

  @Test func everyWordHasAnOutcome() {
    #expect(
      Self.all.map(\.word).sorted { $0.rawValue < $1.rawValue }
        == OutcomeWord.allCases.sorted { $0.rawValue < $1.rawValue })
  }

  @Test func noneFollowsItself() {
    for outcome in Self.all { #expect(!outcome.successors.contains(outcome.word)) }
  }

  @Test func goneHeldBackAndCancelledAreTheEnd() {
    let final = Self.all.filter(\.successors.isEmpty).map(\.word)
    #expect(Set(final) == [.heldBack, .gone, .cancelled])
  }

  @Test func whatIsOpenCanStillBeSettled() {
    let settled = Set(Self.all.filter(\.isSettled).map(\.word))
    let byWord = Dictionary(uniqueKeysWithValues: Self.all.map { ($0.word, $0) })
    for outcome in Self.all where !outcome.isSettled {
      var reached: Set<OutcomeWord> = [outcome.word]
      var pending = [outcome.word]
      while let word = pending.popLast() {
        for next in byWord[word]?.successors ?? [] where reached.insert(next).inserted {
          pending.append(next)
        }
      }
      #expect(!reached.isDisjoint(with: settled), "\(outcome.word) never ends")
    }
  }

  @Test func nothingIsSentAgainWithoutBeingQueuedAgain() {
    for outcome in Self.all where outcome.successors.contains(.sent) {
      #expect(outcome.word == .queued)
    }
  }

  @Test func acceptedIsNeverTakenForGoneAndStuckIsNeverTakenForFailed() {
    #expect(!Outcome.accepted.isSettled)
    #expect(!Outcome.stuck.isSettled)
    #expect(Outcome.unknown(.sample("Timeout")).failure?.code == "Timeout")
    #expect(Outcome.stuck.failure == nil)
  }
}
