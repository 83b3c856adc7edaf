package import Fleet
import OwnFiles

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

  /// The operation that carried out the plan of this digest; nil where none here did.
  ///
  /// It is looked for in the header's own text, which a journal has even where it was damaged later.
  package func operation(ofPlan digest: String) throws(JournalError) -> String? {
    // Quotation marks inside a text are escaped, so that no text reads like this.
    let member = Array("\"digest\":\"\(digest)\"".utf8)
    return try operations().first { operation in
      let head = try? open(operation).read(limit: Self.headLength)
      return head?.firstRange(of: member) != nil
    }
  }

  /// What stands before the digest in a header is shorter.
  private static let headLength = 65_536
}
