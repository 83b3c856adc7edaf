import Testing

import Fleet

struct InstanceStateTests {
  @Test(arguments: [
    ("RUNNING", InstanceState.Phase.running, TerminationReadiness.ready),
    ("running", .running, .ready), ("STOPPED", .stopped, .ready),
    ("allocating", .creating, .refused), ("PENDING", .creating, .refused),
    ("REBOOTING", .changing, .refused), ("isolating", .changing, .refused),
    ("terminating", .terminating, .alreadyTerminating),
    ("TERMINATED", .terminated, .alreadyTerminating), ("isolated", .isolated, .uncertain),
    ("LAUNCH_FAILED", .broken, .uncertain), ("error", .broken, .uncertain),
    ("resizing-2", .unrecognized, .uncertain), ("", .unrecognized, .uncertain),
  ])
  func isUnderstoodButNeverGuessedAt(
    _ text: String, _ phase: InstanceState.Phase, _ readiness: TerminationReadiness
  ) {
    let state = InstanceState(rawValue: text)
    #expect(state.phase == phase)
    #expect(state.readiness == readiness)
    #expect(state.rawValue == text)
  }
}
