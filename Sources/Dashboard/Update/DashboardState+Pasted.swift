internal import Fleet

extension DashboardState {
  /// Marks exactly the ids of a pasted text and says which of them nobody knows.
  mutating func markPasted(_ text: String) {
    let ids = text.split { $0.isWhitespace || $0 == "," || $0 == ";" || $0 == "\"" || $0 == "'" }
    guard !ids.isEmpty else { return }
    var found: [Instance] = []
    var unknown: [String] = []
    for id in ids {
      let matches = Product.allCases.compactMap { product in
        list.inventory[InstanceKey(product: product, id: String(id))]
      }
      if matches.isEmpty { unknown.append(String(id)) }
      found += matches
    }
    let free = found.filter { protection(of: $0) == nil }
    let before = list.selection.count
    list.selection.mark(free.map(\.key))
    marksChanged()
    say(
      words.pasted(
        list.selection.count - before, protected: found.count - free.count, unknown: unknown),
      unknown.isEmpty ? .information : .warning)
  }
}
