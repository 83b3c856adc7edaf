import Fleet

/// Caches which rows of the inventory are protected, for the counts of the headings: checking every
/// row against the rules whenever one arrives would make a listing slow.
struct ProtectedRows: Sendable {
  private enum Answer: UInt8 { case unknown, no, yes }

  private var answers: [Answer] = []
  private var asOf: Timestamp?

  /// Seconds after which every row is checked again, since rules go by age and expire.
  private static let maximumAge: Int64 = 60

  /// These rows changed.
  mutating func forget(_ rows: [Int]) {
    for row in rows where row < answers.count { answers[row] = .unknown }
  }

  /// Rows left the inventory, and those behind them moved up.
  mutating func renumber(_ renumbering: Renumbering) {
    answers = renumbering.values(answers)
  }

  mutating func refresh(_ instances: [Instance], _ context: FilterContext) {
    if let asOf, context.now.seconds(since: asOf) >= Self.maximumAge { answers = [] }
    if answers.isEmpty { asOf = context.now }
    for row in answers.count..<max(answers.count, instances.count) {
      answers.append(context.isProtected(instances[row]) ? .yes : .no)
    }
    for row in answers.indices where answers[row] == .unknown {
      answers[row] = context.isProtected(instances[row]) ? .yes : .no
    }
  }

  func contains(_ row: Int) -> Bool { row < answers.count && answers[row] == .yes }
}
