import Canvas
import Fleet
import Words

extension ResultsState {
  /// What sending waits for; nothing once nothing more is sent.
  var waits: [SendingWait] { isStopping || !canBeStopped ? [] : results.waits }

  /// How many lead and are leaving, while this program has to know whether the others go; nil
  /// where it has not.
  var leadingCount: Int? {
    for case .canaryAnswer(let count) in waits where isInFlight { return count }
    return nil
  }

  /// The question after the canary has not been on the screen yet.
  var isToBeAsked: Bool { leadingCount != nil && !wasAsked }

  /// Whether instances that are not sent wait for those that lead.
  var awaitsCanary: Bool {
    waits.contains { wait in
      switch wait {
      case .canary, .canaryAnswer: isInFlight
      case .unknown: false
      }
    }
  }
}

extension DashboardState {
  /// What an operator should know of an operation beside its rows: what sending waits for, how unknown
  /// outcomes end, and which addresses remain.
  func warnings(on operation: ResultsState) -> [String] {
    let remaining = operation.results.remainingAddresses.filter { !$0.value.isEmpty }
    var texts = [standing(of: operation), settling(of: operation)].filter { !$0.isEmpty }
    if !remaining.isEmpty {
      texts.append(
        words.addressesRemain(
          remaining.values.reduce(0) { $0 + $1.count }, in: Array(remaining.keys)))
    }
    return texts
  }

  /// How its unknown outcomes end; empty where there are none, and where sending waits for them, which
  /// says it.
  private func settling(of operation: ResultsState) -> String {
    let results = operation.results
    let isAwaited = operation.waits.contains { if case .unknown = $0 { true } else { false } }
    // The settings of another program are not known here.
    let limit = operation.mode == .live ? configuration.settlingLimit : nil
    guard !isAwaited,
      let settling = results.settling(
        within: limit, isWatched: operation.mode != .past, at: now)
    else { return "" }
    return words.unknownEnds(
      results.totals[.unknown, default: 0], settling,
      // The next full minute, which is not too early.
      time: { timeOfDay($0 + 59) },
      refresh: keys.keyName(of: .refresh))
  }

  /// What sending waits for, or why it has stopped; empty where neither is so.
  func standing(of operation: ResultsState) -> String {
    var parts = operation.waits.map { words.wait($0, time: timeOfDay) }
    if operation.leadingCount != nil { parts.append(words.answers(keys.keyName(of: .terminate))) }
    if let stop = operation.results.notices.lazy.reversed().compactMap({ words.stopped($0.fact) })
      .first
    {
      parts.append(stop)
    }
    return parts.joined(separator: " \(glyphs.separator) ")
  }
}
