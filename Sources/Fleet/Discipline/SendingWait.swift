/// What sending waits for at the moment.
package enum SendingWait: Fact {
  /// Until the instances that went first are seen leaving.
  case canary(count: Int)
  /// They are; an operator has to say whether the others go.
  case canaryAnswer(count: Int)
  /// Until readings have settled outcomes that are unknown, and further calls those that are busy, at
  /// the latest at this time.
  case unknown(Product, count: Int, until: Timestamp)

  package static let sample = SendingWait.canary(count: 2)

  package static let kinds: [FactKind<SendingWait>] = [
    FactKind(Self.canary), FactKind(Self.canaryAnswer), FactKind(Self.unknown),
  ]
}
