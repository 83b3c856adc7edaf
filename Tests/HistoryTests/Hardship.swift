import Fleet
import Support

/// How unkind the world of one history is, drawn from its seed.
struct Hardship: Sendable {
  var product: Product
  /// Instances that are terminated, and others of the account.
  var targets: Int
  var others: Int
  /// Shares of readings that meet a fault, from 0 to 1.
  var swapped = 0.0
  var foreign = 0.0
  var shortPage = 0.0
  var failing = 0.0
  var lagging = 0.0
  /// How many seconds a lagging reading may be behind.
  var longestLag = 0.0
  /// The most rows of a page; nil is the limit that was asked for.
  var pageCap: Int?
  var total = Total.own
  /// Shares of calls that meet a fault.
  var lostBefore = 0.0
  var lostAfter = 0.0
  /// The call arrives up to the time-out later, although nobody waits for its answer.
  var late = 0.0
  var errorBefore = 0.0
  var errorAfter = 0.0
  /// Shares of instances.
  var ignored = 0.0
  var reused = 0.0
  var stuck = 0.0
  var givesUp = 0.0
  var flickers = 0.0
  var busy = 0.0
  /// Terminated or renamed by somebody else.
  var terminatedByOthers = 0.0
  var renamed = 0.0

  /// What `TotalCount` says.
  enum Total: CaseIterable, Sendable { case own, page, null, text, missing, more }

  init(product: Product, targets: Int, others: Int) {
    self.product = product
    self.targets = targets
    self.others = others
  }

  /// The hard kind: any of the faults, at any rate.
  static func hard(seed: UInt64) -> Hardship {
    var random = SplitMix(seed: seed &* 0x9E37_79B9 &+ 17)
    func share(_ most: Double, _ chance: Double = 0.5) -> Double {
      Double.random(in: 0..<1, using: &random) < chance
        ? Double.random(in: 0...most, using: &random) : 0
    }
    var world = Hardship(
      product: Bool.random(using: &random) ? .ecm : .edgezone,
      targets: [1, 3, 8, 20, 40].randomElement(using: &random) ?? 8,
      others: [0, 1, 5, 40, 130, 260].randomElement(using: &random) ?? 40)
    // One in ten answers nothing but other questions' answers, or a foreign row beside each.
    world.swapped = share(1, 0.1) > 0 ? 1 : share(0.6)
    world.foreign = share(1, 0.1) > 0 ? 1 : share(0.6)
    world.shortPage = share(0.5)
    world.failing = share(0.3)
    world.lagging = share(1)
    world.longestLag = [8, 20, 30].randomElement(using: &random) ?? 8
    world.pageCap = Double.random(in: 0..<1, using: &random) < 0.2 ? 20 : nil
    // A cap that is not announced, behind a total that hides it, is beyond anybody's knowledge.
    world.total = world.pageCap == nil ? Total.allCases.randomElement(using: &random) ?? .own : .own
    world.lostBefore = share(0.6)
    world.lostAfter = share(0.6)
    world.late = share(0.4)
    world.errorBefore = share(0.3)
    world.errorAfter = share(0.3)
    world.ignored = share(0.3, 0.2)
    world.reused = share(1)
    world.stuck = share(0.1, 0.2)
    world.givesUp = share(0.2, 0.2)
    world.flickers = share(0.3, 0.3)
    world.busy = share(0.4, 0.3)
    world.terminatedByOthers = share(0.3, 0.3)
    world.renamed = share(0.5, 0.3)
    return world
  }
}
