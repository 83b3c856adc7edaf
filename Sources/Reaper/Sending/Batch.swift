import Fleet

/// Instances that go out in one call, or did and have to go again.
struct Batch: Sendable, Hashable {
  var product: Product
  var region: String
  var ids: [String]
  /// The other half of a batch that was refused. It waits for this half's answer, since it need
  /// not be sent whole when this half turns out to be blameless.
  var rest: [String] = []
  /// Of the batch under way whose instances these are; nil for what goes again after that batch was
  /// answered.
  var number: Int?
  /// Before which it must not be sent.
  var notBefore: Duration = .zero
  /// Whether it has to be read before it is sent.
  var readsFirst = false
  /// When its instances were read, on the operation's clock. They were right before it began.
  var readAt: Duration = .zero
  /// How often it was refused for frequency.
  var throttles = 0
  /// How often it was busy, or did not arrive.
  var attempts = 0

  init(product: Product, region: String, ids: [String], rest: [String] = []) {
    self.product = product
    self.region = region
    self.ids = ids
    self.rest = rest
  }

  /// Other instances of the same reading.
  func with(_ ids: [String], rest: [String] = []) -> Batch {
    var batch = Batch(product: product, region: region, ids: ids, rest: rest)
    batch.readAt = readAt
    batch.number = number
    return batch
  }
}
