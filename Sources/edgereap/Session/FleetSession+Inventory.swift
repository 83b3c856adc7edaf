import Fleet
import Synchronization
import Words

extension FleetSession {
  /// Lists everything that the options ask for, to the end.
  ///
  /// - Parameter page: called with the rows of each page as they arrive.
  func listed(
    progress: Progress, page: @escaping @Sendable ([Instance]) -> Void = { _ in }
  ) async -> Inventory {
    let inventory = Mutex(Inventory())
    let listing = listing { event in
      let count = inventory.withLock { inventory in
        inventory.apply(event)
        return inventory.instances.count
      }
      if case .page(_, let rows) = event { page(rows.instances) }
      progress.show("\(count) instances listed")
    }
    await listing.listAll()
    progress.clear()
    return inventory.withLock { $0 }
  }
}

extension Inventory {
  /// Names what did not answer, and whose name could not be read whole, for standard error.
  func sayMissing() {
    missing.say()
    let damaged = instances.filter(\.hasDamagedName).map(\.id)
    guard !damaged.isEmpty else { return }
    let names = damaged.count == 1 ? "the name of" : "the names of"
    let more = damaged.count > 10 ? ", and \(damaged.count - 10) more" : ""
    StandardStreams.say(
      "edgereap: \(names) \(damaged.prefix(10).joined(separator: ", "))\(more) cannot be read whole: "
        + "what is not UTF-8 is shown as \u{FFFD}")
  }
}

extension [MissingPart] {
  /// Names what did not answer, for standard error.
  func say() {
    for line in lines { StandardStreams.say("edgereap: \(line)") }
  }

  /// A line for each reason, whatever number of parts have it.
  var lines: [String] {
    var reasons: [MissingPart.Reason] = []
    var parts: [MissingPart.Reason: [MissingPart]] = [:]
    for part in self {
      if parts[part.reason] == nil { reasons.append(part.reason) }
      parts[part.reason, default: []].append(part)
    }
    return reasons.map { reason in
      let parts = parts[reason] ?? []
      let places = Dictionary(grouping: parts, by: \.product)
        .sorted { $0.key < $1.key }.map { product, parts in
          let regions = parts.compactMap(\.region)
          return product.displayName
            + (regions.isEmpty ? "" : " in \(regions.joined(separator: ", "))")
        }
      let verb = parts.count == 1 ? "was" : "were"
      let cause = Words.spoken.missing(reason)
      return "\(places.joined(separator: " and ")) \(verb) not listed: \(cause)"
    }
  }
}
