package import Canvas
import Fleet
import Words

/// The views and filters of the settings: applies one, saves the present one, deletes one.
package struct ViewsState: Sendable {
  package enum Phase: Sendable, Hashable {
    case choosing
    /// The present view gets a name.
    case naming(NewView)
    /// Asks whether what has that name already may go.
    case replacing(SavedView)
    case deleting(name: String)
  }

  /// A name while it is typed, and whether nothing but the filter is saved under it.
  package struct NewView: Sendable, Hashable {
    package var name: TextField
    package var isFilter = false
  }

  package internal(set) var phase = Phase.choosing
  package internal(set) var search = TextField()
  /// Those that the search finds.
  package private(set) var views: [SavedView] = []
  /// A line that saves the present view, and below it the views.
  package internal(set) var list = ScrollList()

  init(on screen: DashboardState) {
    find(on: screen)
    list.resize(height: 1)
  }

  var selected: SavedView? {
    views.indices.contains(list.cursor - 1) ? views[list.cursor - 1] : nil
  }

  /// The first that begins with what was typed has the cursor.
  mutating func find(on screen: DashboardState) {
    let typed = search.text.lowercased()
    let all = screen.savedViews
    let named = all.filter { $0.name.lowercased().hasPrefix(typed) }
    views =
      typed.isEmpty
      ? all
      : named
        + all.filter { view in
          !named.contains(view) && "\(view.name) \(view.filter)".lowercased().contains(typed)
        }
    list.resize(count: views.count + 1)
    list.place(cursor: views.isEmpty ? 0 : 1, screenRow: views.isEmpty ? 0 : 1)
  }
}

extension ViewsState: DialogState {
  var dialog: Dialog { .views(self) }

  var textField: TextField? {
    switch phase {
    case .choosing: search
    case .naming(let new): new.name
    case .replacing, .deleting: nil
    }
  }

  mutating func resize(on screen: DashboardState) {
    // Less the frame, the search, two lines about the view under the cursor, and the hints.
    list.resize(height: max(1, screen.layout.listDialog.height - 6))
  }

  mutating func pressed(_ key: Key, on screen: inout DashboardState) -> DialogAnswer {
    switch phase {
    case .choosing: choose(key, on: &screen)
    case .naming(let new): name(new, key, on: &screen)
    case .replacing(let view): answer(key, .view(view), on: &screen)
    case .deleting(let name): answer(key, .removal(name: name), on: &screen)
    }
  }

  private mutating func choose(_ key: Key, on screen: inout DashboardState) -> DialogAnswer {
    switch key {
    case .escape, .control("c"): return .close
    case .enter:
      guard let selected else {
        phase = .naming(NewView(name: search))
        break
      }
      screen.apply(selected)
      return .close
    case .delete, .control("d"):
      if let selected { phase = .deleting(name: selected.name) }
    case .tab: list.move(by: 1)
    case .backTab: list.move(by: -1)
    default:
      if !list.handle(key, letters: false), search.handle(key) { find(on: screen) }
    }
    return .stay
  }

  private mutating func name(
    _ new: NewView, _ key: Key, on screen: inout DashboardState
  ) -> DialogAnswer {
    var new = new
    switch key {
    case .escape, .control("c"):
      phase = .choosing
      return .stay
    case .tab, .backTab: new.isFilter.toggle()
    case .enter:
      let view = screen.presentView(named: new.name.text, isFilter: new.isFilter)
      if let reason = screen.words.notSaveable(view) {
        screen.say(reason, .warning)
      } else if screen.savedViews.contains(where: { $0.name == view.name }) {
        phase = .replacing(view)
        return .stay
      } else if let effects = screen.save(.view(view)) {
        return .close(effects)
      }
    default: new.name.handle(key)
    }
    phase = .naming(new)
    return .stay
  }

  /// Only `y` does it.
  private mutating func answer(
    _ key: Key, _ change: SettingsChange, on screen: inout DashboardState
  ) -> DialogAnswer {
    phase = .choosing
    guard key == .character("y"), let effects = screen.save(change) else { return .stay }
    if case .view = change { return .close(effects) }
    find(on: screen)
    return .stay(effects)
  }
}
