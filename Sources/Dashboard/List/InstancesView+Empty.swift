import Canvas
import Fleet
import Words

extension InstancesView {
  /// An empty list says why it is empty and what to do next.
  func drawEmpty(in frame: inout Frame, _ area: Rect) {
    var y = area.y + 3
    func put(_ text: String, _ role: Role) {
      y += frame.putWrapped(
        text, x: area.x + 4, y: y, width: area.width - 8, height: max(0, area.bottom - 1 - y),
        role: role)
    }
    put(reason, .hint)
    for text in failures {
      y += 1
      put("\(frame.glyphs.warning) \(text)", .error)
    }
  }

  /// Why scopes were not listed that would be shown here.
  var failures: [String] {
    let (words, inventory) = (state.words, state.list.inventory)
    let scopes = inventory.instances.isEmpty ? inventory.scopes.keys.sorted() : failedHere
    return scopes.compactMap { scope in
      state.failure(of: scope).map { words.scope(scope) + words.colon + words.fullFailure($0) }
    }
  }

  var reason: String {
    let (words, inventory) = (state.words, state.list.inventory)
    let refresh = state.keys.keyName(of: .refresh)
    if !inventory.instances.isEmpty { return nothingShown }
    if inventory.isComplete { return words.noInstances(refresh: refresh) }
    if inventory.scopes.isEmpty || inventory.scopes.values.contains(where: { $0.isOpen }) {
      return words.listingFirst
    }
    return words.listFailed(refresh: refresh)
  }

  /// The scopes of the selected region that did not answer, so that its instances are unknown.
  private var failedHere: [ListingScope] {
    guard state.list.regionFilter != .all, !state.list.onlyMarked else { return [] }
    return state.regions.current.map(state.failedScopes(of:)) ?? []
  }

  /// Why none of the instances that there are is shown.
  private var nothingShown: String {
    let (words, list, keys) = (state.words, state.list, state.keys)
    if list.onlyMarked { return words.nothingMarkedHere(onlyMarked: keys.keyName(of: .onlyMarked)) }
    if !failedHere.isEmpty {
      return words.notListed(state.listedPlace, refresh: keys.keyName(of: .refresh))
    }
    if list.filter.inForce == nil {
      return words.nothingHere(state.listedPlace, regions: keys.keyName(of: .regions))
    }
    let back = keys.keyName(of: .back)
    return list.regionFilter == .all
      ? words.nothingPasses(back: back) : words.nothingHerePasses(state.listedPlace, back: back)
  }
}

extension ScopeStatus {
  /// An answer is still to come.
  var isOpen: Bool {
    switch self {
    case .waiting, .listing: true
    case .answered, .failed: false
    }
  }
}
