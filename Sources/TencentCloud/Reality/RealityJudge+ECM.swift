import Fleet
import JSON

/// Statements about ECM alone.
extension RealityJudge {
  /// An ordinary address is made with its instance, and its time names UTC (documented). So the time of
  /// the instance, which names no zone, shows its own.
  func times(_ statement: APIStatement) -> APIFinding {
    var other: APIFinding?
    for (created, reading) in survey.addresses {
      switch reading {
      case .answer(let answer):
        let row = answer["AddressSet"].elements?.first
        guard let hours = Self.hours(created, aheadOf: row?["CreatedTime"].text ?? "") else {
          continue
        }
        return finding(statement, (.hoursAhead(hours), hours == 8))
      case .refused(let failure):
        other = finding(statement, (.refused(code: failure.code, message: failure.message), nil))
      case .notPermitted(let failure):
        other = APIFinding(statement, .notPermitted(code: failure.code), .notApplicable)
      case .lost(let code): other = APIFinding(statement, .noAnswer(code: code), .notAnswered)
      }
    }
    if let other { return other }
    return judged(statement, .ecmPage) { _ in (.nothing(.noComparableTime), nil) }
  }

  /// nil where the two are not a whole number of hours apart, give or take ten minutes.
  private static func hours(_ zoneless: String, aheadOf text: String) -> Int? {
    guard let local = Timestamp(zoneless: zoneless, offset: 0), text.hasSuffix("Z"),
      let instant = Timestamp(iso8601: text)
    else { return nil }
    let minutes = (local.milliseconds - instant.milliseconds) / 60_000
    let hours = (Double(minutes) / 60).rounded()
    guard abs(Double(minutes) - hours * 60) <= 10, abs(hours) <= 14 else { return nil }
    return Int(hours)
  }

  func deniedHundred(_ statement: APIStatement) -> APIFinding {
    let count = survey.rows(.ecmPage).count
    return judged(statement, .ecmDenied, refusalAgrees: count >= 100 ? false : nil) { answer in
      guard count >= 100 else { return (.nothing(.fewerThanHundred), nil) }
      let rows = answer["InstanceOperatorSet"].elements?.count ?? 0
      return (.answered(rows, of: count), true)
    }
  }

  /// Judges the denied actions of the instances on the first page, with the state of each.
  func denied(
    _ statement: APIStatement, by judge: ([(state: String, actions: [JSONNode])]) -> Sight
  ) -> APIFinding {
    judged(statement, .ecmDenied) { answer in
      var actions: [String: [JSONNode]] = [:]
      for row in answer["InstanceOperatorSet"].elements ?? [] {
        actions[row["InstanceId"].text] = row["DeniedActions"].elements ?? []
      }
      return judge(
        survey.rows(.ecmPage).map { row in
          (row["InstanceState"].text, actions[row["InstanceId"].text] ?? [])
        })
    }
  }

  /// Actions are names of the API, codes are its codes.
  func deniedSpelling(_ instances: [(state: String, actions: [JSONNode])]) -> Sight {
    let actions = instances.flatMap(\.actions)
    guard !actions.isEmpty else { return (.nothing(.noDeniedAction), nil) }
    let spelled = Set(actions.map { "\($0["Action"].text) \($0["Code"].text)" }).sorted()
    let isExpected = actions.allSatisfy {
      Self.isCode($0["Action"].text) && (!$0["Code"].exists || Self.isCode($0["Code"].text))
    }
    return (.values(Array(spelled.prefix(6))), isExpected)
  }

  /// Words that begin with a capital letter and are joined by points: `FailedOperation.NotAllowed`.
  private static func isCode(_ text: String) -> Bool {
    let words = text.split(separator: ".", omittingEmptySubsequences: false)
    return words.allSatisfy { word in
      word.first?.isUppercase == true && word.allSatisfy { $0.isASCII && $0.isLetter }
    }
  }

  /// Neither running nor stopped instances are refused because of their state.
  func stoppedAccepted(_ instances: [(state: String, actions: [JSONNode])]) -> Sight {
    let denials = ["RUNNING", "STOPPED"].compactMap { state -> APIObservation.Denial? in
      let such = instances.filter { $0.state.uppercased() == state }
      guard !such.isEmpty else { return nil }
      let denied = such.count { instance in
        instance.actions.contains { $0["Action"].text.lowercased().contains("terminate") }
      }
      return APIObservation.Denial(state: state, denied: denied, instances: such.count)
    }
    guard !denials.isEmpty else { return (.nothing(.noRunningOrStopped), nil) }
    return (.denials(denials), denials.allSatisfy { $0.denied < $0.instances })
  }
}
