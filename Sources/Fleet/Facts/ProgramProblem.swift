/// Why a program that this one started did not do what it was started for.
package enum ProgramProblem: Fact, Error {
  case tookTooLong(seconds: Int64)
  case endedWith(status: Int)
  case endedBySignal(Int)
  case printedTooMuch
  /// In the words of the system, as the next one.
  case cannotStart(String)
  case process(String)

  package static let sample = ProgramProblem.printedTooMuch

  package static let kinds: [FactKind<ProgramProblem>] =
    FactKind.plain(.printedTooMuch)
    + [
      FactKind(Self.tookTooLong), FactKind(Self.endedWith), FactKind(Self.endedBySignal),
      FactKind(Self.cannotStart), FactKind(Self.process),
    ]
}
