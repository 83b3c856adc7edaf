/// The latest questions by id, which the fault `swapped-answer` answers once more.
extension World {
  private static let mostQuestions = 8

  mutating func noteQuestion(for ids: [String], of service: Service) {
    questions[service, default: []].insert(ids, at: 0)
    if questions[service, default: []].count > Self.mostQuestions {
      questions[service]?.removeLast()
    }
  }

  /// Positions of what each of them asked for, the latest question first.
  func askedIDs(of service: Service) -> [[Int]] {
    let positions = positions(of: service)
    return (questions[service] ?? []).map { ids in ids.compactMap { positions[$0] }.sorted() }
  }

  /// By id.
  func positions(of service: Service) -> [String: Int] {
    switch service {
    case .ecm: ecmPositions
    case .edgezone: edgeZonePositions
    case .sts: [:]
    }
  }
}
