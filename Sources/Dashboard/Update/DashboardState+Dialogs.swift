import Canvas
import Fleet
import Words

extension DashboardState {
  /// A key while a dialog is open. ^C asks to quit as everywhere, but first closes what is open.
  mutating func pressedInDialog(_ key: Key) -> [DashboardEffect] {
    guard let dialog else { return [] }
    // The state lets go of the dialog while it changes, so that nothing of it is copied.
    self.dialog = nil
    switch dialog {
    case .confirmation(let confirmation): return pressed(key, in: confirmation)
    case .details(let details): return pressed(key, in: details)
    case .picture(let picture): pressed(key, in: picture)
    case .help(let help): pressed(key, in: help)
    case .palette(let palette): return pressed(key, in: palette)
    case .themes(let chooser): return pressed(key, in: chooser)
    case .columns(let columns): return pressed(key, in: columns)
    case .history(let history): return pressed(key, in: history)
    case .export(let export): return pressed(key, in: export)
    case .planFile(let planFile): return pressed(key, in: planFile)
    case .expression(let expression): pressed(key, in: expression)
    case .quit(let quit): return pressed(key, in: quit)
    case .link(let report):
      // Any key that leaves something leaves this; others wait for that.
      let isLeaving = [.back, .quit, .link].contains(keys.command(for: key)) || key == .enter
      self.dialog = isLeaving ? nil : .link(report)
    }
    return []
  }

  /// Tells a dialog's list how many rows it can show.
  mutating func relayoutDialog() {
    guard let dialog else { return }
    self.dialog = nil
    switch dialog {
    case .confirmation(var confirmation):
      confirmation.list.resize(height: ConfirmationLayout(layout, confirmation).list.height)
      self.dialog = .confirmation(confirmation)
    case .palette(var palette):
      palette.list.resize(height: layout.listDialog.height - 5)
      self.dialog = .palette(palette)
    case .themes(var chooser):
      chooser.list.resize(height: layout.themeDialog.height - 4)
      self.dialog = .themes(chooser)
    case .columns(var columns):
      columns.list.resize(height: columnRows)
      self.dialog = .columns(columns)
    case .history(var history):
      history.list.resize(height: layout.listDialog.height - 4)
      self.dialog = .history(history)
    case .details, .picture, .help, .export, .planFile, .expression, .quit, .link:
      self.dialog = dialog
    }
  }

  private mutating func pressed(_ key: Key, in old: QuitState) -> [DashboardEffect] {
    var quit = old
    switch key {
    case .enter:
      if quit.choice == .leave { return leave() }
      return []
    case .escape, .character("n"), .character("q"), .control("c"): return []
    case .character("y"): return leave()
    case .tab, .backTab, .left, .right, .character("h"), .character("l"):
      quit.choice = quit.choice == .stay ? .leave : .stay
    default: break
    }
    dialog = .quit(quit)
    return []
  }

  private mutating func pressed(_ key: Key, in old: ExpressionState) {
    var expression = old
    switch key {
    case .escape, .control("c"): return
    case .enter:
      do throws(FilterError) {
        let filter = try filterLanguage.filter(expression.field.text)
        guard !filter.isEmpty else { return }
        let (place, context) = (list.place, filterContext)
        let matching = list.inventory.instances.filter {
          place.contains($0) && filter.matches($0, in: context)
        }
        if expression.marks { mark(matching, saysWhatIsMissing: true) } else { unmark(matching) }
        return
      } catch {
        expression.error = error
      }
    case .tab, .backTab:
      expression.offered.advance(
        by: key == .tab ? 1 : -1, in: &expression.field, completing: completion(of:))
      expression.read(filterLanguage)
    default:
      if expression.field.handle(key) {
        expression.offered = CompletionState()
        expression.read(filterLanguage)
      }
    }
    dialog = .expression(expression)
  }

  // MARK: - Help and palette

  private mutating func pressed(_ key: Key, in old: HelpState) {
    var help = old
    switch key {
    case .escape, .enter, .control("c"): return
    case .character("q") where help.search.isEmpty: return
    case .character("?") where help.search.isEmpty: return
    case .down: help.offset += 1
    case .up: help.offset -= 1
    case .pageDown, .control("d"): help.offset += layout.helpDialog.height - 4
    case .pageUp: help.offset -= layout.helpDialog.height - 4
    case .control("u") where help.search.isEmpty: help.offset -= layout.helpDialog.height - 4
    case .mouse(let event) where event.action == .wheelDown: help.offset += 3
    case .mouse(let event) where event.action == .wheelUp: help.offset -= 3
    default:
      if help.search.handle(key) { help.offset = 0 }
    }
    let height = layout.helpDialog.height - 4
    help.offset = max(0, min(help.offset, helpLines(matching: help.search.text).count - height))
    dialog = .help(help)
  }

  mutating func openPalette() {
    var palette = PaletteState()
    palette.matches = commands(matching: "")
    palette.list.resize(count: palette.matches.count)
    dialog = .palette(palette)
    relayoutDialog()
  }

  private mutating func pressed(_ key: Key, in old: PaletteState) -> [DashboardEffect] {
    var palette = old
    switch key {
    case .escape, .control("c"): return []
    case .enter:
      guard palette.matches.indices.contains(palette.list.cursor) else { return [] }
      return perform(palette.matches[palette.list.cursor])
    case .tab: palette.list.move(by: 1)
    case .backTab: palette.list.move(by: -1)
    default:
      if !palette.list.handle(key, letters: false), palette.search.handle(key) {
        palette.matches = commands(matching: palette.search.text)
        palette.list.resize(count: palette.matches.count)
        palette.list.moveToStart()
      }
    }
    dialog = .palette(palette)
    return []
  }

  // MARK: - Themes

  mutating func openThemes() {
    let cursor = themes.firstIndex(of: theme) ?? 0
    dialog = .themes(
      ThemeChooserState(
        original: theme, list: ScrollList(count: themes.count, height: 1, cursor: cursor)))
    relayoutDialog()
  }

  private mutating func pressed(
    _ key: Key, in old: ThemeChooserState
  ) -> [DashboardEffect] {
    var chooser = old
    switch key {
    case .escape, .character("q"), .control("c"):
      return [.setTheme(name: chooser.original, isFinal: false)]
    case .enter:
      guard themes.indices.contains(chooser.list.cursor) else { return [] }
      return [.setTheme(name: themes[chooser.list.cursor], isFinal: true)]
    default:
      let before = chooser.list.cursor
      _ = chooser.list.handle(key, letters: true)
      dialog = .themes(chooser)
      guard chooser.list.cursor != before else { return [] }
      return [.setTheme(name: themes[chooser.list.cursor], isFinal: false)]
    }
  }

  // MARK: - History

  mutating func historyLoaded(_ operations: [PastOperation]) {
    guard case .history(var history) = dialog else { return }
    history.operations = operations
    history.list.resize(count: operations.count)
    dialog = .history(history)
    relayoutDialog()
  }

  mutating func foundUnfinished(_ operations: [PastOperation]) {
    unfinished = operations
    guard !operations.isEmpty else { return }
    say(words.unfinished(operations.count, key: keys.keyName(of: .history)), .warning)
  }

  private mutating func pressed(_ key: Key, in old: HistoryState) -> [DashboardEffect] {
    var history = old
    let operation: PastOperation? = history.operations.flatMap {
      $0.indices.contains(history.list.cursor) ? $0[history.list.cursor] : nil
    }
    switch key {
    case .escape, .character("q"), .control("c"): return []
    case .enter:
      guard let operation else { break }
      if let index = operations.firstIndex(where: { $0.id == operation.id && $0.mode == .live }) {
        focus = .results
        showOperation(index)
        return []
      }
      if let owner = foreignOwner(of: operation) {
        say(words.belongsElsewhere(owner), .warning)
        break
      }
      if case .unreadable(let reason) = operation.status {
        say(reason, .error)
        break
      }
      // Taking up the watch never sends, and a result that nobody watches tells half the truth.
      return operation.status == .unfinished
        ? resume(operation) : [.open(operation: operation.id)]
    case .character("r"):
      guard let operation else { break }
      if let owner = foreignOwner(of: operation) {
        say(words.belongsElsewhere(owner), .warning)
        break
      }
      guard operation.status == .unfinished else {
        say(words.nothingToResume, .warning)
        break
      }
      return resume(operation)
    default: _ = history.list.handle(key, letters: true)
    }
    dialog = .history(history)
    return []
  }

  /// Whose operation it is, where it is another's: then it is not read, so that nothing is called
  /// gone for being elsewhere.
  func foreignOwner(of operation: PastOperation) -> FleetIdentity? {
    guard let owner = operation.owner, !owner.isSameFleet(as: identity) else { return nil }
    return owner
  }

  private mutating func resume(_ operation: PastOperation) -> [DashboardEffect] {
    unfinished.removeAll { $0.id == operation.id }
    return [.watch(operation: operation.id)]
  }
}
