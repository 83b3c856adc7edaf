/// A checked request on its way through its action, and the answer as it is written.
struct Call: Sendable {
  var service: Service
  var action: String
  var parameters: Parameters
  var region: String?
  var secretID: String
  var requestID: String
  var language: Language
  var draw: FaultDraw
  var traits: WorldTraits
  var answer = ReplyWriter()
}

/// What an action takes and does.
struct Action: Sendable {
  typealias Work<F: ProductFleet> =
    @Sendable (inout F, inout World, inout Call) throws(APIFailure) -> Void

  let schema: Schema
  let run: @Sendable (inout World, inout Call) throws(APIFailure) -> Void

  init(
    schema: Schema, run: @escaping @Sendable (inout World, inout Call) throws(APIFailure) -> Void
  ) {
    self.schema = schema
    self.run = run
  }

  /// An action on the fleet of a product.
  init<F: ProductFleet>(schema: Schema, run work: @escaping Work<F>) {
    self.init(schema: schema) { (world, call) throws(APIFailure) in
      try world.lend(F.self) { (fleet, world) throws(APIFailure) in
        try work(&fleet, &world, &call)
      }
    }
  }
}
