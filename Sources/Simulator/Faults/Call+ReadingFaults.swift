extension Call {
  /// Writes the instances that answer a `DescribeInstances`, with what the faults of readings make
  /// of them, and notes in the ledger of which instances the answer speaks.
  ///
  /// - Parameters:
  ///   - answering: Positions of the instances that answer the question, in their order.
  ///   - scope: Positions of all instances that were searched, such as those of a region.
  mutating func listInstances<M: Machine>(
    _ answering: [Int], of roster: Roster<M>, scope: [Int], page: Page, in world: inout World,
    write: (M, inout ReplyWriter) -> Void
  ) {
    let machines = roster.machines
    let question = service.fleet?.question(parameters) ?? .everything
    let others = Others(
      machines: machines, scope: scope, seed: world.chance("others", requestID))
    var rows = answering
    var foreign: Set<Int> = []
    if draw.has(.swappedAnswer),
      let swapped = others.answer(
        insteadOf: question, asked: roster.positions(of: world.questions[service] ?? []))
    {
      (rows, foreign) = (swapped, Set(swapped))
    }
    let isSwapped = !foreign.isEmpty
    if draw.word(.foreignRow) == "stranger" || draw.has(.strayIDs),
      let stranger = others.stranger(to: question, beside: rows)
    {
      // At the front, so that every first page has it.
      rows.insert(stranger, at: 0)
      foreign.insert(stranger)
    }
    let isRenamed = draw.word(.foreignRow) == "other-prefix"
    // Never the id of another machine of the fleet.
    func otherID(_ position: Int) -> String? {
      machines[position].otherID.flatMap { roster.positions[$0] == nil ? $0 : nil }
    }
    var shown = rows.map { (position: $0, id: isRenamed ? otherID($0) : nil) }
    if question.ids != nil, traits.has(.bothGenerations) {
      shown = shown.flatMap { row in
        [row] + (otherID(row.position).map { [(position: row.position, id: $0)] } ?? [])
      }
    }
    let sent = list(
      "InstanceSet", shown, page: page, idName: "InstanceId",
      id: { $0.id ?? machines[$0.position].id }
    ) { shown, row in
      var machine = machines[shown.position]
      machine.id = shown.id ?? machine.id
      write(machine, &row)
    }
    var spoken = Set(
      shown[sent].lazy.map(\.position).filter { !foreign.contains($0) }.map { machines[$0].id })
    if let ids = question.ids {
      // Of what is absent an answer speaks too, unless it answers another question.
      if !isSwapped { spoken.formUnion(Set(ids).subtracting(answering.map { machines[$0].id })) }
      world.noteQuestion(for: ids, of: service)
    }
    noteReading(of: spoken, in: &world)
  }
}

extension Roster {
  /// Positions of what each question by id asked for.
  fileprivate func positions(of questions: [[String]]) -> [[Int]] {
    questions.map { ids in ids.compactMap { positions[$0] }.sorted() }
  }
}

/// Instances that nobody asked for, chosen by the request.
private struct Others<M: Machine> {
  var machines: [M]
  /// Positions of what was searched.
  var scope: [Int]
  /// From 0 to below 1.
  var seed: Double

  /// What answers another question than the one that was asked; nil where there is nothing.
  ///
  /// Never an empty answer, which nobody could tell from a true one.
  ///
  /// - Parameter asked: The ids of earlier questions with the positions of what is listed of them,
  ///   the latest first.
  func answer(insteadOf question: Question, asked: [[Int]]) -> [Int]? {
    switch question {
    case .everything: return nil
    case .states(let states):
      let rows = scope.filter { !states.contains(machines[$0].stateText) }
      return rows.isEmpty ? nil : rows
    case .ids(let ids):
      let wanted = Set(ids)
      let earlier = asked.lazy.map { rows in rows.filter { machines[$0].lifecycle.isListed } }
        .first { rows in !rows.isEmpty && rows.allSatisfy { !wanted.contains(machines[$0].id) } }
      if let earlier { return earlier }
      let rows = unasked(question, beside: []).prefix(ids.count)
      return rows.isEmpty ? nil : rows.sorted()
    }
  }

  /// One row more.
  func stranger(to question: Question, beside rows: [Int]) -> Int? {
    question == .everything ? nil : unasked(question, beside: Set(rows)).first
  }

  /// From where it was searched, else from the whole product; beginning anywhere.
  private func unasked(_ question: Question, beside rows: Set<Int>) -> [Int] {
    let ids = Set(question.ids ?? [])
    func isStrange(_ position: Int) -> Bool {
      machines[position].lifecycle.isListed && !rows.contains(position)
        && !ids.contains(machines[position].id)
    }
    var found = scope.filter(isStrange)
    if found.isEmpty { found = machines.indices.filter(isStrange) }
    let start = Int(seed * Double(found.count))
    return Array(found[start...] + found[..<start])
  }
}
