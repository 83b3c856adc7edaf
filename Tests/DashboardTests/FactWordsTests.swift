import Fleet
import Testing
import Words

/// Every fact that crosses a wall has words in both languages, and is read back from a journal as
/// what it was.
@Suite struct FactWordsTests {
  /// Facts whose words are somebody else's.
  private static let verbatim: Set = ["verbatim", "said", "stated", "system", "written", "denied"]

  private func check<Value: Fact>(_ type: Value.Type, _ say: (Words, Value) -> String) {
    #expect(Set(Value.kinds.map(\.name)).count == caseCount(of: type), "\(type) lacks a kind")
    for kind in Value.kinds {
      #expect(Value(spelled: kind.sample.spelled) == kind.sample, "\(kind.name)")
      let (english, chinese) = (
        say(Words(.english), kind.sample), say(Words(.chinese), kind.sample)
      )
      #expect(!english.isEmpty && !chinese.isEmpty, "\(kind.name)")
      guard !Self.verbatim.contains(kind.name) else { continue }
      #expect(!english.hasHan, "\(kind.name): \(english)")
      #expect(chinese.hasHan, "\(kind.name): \(chinese)")
    }
  }

  /// How many cases an enum has, by the description that the compiler leaves of it: `kinds` is written
  /// by hand, and a case that it lacks would be lost on the way to a journal and back.
  private func caseCount(of type: Any.Type) -> Int {
    let metadata = unsafeBitCast(type, to: UnsafePointer<UnsafeRawPointer>.self)
    // Behind five words of every description: cases with a payload in 24 bits, and those without.
    let counts = metadata[1].advanced(by: 20).assumingMemoryBound(to: UInt32.self)
    return Int(counts[0] & 0xFF_FFFF) + Int(counts[1])
  }

  @Test func everyNoticeHasBothLanguages() { check(Notice.Fact.self) { $0.notice($1) } }

  @Test func everyCauseHasBothLanguages() {
    check(ServiceFailure.Cause.self) { $0.cause($1) }
    check(TransportProblem.self) { $0.transport($1) }
    check(CredentialProblem.self) { $0.credentials($1) }
  }

  @Test func everyAdviceHasBothLanguages() { check(Advice.self) { $0.advice($1) } }

  @Test func everyReasonToHoldBackHasBothLanguages() {
    check(Hold.Reason.self) { $0.hold(Hold($1)) }
    check(Hold.Change.self) { $0.hold(Hold(.changed([$1]))) }
    check(ProtectionReason.self) {
      $0.reason(of: ProtectionVerdict(rule: "a", reason: $1))
    }
  }

  @Test func everythingAboutJournalsAndFilesHasBothLanguages() {
    check(JournalError.self) { $0.journal($1) }
    check(JournalError.JournalProblem.self) { $0.journal(.cannotRead(path: "/j", $1)) }
    check(JournalError.LineProblem.self) { $0.journal(.brokenChain(path: "/j", line: 3, $1)) }
    check(FileProblem.self) { $0.file($1) }
  }

  @Test func everyRefusalHasBothLanguages() {
    let time = Timestamp(seconds: 0)
    let schedules: [ScheduleRefusal] = [
      .tooNear, .zoneUnknown(written: "x", utc8: time, utc: time),
    ]
    for refusal in schedules { both { $0.schedule(refusal) } }
    for refusal in ProtectionPolicy.OverrideRefusal.allCases { both { $0.refusal(refusal) } }
    both { $0.missing(.noAnswerYet) }
    both { $0.planRefused(.looser(option: "--canary", asked: "off", planned: "5")) }
    both { $0.planRefused(.withoutReason(pattern: "^CHG")) }
    both { $0.planRefused(.policyChanged) }
    let breaches: [DisciplineFloor.Breach] = [
      .stopAfter(asked: "20%", policy: "10"), .canary(asked: "off", policy: "5"),
      .reason(pattern: "^CHG"),
    ]
    for breach in breaches { both { $0.planRefused(.gate([.belowFloor(breach)])) } }
    both { $0.readOnly(.policy) }
    for kind in FileProblem.kinds {
      both { $0.policyUntrusted("/etc", remedy: $0.policyRemedy(kind.sample, "/etc")) }
    }
    check(FileProblem.self) { $0.policy($1) }
    let answers: [StopAnswer] = [
      .stopped, .nothingToSend, .unattended, .unanswered(seconds: 5),
    ]
    for answer in answers { both { $0.stop("20261121-074800-3f9a", answer) } }
  }

  private func both(_ say: (Words) -> String) {
    #expect(!say(Words(.english)).hasHan && say(Words(.chinese)).hasHan, "\(say(Words(.english)))")
  }

  @Test func whatAServiceSaysStaysAsItIsSaid() {
    for text in ["the instance is in allocating", "there are 3 of them", "write 5", ""] {
      #expect(Words(.chinese).cause(.said(text)) == text)
    }
  }

  @Test func aFactOfANewerVersionIsNone() {
    #expect(Notice.Fact(spelled: ["exploded", "ecm"]) == nil)
    #expect(Notice.Fact(spelled: ["throttles", "ecm"]) == nil)
    #expect(Notice.Fact(spelled: ["throttles", "no-product", "x"]) == nil)
    #expect(Notice.Fact(spelled: []) == nil)
    let nested = Array(repeating: "unchanged", count: 200_000) + ["interrupted"]
    #expect(ServiceFailure.Cause(spelled: nested) == nil)
  }

  /// Names of cases are part of the format of journals.
  @Test func aFactIsSpelledByItsCaseAndItsArguments() {
    #expect(
      Notice.Fact.throttles(.ecm, code: "RequestLimitExceeded").spelled
        == ["throttles", "ecm", "RequestLimitExceeded"])
    #expect(
      ServiceFailure.Cause.unchanged(after: .lostAndUnchanged(code: "Timeout")).spelled
        == ["unchanged", "lostAndUnchanged", "Timeout"])
    #expect(Advice.trySite(.cn, keyIsUnknownTo: .intl).spelled == ["trySite", "cn", "intl"])
    #expect(
      Hold.Reason.changed([.name(from: "a", to: "b"), .addresses]).spelled
        == ["changed", "2", "name", "a", "b", "addresses"])
  }
}

extension String {
  var hasHan: Bool { unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } }
}
