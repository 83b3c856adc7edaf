import Fleet
import Testing

/// What an answer is evidence of.
struct ReadingTests {
  private static let scope = ListingScope(product: .edgezone, region: "ap-guangzhou")

  private func machine(
    _ id: String, _ state: String = "running", name: String = "cdn", address: String = "10.0.0.1",
    created: Int64? = 1, region: String = "ap-guangzhou"
  ) -> Instance {
    Instance(
      key: InstanceKey(product: .edgezone, id: id), name: name, region: region,
      state: InstanceState(rawValue: state), privateIPs: address.isEmpty ? [] : [address],
      created: created.map { Timestamp(seconds: $0) })
  }

  private let witness = InstanceKey(product: .edgezone, id: "epm-witness")

  /// An answer to a question for `epm-1`, `epm-2` and the witness.
  private func reading(
    _ rows: [Instance], isWhole: Bool = true, hasWitness: Bool = true
  ) -> Reading {
    Reading(
      ReadingAnswer(
        instances: rows + (hasWitness ? [machine("epm-witness")] : []), isWhole: isWhole,
        requestID: "r"),
      to: .instances(["epm-1", "epm-2", "epm-witness"], of: .edgezone, in: "ap-guangzhou"),
      witness: witness, asked: .zero, answered: .seconds(1))
  }

  private func listing(
    _ rows: [Instance], as question: ReadingQuestion = .everything(scope), isWhole: Bool = true
  ) -> Reading {
    Reading(
      ReadingAnswer(instances: rows, isWhole: isWhole, requestID: "r"), to: question,
      asked: .zero, answered: .seconds(1))
  }

  @Test func anAnswerWithItsWitnessIsProof() {
    let reading = reading([machine("epm-1")])
    #expect(reading.finding(of: machine("epm-1")) == .present(machine("epm-1"), isProof: true))
    #expect(reading.finding(of: machine("epm-2")) == .absent)
    #expect(reading.finding(of: machine("epm-3")) == .nothing)
  }

  @Test func theAnswerToAnotherQuestionOfWhichNothingIsLeftProvesNothing() {
    #expect(reading([], hasWitness: false).finding(of: machine("epm-1")) == .missing)
  }

  @Test func aForeignRowTakesAllEvidenceOfAbsenceAndRest() {
    let reading = reading([machine("epm-1"), machine("epm-stranger")])
    #expect(reading.foreign.map(\.id) == ["epm-stranger"])
    #expect(reading.finding(of: machine("epm-1")) == .present(machine("epm-1"), isProof: false))
    #expect(reading.finding(of: machine("epm-2")) == .missing)
  }

  @Test func anAnswerThatIsNotWholeProvesNoAbsence() {
    let reading = reading([machine("epm-1")], isWhole: false)
    #expect(reading.finding(of: machine("epm-2")) == .missing)
    #expect(reading.finding(of: machine("epm-1")) == .present(machine("epm-1"), isProof: true))
  }

  @Test func anotherMachineUnderTheIDIsTheAbsenceOfThisOne() {
    let other = machine("epm-1", name: "db", address: "10.9.9.9", created: 2)
    #expect(reading([other]).finding(of: machine("epm-1")) == .absent)
    // Nobody else was asked for, so that such an answer may be of anything.
    #expect(reading([other, machine("epm-x")]).finding(of: machine("epm-1")) == .nothing)
  }

  @Test func nameAndAddressesAreNoIdentity() {
    let renamed = machine("epm-1", "terminating", name: "other", address: "")
    #expect(reading([renamed]).finding(of: machine("epm-1")) == .present(renamed, isProof: true))
  }

  @Test func withoutCreationTimeAnotherNameAndAddressAreDoubtful() {
    let doubtful = machine("epm-1", name: "db", address: "10.9.9.9", created: nil)
    #expect(reading([doubtful]).finding(of: machine("epm-1")) == .nothing)
    let moved = machine("epm-1", address: "10.9.9.9", created: nil)
    #expect(reading([moved]).finding(of: machine("epm-1")) == .present(moved, isProof: true))
  }

  @Test func theOtherGenerationsPrefixIsTheSameMachine() {
    let row = machine("bms-1")
    for reading in [reading([row]), listing([row])] {
      #expect(reading.foreign.isEmpty)
      #expect(reading.finding(of: machine("epm-1")) == .present(row, isProof: true))
    }
    // Another machine that happens to have the suffix.
    let other = machine("bms-1", name: "db", address: "10.9.9.9")
    #expect(listing([other]).finding(of: machine("epm-1")) == .absent)
    #expect(listing([machine("bms-1", created: 2)]).finding(of: machine("epm-1")) == .absent)
  }

  @Test func aRowThatComesTwiceIsOneRow() {
    let reading = reading([machine("epm-1"), machine("epm-1", "terminating")])
    #expect(reading.instances.count == 2)
    #expect(reading.finding(of: machine("epm-1")) == .present(machine("epm-1"), isProof: true))
  }

  @Test func aListingByStateIsEvidenceOfLeavingAlone() {
    let question = ReadingQuestion.terminating(Self.scope)
    let reading = listing([machine("epm-1", "terminating"), machine("epm-2")], as: question)
    #expect(reading.foreign.map(\.id) == ["epm-2"])
    #expect(
      reading.finding(of: machine("epm-1"))
        == .present(machine("epm-1", "terminating"), isProof: false))
    #expect(reading.finding(of: machine("epm-2")) == .nothing)
    #expect(listing([], as: question).finding(of: machine("epm-1")) == .nothing)
  }

  @Test func aWholeListingProvesAbsenceAndAPageOfItDoesNot() {
    #expect(listing([]).finding(of: machine("epm-1")) == .absent)
    #expect(listing([], isWhole: false).finding(of: machine("epm-1")) == .missing)
    let page = listing([machine("epm-2")], as: .firstPage(Self.scope), isWhole: false)
    #expect(page.finding(of: machine("epm-1")) == .nothing)
    #expect(page.finding(of: machine("epm-2")) == .present(machine("epm-2"), isProof: true))
  }

  @Test func theListingOfAnotherRegionProvesNothing() {
    let reading = listing([machine("epm-9", region: "ap-chengdu")])
    #expect(reading.finding(of: machine("epm-1")) == .missing)
  }
}
