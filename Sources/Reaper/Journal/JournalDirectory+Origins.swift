package import Fleet

extension JournalDirectory {
  /// The newest journals that are searched for an instance: each is read whole.
  package static let searchedForOrigins = 50

  /// Which operation of this fleet sent each of these instances last, as far as the newest journals of
  /// this host say. Journals that cannot be read are passed over; ``history()`` names them.
  package func origins(
    of instances: [Instance], in identity: FleetIdentity
  ) -> [InstanceKey: OperationOrigin] {
    var origins: [InstanceKey: OperationOrigin] = [:]
    var missing = instances
    for operation in ((try? operations()) ?? []).prefix(Self.searchedForOrigins) {
      guard !missing.isEmpty, !Task.isCancelled else { break }
      guard
        let results = try? replay(open(operation), path: file(operation), of: identity).results
      else { continue }
      missing.removeAll { instance in
        guard let origin = results.origin(of: instance) else { return false }
        origins[instance.key] = origin
        return true
      }
    }
    return origins
  }
}
