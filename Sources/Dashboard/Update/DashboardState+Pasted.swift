import Fleet
import Words

extension DashboardState {
  /// Marks exactly the ids of a pasted text. What was not listed is shown whole, to be copied.
  mutating func markPasted(_ text: String) {
    let inventory = list.inventory
    func listed(_ id: String) -> [Instance] {
      Product.allCases.compactMap { inventory[InstanceKey(product: $0, id: id)] }
    }
    let pasted = IDList(text) { !listed($0).isEmpty }
    guard !pasted.ids.isEmpty || !pasted.strangers.isEmpty else { return }
    var found: [Instance] = []
    var unmatched = UnmatchedIDs(missing: [], strangers: pasted.strangers)
    var seen: Set<String> = []
    for entry in pasted.ids where seen.insert(entry.text).inserted {
      let matches = listed(entry.text)
      if matches.isEmpty { unmatched.missing.append(entry) }
      found += matches
    }
    let free = found.filter { protection(of: $0) == nil }
    let before = list.selection.count
    list.selection.mark(free.map(\.key))
    marksChanged()
    say(
      words.pasted(
        list.selection.count - before, protected: found.count - free.count, unmatched),
      unmatched.isEmpty ? .information : .warning)
    if !unmatched.missing.isEmpty { dialog = .details(DetailsState(subject: .pasted(unmatched))) }
  }
}
