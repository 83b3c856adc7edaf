import Fleet

/// What a ``World`` knows of a ``History``, held against what the program says.
struct Judgement: Hashable, CustomStringConvertible {
  var goneThatLive: [String] = []
  var strangersTouched: [String] = []
  /// Failed, held back or cancelled, and terminated by this operation all the same.
  var executedCalledFailed: [String] = []
  /// Sent again before the call before it could not arrive any more.
  var sentBlindly: [String] = []
  /// Neither settled nor called stuck.
  var unsettled: [String] = []
  var mostCallsInASecond = 0

  var isClean: Bool {
    goneThatLive.isEmpty && strangersTouched.isEmpty && executedCalledFailed.isEmpty
      && sentBlindly.isEmpty && unsettled.isEmpty && mostCallsInASecond <= 20
  }

  init(_ history: History) {
    let (world, end) = (history.world, history.end)
    for result in history.results.instances {
      let id = result.instance.id
      let executed = world.executions.filter { $0.id == id }
      if executed.contains(where: { $0.life > 0 }) { strangersTouched.append(id) }
      let actual = world.row(id, at: end).flatMap { $0.life == 0 ? $0 : nil }
      let isLeaving = actual.map { $0.state == world.terminating } ?? true
      switch result.outcome {
      case .gone:
        if actual != nil { goneThatLive.append(id) }
      case .failed, .heldBack, .cancelled:
        if isLeaving, executed.contains(where: { $0.life == 0 }) { executedCalledFailed.append(id) }
      case .stuck:
        if actual == nil, world.row(id, at: end - 180)?.life != 0 {
          unsettled.append("\(id) stuck")
        }
      case .queued, .sent, .accepted, .terminating, .slow, .unknown, .scheduled:
        unsettled.append("\(id) \(result.outcome.word.rawValue)")
      }
      if sentBlindly(id, world) { sentBlindly.append(id) }
    }
    mostCallsInASecond = world.arrivals.values.map(Self.most).max() ?? 0
  }

  /// After an answer an instance may go again at once; after silence, or an answer that leaves it
  /// open, only when nothing can arrive any more.
  private func sentBlindly(_ id: String, _ world: World) -> Bool {
    let calls = world.named[id] ?? []
    return zip(calls, calls.dropFirst()).contains { $0.isOpen && $1.at - $0.at < world.limit }
  }

  private static func most(in times: [Double]) -> Int {
    var first = 0
    var most = 0
    for (index, time) in times.enumerated() {
      while times[first] <= time - 1 { first += 1 }
      most = max(most, index - first + 1)
    }
    return most
  }

  var description: String {
    "gone that live \(goneThatLive), strangers \(strangersTouched), executed called failed "
      + "\(executedCalledFailed), sent blindly \(sentBlindly), unsettled \(unsettled), "
      + "\(mostCallsInASecond) calls in a second"
  }
}
