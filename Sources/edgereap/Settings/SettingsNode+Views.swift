import Dashboard
import Fleet
import Words

/// A view while it is read.
private struct ViewDraft {
  var view: SavedView
  var filter: FilterText?
}

extension SettingsNode {
  /// What the settings call a filter or a view. Both share one name space, since `@name` is either.
  func savedName(among taken: [FilterText]) throws(SettingsError) -> String {
    let name = try text()
    guard SavedView.isName(name) else { throw error { $0.filterNeedsName(name) } }
    guard !taken.contains(where: { $0.name == name }) else {
      throw error { $0.savedNameTwice(name) }
    }
    return name
  }

  /// - Parameter name: The node of its name, which is its place where it has no filter.
  func savedView(_ name: SettingsNode) throws -> (view: SavedView, filter: FilterText) {
    let word = try name.text()
    var draft = ViewDraft(view: SavedView(name: word))
    try read(into: &draft, by: Self.viewKeys)
    let filter =
      draft.filter
      ?? FilterText(name: word, place: PlacedText(text: "", line: name.line, column: name.column))
    draft.view.filter = filter.expression
    return (draft.view, FilterText(name: word, place: filter.place))
  }

  /// The keys of a view, for the sample and the manual.
  static func viewKeys(_ words: Words) -> [(name: String, summary: String, sample: String)] {
    viewKeys.map { ($0.name, $0.summary(words), $0.sample(words)) }
  }

  private static let viewKeys: [SettingsKey<ViewDraft>] = [
    SettingsKey(
      "filter", "its filter; '@name' refers to it in other filters",
      "过滤器；在其他过滤器中以“@名称”引用", sample: "\"phase:terminating\""
    ) { $0.filter = try $1.filterText() },
    SettingsKey(
      "columns", "columns of the list, as under 'columns'", "列表的列，写法同 columns",
      sample: "[id, name, state, age]"
    ) { $0.view.columns = try $1.listColumns() },
    SettingsKey(
      "sort", "column that sorts the list, as under 'sort'", "列表的排序列，写法同 sort",
      sample: "-age"
    ) { $0.view.order = try $1.sortOrder() },
    SettingsKey(
      "group", "headings in the list, as under 'group'", "列表分组，写法同 group", sample: "region"
    ) { $0.view.grouping = try $1.choice(Grouping.self) },
  ]
}
