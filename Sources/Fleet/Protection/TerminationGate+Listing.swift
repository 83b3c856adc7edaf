/// The rules that a plan alone does not decide: they count it against a listing.
extension TerminationGate {
  /// Every reason why a plan with these targets is not sent; empty where there is none.
  package func refusals(among count: RunningCount) -> [Refusal] {
    var refusals: [Refusal] = []
    if let percent = largestOperation?.percent,
      count.targetCount * 100 > percent * count.listedCount
    {
      refusals.append(.tooLarge(count.targetCount, percent: percent, listed: count.listedCount))
    }
    return refusals
      + protection.keepInForce.flatMap { $0.breaches(in: count) }.map { .keep($0) }
  }

  /// The regions that have to be listed to decide about a plan; nil where every one has.
  package func regionsToList(for plan: Plan) -> Set<String>? {
    if largestOperation?.percent != nil { return nil }
    var regions: Set<String> = []
    let count = RunningCount(in: ListedFleet(), without: plan.targets)
    for place in protection.keepInForce.flatMap({ $0.places(in: count) }) {
      guard let region = place.region else { return nil }
      regions.insert(region)
    }
    return regions
  }
}
