import Fleet
import Reaper

/// What ``Results`` may have been sent, judged from the events of an operation alone: how large a call
/// may be and how many may be under way, by the answers before it.
///
/// It is an account of its own: it knows calls and outcomes, and nothing of queues or batches.
struct SendingRules {
  /// What was sent against the rules.
  private(set) var violations: [String] = []
  /// Instances that were named by an answer that was not clean.
  private(set) var exposed: [Product: Set<String>] = [:]
  private(set) var largestWidth = 0

  private var products: [Product: Account] = [:]
  private let limit: FailureLimit
  private let targets: Int

  private struct Account {
    var size = 1
    var width = 1
    /// Instances of calls without an answer, by number of the call.
    var open: [Int: Set<String>] = [:]
    var named: Set<String> = []
    var sent: Set<String> = []
    var outcomes: [String: Outcome] = [:]
    var isStopped = false
  }

  init(limit: FailureLimit, targets: Int) {
    self.limit = limit
    self.targets = targets
  }

  mutating func take(_ event: OperationEvent) {
    switch event {
    case .intended(let calls): for call in calls { leave(call) }
    case .changed(let changes): take(changes)
    default: break
    }
  }

  private mutating func leave(_ call: CallIntent) {
    var account = products[call.product, default: Account()]
    let fresh = Set(call.ids).subtracting(account.sent)
    if !fresh.isEmpty {
      if fresh.count > account.size {
        violations.append(
          "call \(call.number) of \(fresh.count), where \(account.size) may be sent")
      }
      if account.isStopped { violations.append("call \(call.number) after too many failed") }
      largestWidth = max(largestWidth, account.open.count + 1)
      account.sent.formUnion(call.ids)
    }
    account.open[call.number] = Set(call.ids)
    products[call.product] = account
  }

  private mutating func take(_ changes: OutcomeChanges) {
    guard let product = changes.changes.first?.key.product else { return }
    var account = products[product, default: Account()]
    for change in changes.changes { account.outcomes[change.key.id] = change.outcome }
    if let call = changes.call, let ids = account.open.removeValue(forKey: call) {
      // What is queued again as a whole was refused as a whole, or did not arrive.
      let outcomes = ids.compactMap { account.outcomes[$0] }
      account.named.formUnion(ids)
      let bad = outcomes.count { [.failed, .unknown, .queued].contains($0.word) }
      if !outcomes.contains(where: { $0.word == .unknown }), bad * 10 <= outcomes.count {
        account.size = min(account.size * 10, 100)
      } else {
        exposed[product, default: []].formUnion(ids)
      }
    }
    let failed = account.outcomes.values.count { $0.word == .failed }
    if account.named.count >= 5, limit.isExceeded(failed: failed, named: account.named.count) {
      account.isStopped = true
    }
    products[product] = account
  }
}
