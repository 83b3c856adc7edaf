/// The port through which the program calls the cloud APIs.
///
/// A question that names ids is one request, so that a caller can count what it spends; a listing is
/// as many requests as it has pages. Throttling, pacing, signing and the
/// repetition of readings are the implementation's; `terminate` is never repeated by it except
/// after a refusal for frequency, which never reached the service.
package protocol FleetService: Sendable {
  /// The account that the credentials belong to (STS `GetCallerIdentity`).
  func callerIdentity() async throws(ServiceFailure) -> Account

  /// The parts in which a product is listed, and the names of the regions it has.
  func discover(_ product: Product) async throws(ServiceFailure) -> Discovery

  /// Lists a whole scope, giving each page to `page` as it arrives, in no particular order.
  ///
  /// - Returns: the number of rows that were listed.
  /// - Throws: also where the pages do not fit together, so that a row may be missing.
  func list(
    _ scope: ListingScope, page: @escaping @Sendable (ListingPage) -> Void
  ) async throws(ServiceFailure) -> Int

  /// Asks one question about instances. ``Reading`` judges the evidence of the answer.
  ///
  /// A question that names ids or asks for a first page is one request as a rule, and more where
  /// the service cuts its pages short; the others are as many requests as they have pages.
  func read(_ question: ReadingQuestion) async throws(ServiceFailure) -> ReadingAnswer

  /// The actions that the service would refuse, by id (ECM `DescribeInstancesDeniedActions`). An id
  /// without an entry was not denied anything.
  ///
  /// - Parameters:
  ///   - ids: at most ``Product/idsPerTermination``.
  ///   - product: one that ``Product/hasPreflight``.
  func deniedActions(
    of ids: [String], product: Product
  ) async throws(ServiceFailure) -> [String: [DeniedAction]]

  /// Network interfaces or addresses. ``ResourceAnswer/evidence(of:to:)`` tells what the answer is
  /// evidence of.
  ///
  /// - Parameter product: one that ``Product/hasPreflight``.
  /// - Throws: also where the pages do not fit together, so that a row may be missing.
  func resources(
    _ question: ResourceQuestion, of product: Product
  ) async throws(ServiceFailure) -> ResourceAnswer

  /// Which of some public addresses the account keeps without a machine, from as many pages as there
  /// are (EdgeZone `DescribePublicIps`).
  ///
  /// - Parameters:
  ///   - addresses: compared as they are spelled.
  ///   - scope: of a product that ``Product/listsUnboundAddresses``.
  func unboundAddresses(
    among addresses: Set<String>, in scope: ListingScope
  ) async throws(ServiceFailure) -> Set<String>

  /// Sends one `TerminateInstances`. The error shows whether it may have taken effect.
  ///
  /// - Parameter isWithdrawn: asked in the last moment, after the call has waited for its turn and
  ///   before anything leaves. Where it says yes, nothing is sent and
  ///   ``ServiceFailure/withdrawn`` is thrown.
  func terminate(
    _ call: TerminationCall, unless isWithdrawn: @escaping @Sendable () async -> Bool
  ) async throws(ServiceFailure) -> TerminationAnswer
}

extension FleetService {
  /// Sends one `TerminateInstances` that cannot be withdrawn.
  package func terminate(
    _ call: TerminationCall
  ) async throws(ServiceFailure) -> TerminationAnswer {
    try await terminate(call, unless: { false })
  }
}

/// The scopes and regions of a product.
package struct Discovery: Sendable, Hashable {
  package var scopes: [ListingScope]
  package var regions: [Region]
  /// Every region and zone that the service named; nil where it did not say.
  package var places: ServicePlaces?

  package init(scopes: [ListingScope], regions: [Region], places: ServicePlaces? = nil) {
    self.scopes = scopes
    self.regions = regions
    self.places = places
  }
}

/// The regions and zones of a product, with instances or without.
package struct ServicePlaces: Sendable, Hashable {
  package var regions: Set<String>
  package var zones: Set<String>

  /// nil where either is empty: a service that named none has not said which there are.
  package init?(regions: Set<String>, zones: Set<String>) {
    guard !regions.isEmpty, !zones.isEmpty else { return nil }
    self.regions = regions
    self.zones = zones
  }
}

/// A region of a product, with its display name if the API has one.
package struct Region: Sendable, Hashable {
  package var code: String
  package var name: String
  package var product: Product

  package init(code: String, name: String, product: Product) {
    self.code = code
    self.name = name
    self.product = product
  }
}

/// A part of the fleet that is listed, fails and is retried as one.
package struct ListingScope: Sendable, Hashable, Comparable {
  package var product: Product
  /// nil where one listing answers every region (ECM), or where the regions themselves could not
  /// be learned.
  package var region: String?

  package init(product: Product, region: String?) {
    self.product = product
    self.region = region
  }

  /// The scope that an instance is listed in.
  package init(of instance: Instance) {
    self.init(
      product: instance.product, region: instance.product.isRegional ? instance.region : nil)
  }

  package static func < (left: ListingScope, right: ListingScope) -> Bool {
    (left.product, left.region ?? "") < (right.product, right.region ?? "")
  }
}

/// Some rows of a scope.
package struct ListingPage: Sendable {
  package var instances: [Instance]
  /// Rows in the whole scope, as the service claims; nil where it claims nothing.
  package var total: Int?

  package init(instances: [Instance], total: Int?) {
    self.instances = instances
    self.total = total
  }
}

/// An action that the service says it would refuse now (ECM). Spelling of both texts is open.
package struct DeniedAction: Sendable, Hashable {
  package var action: String
  package var code: String
  package var message: String

  package init(action: String, code: String, message: String) {
    self.action = action
    self.code = code
    self.message = message
  }
}

/// How full the pace is.
package struct RateSnapshot: Sendable, Hashable {
  package var used: Int
  package var limit: Int
  /// The server throttled and the spacing is wider than usual.
  package var isWidened: Bool

  package init(used: Int, limit: Int, isWidened: Bool = false) {
    self.used = used
    self.limit = limit
    self.isWidened = isWidened
  }
}
