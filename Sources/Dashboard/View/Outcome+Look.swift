internal import Canvas
internal import Fleet

extension OutcomeWord {
  func glyph(_ glyphs: Glyphs) -> String {
    switch self {
    case .queued: glyphs.queued
    case .sent, .accepted: glyphs.sent
    case .terminating: glyphs.running
    case .slow: glyphs.slow
    case .stuck: glyphs.stuck
    case .scheduled: glyphs.scheduled
    case .gone: glyphs.success
    case .failed: glyphs.failure
    case .unknown: glyphs.unknown
    case .heldBack: glyphs.heldBack
    case .cancelled: glyphs.cancelled
    }
  }

  var role: Role {
    switch self {
    case .queued: .outcomeQueued
    case .sent, .accepted: .outcomeSent
    case .terminating: .outcomeTerminating
    case .slow: .outcomeSlow
    case .stuck: .outcomeStuck
    case .scheduled: .outcomeScheduled
    case .gone: .outcomeGone
    case .failed: .outcomeFailed
    case .unknown: .outcomeUnknown
    case .heldBack: .outcomeHeldBack
    case .cancelled: .outcomeCancelled
    }
  }
}

extension InstanceState {
  var role: Role {
    switch phase {
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
    switch phase {
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
