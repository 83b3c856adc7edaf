import Fleet
import Words

/// `--region` and `--product` narrow what a run is about, so that no command may pass over them.
extension CloudOptions {
  private var narrowing: [String] {
    (regions.isEmpty ? [] : ["--region"]) + (products.isEmpty ? [] : ["--product"])
  }

  /// - Throws: where a command that has nothing to narrow was given one of them.
  func refuseNarrowing(of command: String) throws(Exit) {
    guard let option = narrowing.first else { return }
    throw Exit(.usage) { $0.narrowsNothing(option, command) }
  }

  /// Why a plan is not carried out that sends to more than they name; nil where it does not.
  func outside(of plan: Plan) -> PlanRefusal? {
    let outside = plan.targets.filter { target in
      !regions.isEmpty && !regions.contains(target.region)
        || !products.isEmpty && !products.contains(target.product)
    }
    guard !outside.isEmpty else { return nil }
    let places = Set(outside.map { "\($0.product.rawValue) \($0.region)" })
    return .outside(count: outside.count, options: narrowing, places: places.sorted())
  }
}
