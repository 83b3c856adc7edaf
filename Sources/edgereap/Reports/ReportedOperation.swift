import Fleet

/// An operation as its observers follow it: its results, and what in them is news.
struct ReportedOperation {
  private(set) var results: Results
  /// Those that there have been, here or before it was resumed.
  private var occasions: Set<OperationOccasion>
  private var isStoppedByOperator: Bool

  init(_ results: Results) {
    self.results = results
    occasions = results.occasions
    isStoppedByOperator = results.instances.contains { $0.outcome == .cancelled(.byOperator) }
  }

  /// Whether it had ended before this program looked at it, which is reported no more.
  var hasEnded: Bool { if case .finished = results.status { true } else { false } }

  /// - Parameter events: recorded together.
  mutating func take(_ events: [OperationEvent]) -> [OperationNews] {
    var news: [OperationNews] = []
    var stops = events.compactMap { event -> OperationNews? in
      guard case .notice(let notice) = event, let cause = StopCause(notice.fact) else { return nil }
      return OperationNews(subject: .stopped(cause), at: notice.at)
    }
    for event in events {
      let rejected = Set(results.apply(event))
      switch event {
      case .changed(let changes):
        for change in changes.changes where !rejected.contains(change) {
          if case .failed(let failure) = change.outcome {
            news.append(OperationNews(subject: .failed(change.key, failure), at: changes.at))
          }
          // Who asked for it is a notice beside it, unless that was the operator of this program.
          if change.outcome == .cancelled(.byOperator), !isStoppedByOperator {
            isStoppedByOperator = true
            if !stops.contains(where: \.isByOperator) {
              stops.append(OperationNews(subject: .stopped(.byOwnOperator), at: changes.at))
            }
          }
        }
      case .waits(_, let at):
        let new = results.occasions.subtracting(occasions).intersection([.pauses, .asks])
        occasions.formUnion(new)
        news += new.sorted().map {
          OperationNews(subject: $0 == .asks ? .asks : .waits, at: at)
        }
      case .paused(_, let at), .finished(let at):
        news += stops
        stops = []
        news.append(OperationNews(subject: .ended, at: at))
      case .started, .intended, .strayIDs, .notice, .resumed: break
      }
    }
    return news + stops
  }

  /// Whether an occasion that is reported once is reported now.
  mutating func isFirst(_ occasion: OperationOccasion) -> Bool {
    occasions.insert(occasion).inserted
  }
}

extension OperationNews {
  fileprivate var isByOperator: Bool {
    if case .stopped(let cause) = subject { cause.cancellation == .byOperator } else { false }
  }
}
