import Canvas
import Fleet
import Words

extension DashboardState {
  /// Every name of the settings, those of plain filters too.
  var savedViews: [SavedView] {
    configuration.savedFilters.names.map { name in
      configuration.views.first { $0.name == name }
        ?? SavedView(name: name, filter: configuration.savedFilters[name]?.text ?? "")
    }
  }

  /// The list as it looks now, with the region that is chosen as a part of the filter. Of a filter
  /// that is being mistyped the last good one counts.
  func presentView(named name: String, isFilter: Bool) -> SavedView {
    let filter = list.filter.error == nil ? list.filter.text : list.filter.inForce?.text ?? ""
    let terms = list.regionFilter.terms.filter { !filter.split(separator: " ").contains($0[...]) }
    let text = (terms + (filter.allSatisfy(\.isWhitespace) ? [] : [filter]))
      .joined(separator: " ")
    guard !isFilter else { return SavedView(name: name, filter: text) }
    return SavedView(
      name: name, filter: text, columns: columns, order: list.order, grouping: list.grouping)
  }

  /// Its expression goes into the field of the filter, so that it can be changed there and Escape
  /// clears it. All regions are chosen, so that a view shows the same wherever it is applied.
  mutating func apply(_ view: SavedView) {
    focus(.instances)
    (list.filter.isEditing, list.filter.recalled) = (false, nil)
    list.filter.field.text = view.filter
    (list.regionFilter, regions.cursorRow) = (.all, .all)
    regions.rebuild(list.inventory)
    _ = list.filter.apply(filterLanguage)
    list.refilter(filterContext)
    if let order = view.order { list.sort(by: order, filterContext) }
    if let grouping = view.grouping { list.group(by: grouping, filterContext) }
    if let new = view.columns { columns = new }
    if !columns.contains(where: { $0.column == list.column }), let first = columns.first {
      list.column = first.column
    }
    if let error = list.filter.error {
      say(words.filterRefused(error), .error)
    } else {
      say(words.viewApplied(view.name))
    }
  }

  /// - Returns: what saves the change outside; nil where it cannot be saved, which has been said.
  mutating func save(_ change: SettingsChange) -> [DashboardEffect]? {
    let filters: SavedFilters
    do throws(SavedFilters.Problem) {
      filters = try configuration.savedFilters.changed(by: change)
    } catch {
      if case .removal(let name) = change {
        say(words.viewStillNamed(SavedFilters.reference(to: name)), .error)
      } else {
        say(words.filterRefused(error.error), .error)
      }
      return nil
    }
    guard !configuration.savesSettings else { return [.saveSettings(change)] }
    if case .list = change {
      say(words.demoSavesNothing, .warning)
    } else {
      (configuration.savedFilters, configuration.views) = (
        filters, configuration.views.changed(by: change)
      )
      say(words.keptForThisRun)
    }
    return []
  }

  mutating func settingsSaved(
    _ change: SettingsChange, _ filters: SavedFilters, _ views: [SavedView]
  ) {
    (configuration.savedFilters, configuration.views) = (filters, views)
    switch change {
    case .list: say(words.listSaved)
    case .view(let view): say(words.viewSaved(view.name))
    case .removal(let name): say(words.viewDeleted(name))
    }
    if case .views(var state) = dialog {
      state.find(on: self)
      open(state)
    }
    resizeDialog()
  }

  mutating func settingsNotSaved(_ reason: String) {
    say(words.settingsNotSaved(reason), .error)
    resizeDialog()
  }
}

extension SavedFilters {
  fileprivate func changed(by change: SettingsChange) throws(Problem) -> SavedFilters {
    switch change {
    case .list: self
    case .view(let view): try setting(view.filter, of: view.name)
    case .removal(let name): try setting(nil, of: name)
    }
  }
}

extension [SavedView] {
  fileprivate func changed(by change: SettingsChange) -> [SavedView] {
    switch change {
    case .list: self
    case .view(let view): filter { $0.name != view.name } + (view.isFilter ? [] : [view])
    case .removal(let name): filter { $0.name != name }
    }
  }
}

extension Words {
  /// Why a view cannot be saved under its name; nil where it can.
  func notSaveable(_ view: SavedView) -> String? {
    if !SavedView.isName(view.name) { return viewNeedsName }
    return view.isFilter && view.filter.isEmpty ? noFilterToSave : nil
  }

  /// What a view sets beside its filter: `sorted by age · 5 columns`.
  func contents(of view: SavedView) -> String {
    [
      view.order.map { sortedBy(title($0.column), isReversed: $0.isReversed) },
      view.columns.map { columns($0.count) },
      view.grouping.map { grouping in
        grouping.column.map { groupedBy(title($0)) } ?? withoutGroups
      },
    ].compactMap { $0 }.joined(separator: " · ")
  }
}

extension ListState.RegionFilter {
  /// As a filter says it.
  fileprivate var terms: [String] {
    let region = "\(InstanceField.region.name):"
    return switch self {
    case .all: []
    case .region(let code): [region + code]
    case .part(let product, let code):
      ["\(InstanceField.product.name):\(product.rawValue)", region + code]
    }
  }
}
