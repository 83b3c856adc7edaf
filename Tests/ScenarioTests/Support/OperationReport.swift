import FoundationEssentials

/// An operation as `apply`, `watch`, `history` and the screen's export write it in JSON.
struct OperationReport: Decodable {
  struct Instance: Decodable {
    var id: String
    var region: String
    var outcome: String
    var code: String
    var message: String
    var requestID: String

    private enum CodingKeys: String, CodingKey {
      case id, region, outcome, code, message
      case requestID = "request_id"
    }
  }

  var id: String
  var status: String
  /// As the program counts them.
  var totals: [String: Int]
  var instances: [Instance]

  init(_ output: String) throws {
    do {
      self = try JSONDecoder().decode(Self.self, from: Data(output.utf8))
    } catch {
      throw ChildProcess.Failure(description: "no operation in JSON (\(error)): \(output)")
    }
  }

  subscript(outcome: String) -> [String] {
    instances.filter { $0.outcome == outcome }.map(\.id)
  }

  /// How many rows have each outcome.
  var counts: [String: Int] { instances.reduce(into: [:]) { $0[$1.outcome, default: 0] += 1 } }

  /// What the contract of exit codes makes of these outcomes.
  var promisedCode: Int32 {
    let words = Set(instances.map(\.outcome))
    if words.contains("unknown") { return 4 }
    if !words.isDisjoint(with: ["failed", "held_back", "cancelled"]) { return 2 }
    if !words.isDisjoint(with: ["accepted", "terminating", "slow", "stuck"]) { return 3 }
    return 0
  }
}
