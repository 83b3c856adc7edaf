import Dashboard
import Fleet
import Reaper

/// Past operations as the screen shows them.
enum History {
  /// Every operation of this host, newest first; what cannot be read says why.
  static func all(in session: FleetSession) -> [PastOperation] {
    do {
      return try session.journal.history().map(PastOperation.init)
    } catch {
      return [PastOperation(unreadable: "", reason: error.description)]
    }
  }

  /// What was left open in this fleet, and nobody works on.
  static func unfinished(in session: FleetSession, of identity: FleetIdentity) -> [PastOperation] {
    let summaries = (try? session.journal.unfinished(of: identity)) ?? []
    return summaries.map(PastOperation.init)
  }

  /// What other programs work on in this fleet, the oldest first.
  static func running(in session: FleetSession, of identity: FleetIdentity) -> [String] {
    let running = (try? session.journal.running(of: identity)) ?? []
    return running.reversed()
  }
}

extension PastOperation {
  init(_ entry: HistoryEntry) {
    switch entry {
    case .operation(let summary): self.init(summary)
    case .unreadable(let id, let error): self.init(unreadable: id, reason: error.description)
    }
  }

  init(_ summary: OperationSummary) {
    let status: Status =
      switch summary.status {
      case .running: .running
      case .unfinished: .unfinished
      case .finished: .finished
      }
    self.init(
      id: summary.id, startedBy: summary.startedBy, startedAt: summary.startedAt,
      targets: summary.targets, totals: summary.totals, status: status, owner: summary.owner)
  }

  init(unreadable id: String, reason: String) {
    self.init(
      id: id, startedBy: "", startedAt: nil, targets: 0, totals: [:], status: .unreadable(reason))
  }
}
