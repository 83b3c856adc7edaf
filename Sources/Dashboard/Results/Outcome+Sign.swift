import Canvas
import Fleet

extension OutcomeWord {
  /// The sign of an outcome, and the role that it is drawn in.
  private var sign: (glyph: KeyPath<Glyphs, String>, role: Role) {
    switch self {
    case .queued: (\.queued, .outcomeQueued)
    case .sent, .accepted: (\.sent, .outcomeSent)
    case .terminating: (\.running, .outcomeTerminating)
    case .slow: (\.slow, .outcomeSlow)
    case .stuck: (\.stuck, .outcomeStuck)
    case .scheduled: (\.scheduled, .outcomeScheduled)
    case .gone: (\.success, .outcomeGone)
    case .failed: (\.failure, .outcomeFailed)
    case .unknown: (\.unknown, .outcomeUnknown)
    case .heldBack: (\.heldBack, .outcomeHeldBack)
    case .cancelled: (\.cancelled, .outcomeCancelled)
    }
  }

  func glyph(_ glyphs: Glyphs) -> String { glyphs[keyPath: sign.glyph] }

  var role: Role { sign.role }
}

extension InstanceState {
  var role: Role { phase.role }

  func glyph(_ glyphs: Glyphs) -> String { phase.glyph(glyphs) }
}

extension InstanceState.Phase {
  /// What is terminating comes first, since that is what waits for somebody.
  static let display = [terminating] + allCases.filter { $0 != .terminating }

  var role: Role {
    switch self {
    case .creating: .stateCreating
    case .running: .stateRunning
    case .stopped: .stateStopped
    case .changing: .stateChanging
    case .isolated: .stateIsolated
    case .terminating, .terminated: .stateTerminating
    case .broken: .stateBroken
    case .unrecognized: .stateUnknown
    }
  }

  /// A sign beside the word, so that phases differ at a glance without colour.
  func glyph(_ glyphs: Glyphs) -> String {
    switch self {
    case .creating: glyphs.queued
    case .running: glyphs.success
    case .stopped: glyphs.cancelled
    case .changing: glyphs.waiting
    case .isolated: glyphs.heldBack
    case .terminating: glyphs.running
    case .terminated: glyphs.success
    case .broken: glyphs.failure
    case .unrecognized: glyphs.unknown
    }
  }
}
