/// What was seen in answers, or why nothing was. Texts in it are the service's own.
package enum APIObservation: Sendable, Hashable {
  /// The list of an answer.
  package enum List: Sendable, Hashable {
    case rows(Int)
    case null
    case missing
  }

  case total(Int?, rows: Int)
  case list(List)
  /// Fields that are null or left out, with the number of such rows.
  case gaps([Gap], rows: Int)
  /// Values as the service writes them.
  case values([String])
  /// Refusals of a termination by state.
  case denials([Denial])
  /// Which of the ids that were asked for the answer has.
  case answered(Int, of: Int)
  /// Hours by which a time without a zone is ahead of UTC.
  case hoursAhead(Int)
  /// A header in so many answers.
  case header(String, answers: Int, of: Int)
  case refused(code: String, message: String)

  // Why nothing was seen.
  case nothing(Lack)
  case notPermitted(code: String)
  case noAnswer(code: String)

  package struct Gap: Sendable, Hashable {
    package var field: String
    package var rows: Int

    package init(field: String, rows: Int) {
      self.field = field
      self.rows = rows
    }
  }

  package struct Denial: Sendable, Hashable {
    package var state: String
    package var denied: Int
    package var instances: Int

    package init(state: String, denied: Int, instances: Int) {
      self.state = state
      self.denied = denied
      self.instances = instances
    }
  }

  /// What an account or a run lacks.
  package enum Lack: Sendable, Hashable, CaseIterable {
    case noInstances
    case fewerThanTwo
    case fewerThanHundred
    case noSecondRegion
    case noDeniedAction
    case noRunningOrStopped
    case noComparableTime
    case noError
    case nothingThrottled
  }
}

extension APIObservation {
  /// The same with every text of the service's replaced.
  package func mapTexts(_ change: (String) -> String) -> APIObservation {
    switch self {
    case .values(let values): .values(values.map(change))
    case .denials(let denials):
      .denials(
        denials.map {
          Denial(state: change($0.state), denied: $0.denied, instances: $0.instances)
        })
    case .header(let value, let answers, let count):
      .header(change(value), answers: answers, of: count)
    case .refused(let code, let message):
      .refused(code: change(code), message: change(message))
    case .notPermitted(let code): .notPermitted(code: change(code))
    case .noAnswer(let code): .noAnswer(code: change(code))
    case .total, .list, .gaps, .answered, .hoursAhead, .nothing: self
    }
  }
}
