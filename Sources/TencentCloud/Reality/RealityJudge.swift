import Fleet
import JSON

/// Holds what was read against each statement. Nothing is asked here.
struct RealityJudge {
  /// What was seen, and whether it is what edgereap takes for granted; nil where it shows neither.
  typealias Sight = (APIObservation, Bool?)

  var survey: RealitySurvey
  /// Of every answer.
  var heads: [NotingTransport.Head]
  /// Of the answers that are errors, and of those among them that speak of too many calls.
  var errors: [NotingTransport.Head]
  var throttled: [NotingTransport.Head]

  func finding(_ statement: APIStatement) -> APIFinding {
    switch statement {
    case .contentType: finding(statement, contentType)
    case .dateHeader: finding(statement, dateHeader)
    case .errorsAre200: finding(statement, errorStatus)
    case .retryAfter: finding(statement, retryAfter)
    case .ecmTotalIsCount: total(statement, first: .ecmOne, second: .ecmSecond)
    case .ecmEmptyPage: judged(statement, .ecmBehind, by: Self.emptyPage)
    case .ecmFieldsPresent: judged(statement, .ecmPage) { Self.gaps(Self.ecmFields, in: $0) }
    case .ecmStateSpelling:
      judged(statement, .ecmPage) { Self.values("InstanceState", in: $0, Self.ecmStates.contains) }
    case .ecmIDPrefix: judged(statement, .ecmPage) { Self.prefixes(["ein"], in: $0) }
    case .ecmFilterCase: otherCase(statement, .ecmOtherCase, after: .ecmPage)
    case .ecmTimesUTC8: times(statement)
    case .ecmDeniedHundred: deniedHundred(statement)
    case .ecmDeniedSpelling: denied(statement, by: deniedSpelling)
    case .ecmStoppedAccepted: denied(statement, by: stoppedAccepted)
    case .edgeZoneTotalIsCount: total(statement, first: .edgeZoneOne, second: .edgeZoneSecond)
    case .edgeZoneEmptyPage: judged(statement, .edgeZoneBehind, by: Self.emptyPage)
    case .edgeZoneFieldsPresent:
      judged(statement, .edgeZonePage) { Self.gaps(Self.edgeZoneFields, in: $0) }
    case .edgeZoneStateSpelling:
      judged(statement, .edgeZonePage) {
        Self.values("InstanceStatus", in: $0, Self.edgeZoneStates.contains)
      }
    case .edgeZoneIDPrefix:
      judged(statement, .edgeZonePage) { Self.prefixes(["epm", "bms"], in: $0) }
    case .edgeZoneFilterCase: otherCase(statement, .edgeZoneOtherCase, after: .edgeZonePage)
    case .edgeZoneRegions: judged(statement, .zones, by: regions)
    case .edgeZoneRegionRestricts: elsewhere(statement)
    case .edgeZoneOneID: judged(statement, .edgeZoneByID, or: .nothing(.noInstances), by: oneID)
    case .edgeZoneUnknownID: unknownID(statement)
    case .edgeZoneHundredIDs: hundredIDs(statement)
    }
  }

  func finding(_ statement: APIStatement, _ sight: Sight) -> APIFinding {
    APIFinding(
      statement, sight.0, sight.1.map { $0 ? .agrees : .differs } ?? .notApplicable)
  }

  /// Judges the answer to a question.
  ///
  /// - Parameters:
  ///   - lack: What is said where the question was never asked. Where that is because an earlier one got
  ///     no answer, that is said instead.
  ///   - refusal: What a refusal shows; nothing by default.
  func judged(
    _ statement: APIStatement, _ question: RealitySurvey.Question,
    or lack: APIObservation = .nothing(.noInstances), refusalAgrees: Bool? = nil,
    by judge: (JSONNode) -> Sight
  ) -> APIFinding {
    switch survey.readings[question] {
    case .answer(let answer): finding(statement, judge(answer))
    case .refused(let failure):
      finding(
        statement, (.refused(code: failure.code, message: failure.message), refusalAgrees))
    case .notPermitted(let failure):
      APIFinding(statement, .notPermitted(code: failure.code), .notApplicable)
    case .lost(let code): APIFinding(statement, .noAnswer(code: code), .notAnswered)
    case nil: unasked(statement, lack)
    }
  }

  /// Why a question was not asked: the list that it depends on was not answered, or is empty.
  private func unasked(_ statement: APIStatement, _ lack: APIObservation) -> APIFinding {
    let isECM = statement.rawValue.hasPrefix("ecm-")
    let before: [RealitySurvey.Question] = isECM ? [.ecmPage] : [.zones, .edgeZonePage]
    for question in before {
      switch survey.readings[question] {
      case .notPermitted(let failure):
        return APIFinding(statement, .notPermitted(code: failure.code), .notApplicable)
      case .lost(let code): return APIFinding(statement, .noAnswer(code: code), .notAnswered)
      case .refused(let failure):
        return finding(
          statement, (.refused(code: failure.code, message: failure.message), nil))
      case .answer, nil: continue
      }
    }
    return finding(statement, (lack, nil))
  }
}
