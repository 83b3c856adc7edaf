import Fleet

/// Which rows of the inventory are protected, kept for the headings to count: to ask the rules
/// about every row whenever one arrives would make a listing slow.
struct ProtectedRows: Sendable {
  private enum Answer: UInt8 { case unknown, no, yes }

  private var answers: [Answer] = []
  private var asOf: Timestamp?

  /// Seconds after which everything is asked anew, since rules go by age and expire.
  private static let shelfLife: Int64 = 60

  /// These rows changed.
  mutating func forget(_ rows: [Int]) {
    for row in rows where row < answers.count { answers[row] = .unknown }
  }

  /// Rows went, and those behind them moved up.
  mutating func keep(_ left: Renumbering) { answers = left.values(answers) }

  mutating func bringUpToDate(_ instances: [Instance], _ context: FilterContext) {
    if let asOf, context.now.seconds(since: asOf) >= Self.shelfLife { answers = [] }
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
