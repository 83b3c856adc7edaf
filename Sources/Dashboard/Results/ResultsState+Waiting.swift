import Canvas
import Fleet
import Words

extension ResultsState {
  /// How many lead and are leaving, while this program has to know whether the others go; nil
  /// where it has not.
  var leadingCount: Int? {
    for case .canaryAnswer(let count) in results.waits where isInFlight { return count }
    return nil
  }

  /// The question after the canary has not been on the screen yet.
  var isToBeAsked: Bool { leadingCount != nil && !wasAsked }

  /// Whether instances that are not sent wait for those that lead.
  var awaitsCanary: Bool {
    results.waits.contains { wait in
      switch wait {
      case .canary, .canaryAnswer: isInFlight
      case .unknown: false
      }
    }
  }
}

extension DashboardState {
  /// What sending waits for, or why it has stopped; empty where neither is so.
  func standing(of operation: ResultsState) -> String {
    var parts = operation.results.waits.map { words.wait($0, time: timeOfDay) }
    if operation.leadingCount != nil { parts.append(words.answers(keys.keyName(of: .terminate))) }
    if let stop = operation.results.notices.lazy.reversed().compactMap({ words.stopped($0.fact) })
      .first
    {
      parts.append(stop)
    }
    return parts.joined(separator: " \(glyphs.separator) ")
  }
}
