import Dashboard
import Fleet

extension SettingsChange {
  /// Values by their paths; nil removes one.
  typealias Edit = (path: [String], value: SettingsValue?)

  /// - Parameter settings: What the file holds now. A default is not written where the file says
  ///   nothing else.
  func edits(of settings: SettingsValue) -> [Edit] {
    switch self {
    case .list(let columns, let order, let grouping):
      let edits: [(key: String, value: SettingsValue, isDefault: Bool)] = [
        ("columns", Self.value(columns), columns == ListColumn.standard),
        ("sort", .text(order.settingsText), order == ListColumn.standardOrder),
        ("group", .text(grouping.rawValue), grouping == .none),
      ]
      return edits.filter { !$0.isDefault || settings[$0.key] != nil }.map { ([$0.key], $0.value) }
    case .view(let view):
      let (own, other) = view.isFilter ? ("filters", "views") : ("views", "filters")
      return [([own, view.name], Self.value(view))] + Self.removal(of: view.name, [other], settings)
    case .removal(let name): return Self.removal(of: name, ["filters", "views"], settings)
    }
  }

  private static func removal(
    of name: String, _ keys: [String], _ settings: SettingsValue
  ) -> [Edit] {
    keys.filter { settings[$0]?[name] != nil }.map { ([$0, name], nil) }
  }

  private static func value(_ view: SavedView) -> SettingsValue {
    guard !view.isFilter else { return .text(view.filter) }
    let entries: [(key: String, value: SettingsValue?)] = [
      ("filter", view.filter.isEmpty ? nil : .text(view.filter)),
      ("sort", view.order.map { .text($0.settingsText) }),
      ("columns", view.columns.map(value)),
      ("group", view.grouping.map { .text($0.rawValue) }),
    ]
    return .mapping(
      entries.compactMap { entry in
        entry.value.map { SettingsValue.Entry(key: entry.key, value: $0) }
      })
  }

  private static func value(_ columns: [ListColumn]) -> SettingsValue {
    .list(
      columns.map { column in
        guard let width = column.width else { return .text(column.column.name) }
        return .mapping([
          SettingsValue.Entry(key: "name", value: .text(column.column.name)),
          SettingsValue.Entry(key: "width", value: .text(String(width))),
        ])
      })
  }
}
