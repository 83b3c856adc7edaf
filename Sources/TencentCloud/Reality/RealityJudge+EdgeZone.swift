import Fleet
import JSON

/// Statements about EdgeZone alone.
extension RealityJudge {
  /// The regions that the program does not know by itself.
  func regions(_ answer: JSONNode) -> Sight {
    let regions = Set(ZoneSet(json: answer).zones.map(\.region)).sorted()
    guard !regions.isEmpty else { return (.nothing(.noInstances), nil) }
    let unknown = regions.filter { !KnownRegion.all.contains($0) }
    return (.values(unknown.isEmpty ? regions : unknown), unknown.isEmpty)
  }

  func elsewhere(_ statement: APIStatement) -> APIFinding {
    let lack = APIObservation.Lack.noSecondRegion
    return judged(
      statement, .edgeZoneElsewhere, or: .nothing(survey.edgeZoneID == nil ? .noInstances : lack),
      refusalAgrees: true
    ) { answer in
      let count = ids(in: answer).count { $0 == survey.edgeZoneID }
      return (.answered(count, of: 1), count == 0)
    }
  }

  /// A machine is answered under the id that was asked for, and no other.
  func oneID(_ answer: JSONNode) -> Sight {
    let ids = ids(in: answer)
    return (.values(ids), ids == [survey.edgeZoneID])
  }

  /// An id that nobody has does not hide the others.
  func unknownID(_ statement: APIStatement) -> APIFinding {
    judged(statement, .edgeZoneUnknown, refusalAgrees: false) { answer in
      let count = ids(in: answer).count { $0 == survey.edgeZoneID }
      return (.answered(count, of: 1), count == 1)
    }
  }

  func hundredIDs(_ statement: APIStatement) -> APIFinding {
    judged(
      statement, .edgeZoneHundred,
      or: .nothing(survey.edgeZoneID == nil ? .noInstances : .fewerThanHundred),
      refusalAgrees: false
    ) { answer in
      let count = Set(ids(in: answer)).count
      return (.answered(count, of: 100), count >= 100)
    }
  }

  private func ids(in answer: JSONNode) -> [String] {
    (answer["InstanceSet"].elements ?? []).map { $0["InstanceId"].text }
  }
}
