/// Why no whole answer came over the network, where no library says it.
package enum TransportProblem: Fact {
  case cancelled
  case cancelledBeforeSending
  case shutDown
  case libraryTooOld(version: String)
  case noAnswer(seconds: Int64)
  case endedBeforeAnswer
  case noFinalAnswer(status: Int)
  case endedInHeader
  case headerTooLarge
  case answerTooLarge
  case httpStatus(Int)

  // The address, or what is to be sent.
  case urlNeedsEscape
  case urlScheme
  case urlAddress
  case plainText(host: String)
  case notThisMachine(host: String, address: String)
  case proxyScheme
  case proxyNeedsEscape
  case proxyAddress
  case header(String)

  package static let sample = TransportProblem.cancelled

  package static let kinds: [FactKind<TransportProblem>] =
    FactKind.plain(
      .cancelled, .cancelledBeforeSending, .shutDown, .endedBeforeAnswer, .endedInHeader,
      .headerTooLarge, .answerTooLarge, .urlNeedsEscape, .urlScheme, .urlAddress, .proxyScheme,
      .proxyNeedsEscape, .proxyAddress)
    + [
      FactKind(Self.libraryTooOld), FactKind(Self.noAnswer), FactKind(Self.noFinalAnswer),
      FactKind(Self.httpStatus),
      FactKind(Self.plainText), FactKind(Self.notThisMachine), FactKind(Self.header),
    ]
}
