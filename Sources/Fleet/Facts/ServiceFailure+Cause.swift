extension ServiceFailure {
  /// The cause of a failure: a verbatim message, or a finding of the program.
  package indirect enum Cause: Fact {
    /// By the service, a library or an older journal, verbatim.
    case said(String)

    // Before it was sent.
    case withdrawn
    case cancelled
    case noInstances
    case tooManyInstances(Int, most: Int)
    case noClient(Product)
    case noRegion
    case oneRegionAtATime(Product)
    case credentials(source: String, CredentialProblem)
    /// A journal error that prevents an operation from starting or resuming.
    case journal(JournalError)

    // On the way.
    case transport(TransportProblem)

    // The answer.
    /// An answer that is not the API's, with its beginning.
    case foreignAnswer(beginning: String)
    case noRequestID
    case rowWithoutInstanceID(action: String)
    case noAccount(action: String)
    case noInstanceSet
    case tooManyRows(Int)
    case partialAnswer
    case answerHasOthers(first: String)
    case notInAnswer
    case acceptedAndRefused
    case movingList
    case rowsWithoutID([UnnamedRow], more: Int)

    // What readings found afterwards.
    case interrupted
    case sentButIn(state: String)
    case terminatingButIn(state: String)
    case lostAndUnchanged(code: String)
    case unchanged(after: Cause)
    case notSentAgain(because: Hold.Reason)

    package static let sample = Cause.said("x")

    package static let kinds: [FactKind<Cause>] =
      FactKind.plain(
        .withdrawn, .cancelled, .noInstances, .noRegion, .noRequestID, .noInstanceSet,
        .partialAnswer, .notInAnswer, .acceptedAndRefused, .movingList, .interrupted)
      + [
        FactKind(Self.said), FactKind(Self.tooManyInstances), FactKind(Self.noClient),
        FactKind(Self.oneRegionAtATime), FactKind(Self.credentials), FactKind(Self.journal),
        FactKind(Self.transport), FactKind(Self.foreignAnswer), FactKind(Self.rowWithoutInstanceID),
        FactKind(Self.noAccount), FactKind(Self.tooManyRows), FactKind(Self.answerHasOthers),
        FactKind(Self.rowsWithoutID), FactKind(Self.sentButIn), FactKind(Self.terminatingButIn),
        FactKind(Self.lostAndUnchanged), FactKind(Self.unchanged), FactKind(Self.notSentAgain),
      ]
  }

  /// A row of a listing that has no usable id: what else it tells, by which an operator finds the
  /// instance in the console.
  package struct UnnamedRow: FactArgument, Hashable {
    package var name, place, address: String

    package init(name: String, place: String, address: String) {
      self.name = name
      self.place = place
      self.address = address
    }

    package static let sample = UnnamedRow(name: "", place: "a-1", address: "10.0.0.1")
    package var spelled: [String] { [name, place, address] }

    package init?(taking rest: inout ArraySlice<String>) {
      guard let name = rest.popFirst(), let place = rest.popFirst(), let address = rest.popFirst()
      else { return nil }
      self.init(name: name, place: place, address: address)
    }
  }
}
