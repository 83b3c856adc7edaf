package import Fleet
import TC3Signer

/// Every product of one account at one endpoint.
package struct TencentCloudService: FleetService {
  private var services: [Product: any ProductService]
  let pipeline: APIPipeline
  private let credentials: CredentialStore

  /// - Parameters:
  ///   - wire: Its observer sees every attempt of every call.
  ///   - accounts: Which account keys were of the last time.
  ///   - zoneOffset: Seconds east of UTC of ECM's zoneless times. UTC+8 is inferred.
  package init(
    wire: APIWire, credentials: CredentialStore, pacer: Pacer, clock: any Clock<Duration>,
    accounts: (any PaceAccountMemory)? = nil, retry: RetryPolicy = RetryPolicy(),
    zoneOffset: Int = 8 * 3600
  ) {
    let pipeline = APIPipeline(
      wire: wire, credentials: credentials, pacer: pacer,
      account: PaceAccount(endpoint: wire.endpoint, memory: accounts), retry: retry, clock: clock)
    let reader = InstanceReader(zoneOffset: zoneOffset)
    services = [
      .ecm: ECMService(pipeline: pipeline, reader: reader),
      .edgezone: EdgeZoneService(pipeline: pipeline, reader: reader),
    ]
    #if LAB_PRODUCT
      services[.lab] = LabService(pipeline: pipeline, reader: reader)
    #endif
    self.pipeline = pipeline
    self.credentials = credentials
  }

  package func callerIdentity() async throws(ServiceFailure) -> Account {
    let account = try await pipeline.perform(CallerIdentity.call, as: CallerIdentity.self)
      .value.account
    await credentials.pin(accountID: account.id)
    pipeline.account.learned(
      accountID: account.id, with: try? await credentials.loadedCredential().credential)
    return account
  }

  package func discover(_ product: Product) async throws(ServiceFailure) -> Discovery {
    try await service(of: product).discover()
  }

  package func list(
    _ scope: ListingScope, page: @escaping @Sendable (ListingPage) -> Void
  ) async throws(ServiceFailure) -> Int {
    try await service(of: scope.product).list(region: scope.region, page: page)
  }

  package func read(
    _ question: ReadingQuestion
  ) async throws(ServiceFailure) -> ReadingAnswer {
    switch question {
    case .instances(let ids, let product, _):
      try check(ids, atMost: product.idsPerReading)
      return try await service(of: product).read(question)
    case .terminating(let scope), .firstPage(let scope), .everything(let scope):
      return try await service(of: scope.product).read(question)
    }
  }

  package func deniedActions(
    of ids: [String], product: Product
  ) async throws(ServiceFailure) -> [String: [DeniedAction]] {
    try check(ids, atMost: product.idsPerTermination)
    return try await service(of: product).deniedActions(of: ids)
  }

  package func resources(
    _ question: ResourceQuestion, of product: Product
  ) async throws(ServiceFailure) -> ResourceAnswer {
    switch question {
    case .interfaces(let ids): try check(ids, atMost: ResourceQuestion.mostInterfaces)
    case .bound(_, let ids, _): try check(ids, atMost: product.idsPerReading)
    case .everything: break
    }
    return try await service(of: product).resources(question)
  }

  package func unboundAddresses(
    among addresses: Set<String>, in scope: ListingScope
  ) async throws(ServiceFailure) -> Set<String> {
    try await service(of: scope.product).unboundAddresses(among: addresses, in: scope.region ?? "")
  }

  package func terminate(
    _ call: TerminationCall, unless isWithdrawn: @escaping @Sendable () async -> Bool
  ) async throws(ServiceFailure) -> TerminationAnswer {
    try check(call.ids, atMost: call.product.idsPerTermination)
    return try await service(of: call.product).terminate(call, unless: isWithdrawn)
  }

  private func service(of product: Product) throws(ServiceFailure) -> any ProductService {
    guard let service = services[product] else {
      throw ServiceFailure(
        kind: .invalid, code: "NoSuchProduct", .noClient(product))
    }
    return service
  }

  /// What a list without ids, or with an empty one, would mean to the API is not documented, so
  /// that it is never asked.
  private func check(_ ids: [String], atMost limit: Int) throws(ServiceFailure) {
    guard !ids.isEmpty, !ids.contains("") else {
      throw ServiceFailure(kind: .invalid, code: "NoInstances", .noInstances)
    }
    guard ids.count <= limit else {
      throw ServiceFailure(
        kind: .tooMany, code: "TooManyInstances", .tooManyInstances(ids.count, most: limit))
    }
  }
}

extension TencentCloudService {
  /// The clock of the signatures, and its offset from the service's.
  package var signingClock: SigningClock { pipeline.wire.signingClock }

  /// How fast each action is called just now.
  package var rates: [PaceRate] { pipeline.pacer.rates }

  /// How full the pace is: that of the fullest action. nil before the first call.
  package var rate: RateSnapshot? {
    let rates = rates
    return rates.max { $0.calls < $1.calls }.map { busiest in
      RateSnapshot(
        used: busiest.calls, limit: busiest.limit,
        isWidened: rates.contains { $0.spacing > Pacer.spacing(limit: $0.limit) })
    }
  }

  /// The source of the keys in use, by name.
  package func credentialSource() async throws(ServiceFailure) -> String {
    try await loaded().source
  }

  /// The part of the identity known without a call: the account is still nil.
  ///
  /// - Throws: where there are no keys, or a source of them cannot be used.
  package func localIdentity() async throws(ServiceFailure) -> FleetIdentity {
    let suffix = String(try await loaded().credential.secretID.suffix(4))
    let endpoint = pipeline.wire.endpoint
    return FleetIdentity(
      site: endpoint.site, endpoint: endpoint.address, account: nil, secretIDSuffix: suffix)
  }

  /// A digest of the key pair's id, by which what was remembered of its fleet is found again. It
  /// does not tell the id. nil for a temporary pair, of which the next run has another.
  package func keyDigest() async throws(ServiceFailure) -> String? {
    let credential = try await loaded().credential
    guard credential.token == nil else { return nil }
    return MessageDigest.hexadecimal(
      MessageDigest.sha256(Array("edgereap key \(credential.secretID)".utf8)))
  }

  /// The owner of the instances.
  ///
  /// - Throws: where there are no keys, or they are not accepted. A service that does not answer
  ///   leaves the account unknown.
  package func identity() async throws(ServiceFailure) -> FleetIdentity {
    var identity = try await localIdentity()
    do throws(ServiceFailure) {
      identity.account = try await callerIdentity()
    } catch {
      if error.code.hasPrefix("AuthFailure") || error.kind == .cancelled { throw error }
    }
    return identity
  }

  private func loaded() async throws(ServiceFailure) -> LoadedCredential {
    do throws(CredentialError) {
      return try await credentials.loadedCredential()
    } catch {
      throw ServiceFailure(credential: error)
    }
  }
}
