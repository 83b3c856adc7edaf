import Fleet
import Words

extension DashboardState {
  /// Freezes the marked instances and shows them. Instances without a mark are never included.
  mutating func openConfirmation() -> [DashboardEffect] {
    // In any order: the dialog has its own.
    let marked = list.selection.unorderedKeys.compactMap { list.inventory[$0] }
    let context = filterContext
    let hidden =
      list.regionFilter == .all && list.filter.inForce == nil
      ? [] : Set(marked.filter { !isShown($0, context) }.map(\.key))
    var basis = list.inventory.preflightBasis
    basis.isRead = list.scopesJustRead(at: now)
    return confirm(marked, hidden: hidden, follows: nil, nil, basis)
  }

  private func isShown(_ instance: Instance, _ context: FilterContext) -> Bool {
    list.regionFilter.contains(instance)
      && (list.filter.inForce?.matches(instance, in: context) ?? true)
  }

  /// Confirms the failed and the unsent instances of the shown operation, and no others. The reason is
  /// still the same, and a canary goes first again: it may be for its sake that they were not sent.
  mutating func openRetry() -> [DashboardEffect] {
    guard let operation else { return [] }
    let again = operation.retryable.map { list.inventory[$0.key] ?? $0 }
    let before = operation.results.header.discipline
    var discipline = configuration.discipline
    discipline.reason = before.reason
    discipline.canary = before.canary.tightened(by: discipline.canary)
    return confirm(
      again, hidden: [], follows: operation.id, discipline, list.inventory.preflightBasis)
  }

  private mutating func confirm(
    _ instances: [Instance], hidden: Set<InstanceKey>, follows: String?,
    _ discipline: Discipline?, _ basis: PreflightBasis
  ) -> [DashboardEffect] {
    lastRequest += 1
    let confirmation = ConfirmationState(
      candidates: instances, hidden: hidden, cached: cached(among: instances), created: now,
      missing: list.inventory.missing, follows: follows, request: lastRequest,
      discipline: discipline, context: planContext)
    open(confirmation)
    return [.preflight(request: lastRequest, confirmation.candidates, after: basis)]
  }

  /// Those that the listing of this run has not read.
  private func cached(among instances: [Instance]) -> Set<InstanceKey> {
    let inventory = list.inventory
    guard inventory.rememberedAsOf != nil else { return [] }
    return Set(
      instances.lazy.map(\.key).filter {
        inventory.index(of: $0).map(inventory.isRemembered) == true
      })
  }

  mutating func preflightGoesOn(_ request: Int, _ progress: PreflightProgress) {
    guard case .confirmation(var confirmation) = dialog, confirmation.request == request else {
      return
    }
    confirmation.note(progress)
    dialog = .confirmation(confirmation)
  }

  mutating func preflightAnswered(_ request: Int, _ report: PreflightReport) {
    changeConfirmation { confirmation, context in
      if confirmation.request == request { confirmation.answer(report, context) }
    }
  }

  /// The account became known, which is part of the plan and of its phrase.
  mutating func refreeze() {
    changeConfirmation { confirmation, context in confirmation.freeze(context) }
  }

  /// A rule that could not be shown to hold while the fleet was being listed may do so now.
  mutating func recountRemaining() {
    guard case .confirmation(let confirmation) = dialog, !confirmation.refusals.isEmpty else {
      return
    }
    refreeze()
  }

  private mutating func changeConfirmation(
    _ change: (inout ConfirmationState, ConfirmationState.PlanContext) -> Void
  ) {
    guard case .confirmation(var confirmation) = dialog else { return }
    dialog = nil
    let wasCounting = confirmation.isCounting
    change(&confirmation, planContext)
    if wasCounting, !confirmation.isCounting { say(words.planChanged, .warning) }
    open(confirmation)
  }

  // MARK: - The countdown

  /// Whether a countdown runs, at whose end something is sent.
  package var isCountingDown: Bool {
    if case .confirmation(let confirmation) = dialog { confirmation.isCounting } else { false }
  }

  mutating func ticked() -> [DashboardEffect] {
    guard case .confirmation(let confirmation) = dialog,
      case .counting(let confirmed, let deadline) = confirmation.phase, now >= deadline
    else { return [] }
    // A countdown that nobody could watch, since the program did not run, is none.
    if now.milliseconds - deadline.milliseconds > Self.latestTick || readOnlyReason != nil {
      endCountdown(saying: readOnlyReason ?? words.countdownAborted)
      return []
    }
    dialog = nil
    runs += 1
    // The next key finds it, however long it takes until something is heard of it.
    pending =
      pending
      ?? PendingOperation(number: runs, count: confirmed.plan.targets.count, step: .reading)
    return [.run(confirmed, pending: runs)]
  }

  /// Milliseconds after the deadline.
  private static let latestTick: Int64 = 5_000

  mutating func endCountdown(saying text: String) {
    guard case .confirmation(var confirmation) = dialog, confirmation.isCounting else { return }
    confirmation.abortCountdown()
    dialog = .confirmation(confirmation)
    say(text, .warning)
    tell(words.confirmationIsOpen)
  }
}
