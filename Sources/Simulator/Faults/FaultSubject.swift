/// What of a request decides which faults it can meet.
struct FaultSubject: Sendable {
  var service: Service?
  var action: String
  /// Of a `DescribeInstances` that can be understood.
  var question: Question?
  /// Whether its connection has had a request before it.
  var isOnKeptConnection = false

  func has(_ habit: Habit) -> Bool { service?.fleet?.habits.contains(habit) ?? false }
}

extension Fault {
  /// Whether a request can meet the fault at all.
  func matches(_ subject: FaultSubject) -> Bool {
    let name = subject.service?.name ?? ""
    if let action, action != subject.action, action != name, action != "\(name).\(subject.action)" {
      return false
    }
    return reach.contains(subject)
  }

  /// As the table has it, but for the one value that not every product knows.
  private var reach: FaultKind.Reach {
    value == .word("other-prefix") ? .readingByID(.hasTwoPrefixes) : kind.definition.reach
  }
}

extension FaultKind.Reach {
  fileprivate func contains(_ subject: FaultSubject) -> Bool {
    let isTermination = subject.action == "TerminateInstances"
    let isListing =
      subject.action.hasPrefix("Describe") && subject.action != "DescribeInstancesDeniedActions"
    switch self {
    case .everything: return true
    case .keptConnection: return subject.isOnKeptConnection
    case .terminating: return isTermination
    case .terminatingWith(let habit): return isTermination && subject.has(habit)
    case .preflight: return subject.action == "DescribeInstancesDeniedActions"
    case .listing: return isListing
    case .paging:
      return isListing && subject.action != "DescribeNode" && subject.action != "DescribeZones"
    case .instances: return subject.action == "DescribeInstances"
    case .naming: return isTermination || subject.question?.ids != nil
    case .reading: return subject.question.map { $0 != .everything } ?? false
    case .readingByID(let habit): return subject.question?.ids != nil && subject.has(habit)
    }
  }
}
