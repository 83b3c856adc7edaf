import Fleet
import Logging
import Reaper
import Words

extension FleetSession {
  /// Who this run is, once.
  func noteOpening(site: Site, address: String) {
    log.info(
      "edgereap \(Version.full)",
      metadata: [
        "user": "\(host.user)", "profile": "\(profileName)", "site": "\(site.rawValue)",
        "endpoint": "\(address)",
        "read_only": "\(gate.readOnly.map(Words.log.readOnly) ?? "no")",
      ])
  }
}

extension Logger {
  /// What was listed, and what was not.
  func note(_ event: ListingEvent) {
    switch event {
    case .finished(let scope, let total, _):
      info("listed", metadata: scope.metadata.merging(["count": "\(total)"]) { $1 })
    case .failed(let scope, let failure):
      warning("not listed", metadata: scope.metadata.merging(failure.metadata) { $1 })
    case .discoveryFailed(let product, let failure):
      warning(
        "regions not known",
        metadata: failure.metadata.merging(["product": "\(product.rawValue)"]) { $1 })
    default: break
    }
  }

  /// An operation that this run works on from here.
  func note(_ operation: Operation) {
    let header = operation.results.header
    notice(
      "operation",
      metadata: [
        "operation": "\(operation.id)", "targets": "\(header.plan.targets.count)",
        "place": "\(header.plan.place)", "digest": "\(header.plan.digest.prefix(12))",
      ])
  }

  /// What has become of it when this run lets go of it.
  func noteEnd(of operation: Operation) {
    notice(
      "operation left",
      metadata: [
        "operation": "\(operation.id)", "totals": "\(Words.log.totals(operation.results.totals))",
      ])
  }
}

extension ListingScope {
  fileprivate var metadata: Logger.Metadata {
    ["product": "\(product.rawValue)", "region": "\(region ?? "all")"]
  }
}

extension ServiceFailure {
  fileprivate var metadata: Logger.Metadata {
    ["code": "\(code)", "reason": "\(Words.log.cause(cause))", "request_id": "\(requestID)"]
  }
}
