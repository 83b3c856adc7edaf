import Fleet
import Synchronization
import Words

/// One line on standard error that tells how far long work is. Shown on a terminal only.
final class Progress: Sendable {
  private let isShown: Bool
  private let state = Mutex(State())

  private struct State {
    var lastAt: ContinuousClock.Instant?
    var hasLine = false
  }

  init(isShown: Bool) { self.isShown = isShown }

  /// At most ten times a second, since a slow link should not wait for it.
  func show(_ text: @autoclosure () -> String) {
    guard isShown else { return }
    let now = ContinuousClock.now
    let isDue = state.withLock { state in
      if let last = state.lastAt, last.duration(to: now) < .milliseconds(100) { return false }
      state.lastAt = now
      state.hasLine = true
      return true
    }
    if isDue { StandardStreams.sayInPlace(text()) }
  }

  /// Takes the line away, so that what follows starts on a clean one.
  func clear() {
    let hadLine = state.withLock { state in
      defer { state = State() }
      return state.hasLine
    }
    if hadLine { StandardStreams.sayInPlace("") }
  }
}

/// Keeps quiet about work that is over before anybody wonders.
struct Patience: Sendable {
  private let begun = ContinuousClock.now

  var isOver: Bool { begun.duration(to: .now) >= .milliseconds(300) }
}

extension Progress {
  /// For a preflight that begins now: the calls that were answered, of those that it takes.
  func ofPreflight() -> @Sendable (PreflightProgress) -> Void {
    let patience = Patience()
    return { progress in
      if patience.isOver { self.show(Words.spoken.preflightAsking(progress)) }
    }
  }
}
