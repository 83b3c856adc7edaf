import Fleet

/// Takes every termination, and has nothing left the next time it is asked.
struct ObedientCloud: FleetService {
  func callerIdentity() async throws(ServiceFailure) -> Account { Account(id: "100000000012") }

  func discover(_ product: Product) async throws(ServiceFailure) -> Discovery {
    Discovery(scopes: [ListingScope(product: product, region: nil)], regions: [])
  }

  func list(
    _ scope: ListingScope, page: @escaping @Sendable (ListingPage) -> Void
  ) async throws(ServiceFailure) -> Int { 0 }

  func read(_ question: ReadingQuestion) async throws(ServiceFailure) -> ReadingAnswer {
    ReadingAnswer(instances: [], isWhole: true, requestID: "r-1")
  }

  func deniedActions(
    of ids: [String], product: Product
  ) async throws(ServiceFailure) -> [String: [DeniedAction]] { [:] }

  func resources(
    _ question: ResourceQuestion, of product: Product
  ) async throws(ServiceFailure) -> ResourceAnswer { ResourceAnswer(resources: []) }

  func unboundAddresses(
    among addresses: Set<String>, in scope: ListingScope
  ) async throws(ServiceFailure) -> Set<String> { [] }

  func terminate(
    _ call: TerminationCall, unless isWithdrawn: @escaping @Sendable () async -> Bool
  ) async throws(ServiceFailure) -> TerminationAnswer {
    TerminationAnswer(
      requestID: "f1d7a2a5-0b1c-4b27-9f0a-2f1b7c6e5d4a", acceptedIDs: call.ids, failures: [])
  }
}
