import Fleet

/// How the instances that calls have named stand, counted for each product.
///
/// An instance is named by the first call that was answered and contained it. It is failed once it
/// is alone with an error, and open while it is unknown or busy. What was already gone, held back
/// or cancelled is not counted.
struct FailureTally: Sendable {
  struct Count: Sendable, Hashable {
    var named = 0
    var failed = 0
    var open = 0
    /// Whether the service has ever taken one.
    var hasAccepted = false
  }

  fileprivate enum Standing: UInt8 { case unnamed, fine, failed, open, aside }

  /// By place in the plan.
  private var standings: [Standing]
  private var busy: Set<Int> = []
  /// By place in the plan: until when an open instance may keep others waiting.
  private var deadlines: [Int: (product: Product, at: Duration)] = [:]
  private(set) var counts: [Product: Count] = [:]

  /// - Parameter size: Instances in the plan.
  init(size: Int) { standings = Array(repeating: .unnamed, count: size) }

  /// Takes an instance that an answer has just named.
  ///
  /// - Parameters:
  ///   - isBusy: Whether it is queued for the reason that it was busy.
  ///   - deadline: on the operation's clock, where it is open from now on.
  mutating func name(_ index: Int, _ result: InstanceResult, isBusy: Bool, deadline: Duration) {
    if isBusy { busy.insert(index) }
    move(index, result.instance.product, to: standing(index, result.outcome) ?? .fine, deadline)
    noteAcceptance(index, result)
  }

  /// Takes a change of an instance, whatever made it.
  mutating func update(_ index: Int, _ result: InstanceResult) {
    noteAcceptance(index, result)
    guard standings[index] != .unnamed, let standing = standing(index, result.outcome) else {
      return
    }
    move(index, result.instance.product, to: standing, .zero)
  }

  /// Open instances of a product that have kept others waiting for as long as they may, and when the
  /// last of the others have.
  func overdue(_ product: Product, at now: Duration) -> (count: Int, until: Duration) {
    let own = deadlines.values.filter { $0.product == product }
    return (own.count { $0.at <= now }, own.map(\.at).max() ?? now)
  }

  /// nil where the standing stays what it is.
  private func standing(_ index: Int, _ outcome: Outcome) -> Standing? {
    switch outcome {
    case .failed(let failure), .unknown(let failure):
      if failure.kind == .alreadyGone { return .aside }
      return outcome.word == .failed ? .failed : .open
    case .queued: return busy.contains(index) ? .open : .fine
    case .sent: return nil
    case .accepted, .terminating, .slow, .stuck, .scheduled, .gone: return .fine
    case .heldBack, .cancelled: return .aside
    }
  }

  private mutating func move(
    _ index: Int, _ product: Product, to standing: Standing, _ deadline: Duration
  ) {
    let old = standings[index]
    standings[index] = standing
    if standing == .open {
      if old != .open { deadlines[index] = (product, deadline) }
    } else {
      deadlines[index] = nil
    }
    var count = counts[product, default: Count()]
    count.add(old, -1)
    count.add(standing, 1)
    counts[product] = count
  }

  private mutating func noteAcceptance(_ index: Int, _ result: InstanceResult) {
    guard result.acceptedAt != nil || result.outcome == .gone else { return }
    busy.remove(index)
    counts[result.instance.product, default: Count()].hasAccepted = true
  }
}

extension FailureTally.Count {
  fileprivate mutating func add(_ standing: FailureTally.Standing, _ number: Int) {
    switch standing {
    case .unnamed, .aside: break
    case .fine: named += number
    case .failed:
      named += number
      failed += number
    case .open:
      named += number
      open += number
    }
  }
}
