import Fleet

/// The API of one product, as ``TencentCloudService`` asks it. Every list of ids has been checked.
protocol ProductService: Sendable {
  func discover() async throws(ServiceFailure) -> Discovery

  /// - Parameter region: Keeps this region's rows alone; nil lists all.
  func list(
    region: String?, page: (ListingPage) -> Void
  ) async throws(ServiceFailure) -> Int

  func read(_ question: ReadingQuestion) async throws(ServiceFailure) -> ReadingAnswer

  /// Never asked of a product without ``Product/hasPreflight``.
  func deniedActions(
    of ids: [String]
  ) async throws(ServiceFailure) -> [String: [DeniedAction]]

  /// Never asked of a product without ``Product/hasPreflight``.
  func resources(_ question: ResourceQuestion) async throws(ServiceFailure) -> ResourceAnswer

  /// Never asked of a product without ``Product/listsUnboundAddresses``.
  func unboundAddresses(
    among addresses: Set<String>, in region: String
  ) async throws(ServiceFailure) -> Set<String>

  func terminate(
    _ call: TerminationCall, unless isWithdrawn: @escaping @Sendable () async -> Bool
  ) async throws(ServiceFailure) -> TerminationAnswer
}

extension ProductService {
  func deniedActions(
    of ids: [String]
  ) async throws(ServiceFailure) -> [String: [DeniedAction]] { [:] }

  func resources(_ question: ResourceQuestion) async throws(ServiceFailure) -> ResourceAnswer {
    ResourceAnswer(resources: [])
  }

  func unboundAddresses(
    among addresses: Set<String>, in region: String
  ) async throws(ServiceFailure) -> Set<String> { [] }
}
