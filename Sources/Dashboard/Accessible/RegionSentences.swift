import Canvas
import Fleet
import Words

/// The rows of the regions pane in sentences.
extension DashboardState {
  /// `ap-guangzhou, 1,310 instances, 12 marked, 1,300 running, 10 stopped`; a listing that failed says
  /// so first, with the key that retries.
  func sentence(of row: RegionRow) -> String {
    let figures = figures(of: row)
    let phases = InstanceState.Phase.display.compactMap { phase in
      figures.phases[phase].map { $0 > 0 ? words.inPhase($0, words.phase(phase)) : "" }
    }
    let outcomes = figures.outcomes.progress.map { words.inPhase($0.count, words.outcome($0.word)) }
    return words.sentence(
      [name(of: row), status(of: row), words.instances(figures.count)]
        + [figures.marks > 0 ? words.marks(figures.marks) : ""]
        + [figures.age == nil ? "" : words.cachedWord] + outcomes + phases)
  }

  private func name(of row: RegionRow) -> String {
    switch row {
    case .all: words.allRegions
    case .region(let region):
      words.region(region.code)
        + (regions.expanded.contains(region.code) ? words.comma + words.folded(false) : "")
    case .part(let part): "\(part.product.displayName) \(words.region(part.region))"
    case .product(let product, _): product.displayName
    }
  }

  private func status(of row: RegionRow) -> String {
    let status: ScopeStatus? =
      switch row {
      case .all: nil
      case .region(let region): region.status
      case .part(let part): part.status
      case .product(_, let failure): .failed(failure)
      }
    switch status {
    case .failed(let failure):
      return words.failedListing(failure.code, refresh: keys.keyName(of: .refresh))
    case .waiting, .listing: return words.loading
    case .answered, nil: return ""
    }
  }
}
