import Fleet
import Testing

@testable import edgereap

struct ExitStatusTests {
  /// Kept apart from the program's own switch: who adds an outcome has to say here what it means.
  static let codes: [OutcomeWord: edgereap.ExitStatus] = [
    .gone: .done, .scheduled: .done,
    .accepted: .terminating, .terminating: .terminating, .slow: .terminating, .stuck: .terminating,
    .failed: .partial, .heldBack: .partial, .cancelled: .partial, .queued: .partial,
    .unknown: .unknown, .sent: .unknown,
  ]

  @Test("every outcome has a code", arguments: OutcomeWord.allCases)
  func alone(word: OutcomeWord) {
    #expect(edgereap.ExitStatus(of: [word: 1]) == Self.codes[word])
    #expect(edgereap.ExitStatus(of: [word: 0]) == .done)
  }

  @Test("unknown wins over partial, partial over terminating, all over done")
  func together() {
    let rank: [edgereap.ExitStatus] = [.unknown, .partial, .terminating, .done]
    for (one, first) in Self.codes {
      for (other, second) in Self.codes {
        let expected = rank.first { $0 == first || $0 == second }
        #expect(edgereap.ExitStatus(of: [one: 3].merging([other: 2]) { $1 }) == expected)
      }
    }
  }
}
