import Canvas
import Fleet
import Words

extension DashboardState {
  mutating func openExport() {
    let subject: ExportState.Subject
    let name: String
    if focus == .results, let operation {
      subject = .operation(operation.id, operation.currentGroup)
      name = "edgereap-\(operation.id)"
    } else {
      subject = .instances
      name = fileName(of: "list")
    }
    dialog = .export(
      ExportState(subject: subject, path: TextField("\(name).json"), format: .json))
  }

  mutating func pressed(_ key: Key, in old: ExportState) -> [DashboardEffect] {
    var export = old
    switch key {
    case .escape, .control("c"): return []
    case .tab, .backTab:
      export.format = export.format == .json ? .csv : .json
      export.path.text = Self.path(export.path.text, as: export.format)
    case .enter:
      if export.path.isBlank {
        say(words.nameTheFile, .warning)
        break
      }
      return [.write(request(export, path: export.path.text))]
    default:
      export.path.handle(key)
      if export.path.text.lowercased().hasSuffix(".csv") { export.format = .csv }
      if export.path.text.lowercased().hasSuffix(".json") { export.format = .json }
    }
    dialog = .export(export)
    return []
  }

  /// How many rows the file will have.
  func rowsToWrite(_ export: ExportState) -> Int {
    switch request(export, path: "").content {
    case .instances(let instances): instances.count
    case .operation(_, let keys): keys.count
    case .plan(let plan): plan.instances.count
    }
  }

  /// What the pane shows, in its order, not what is hidden by its filter. On the heading of a group
  /// it is that group; what is folded is shown all the same.
  private func request(_ export: ExportState, path: String) -> ExportRequest {
    let content: ExportRequest.Content
    switch export.subject {
    case .instances:
      content = .instances(list.shownInstances)
    case .operation(let id, let group):
      let state = operations.first { $0.id == id }
      let indices = state.map { state in
        group.map { state.rows.members(of: $0) } ?? state.rows.instances
      }
      let keys = indices?.compactMap { state?.results.instances[$0].instance.key }
      content = .operation(id: id, keys ?? [])
    }
    return ExportRequest(path: path, format: export.format, content: content)
  }

  /// The name of a new file of the screen's, without its ending: `edgereap-plan-20261121-080000`.
  func fileName(of subject: String) -> String {
    let offset = configuration.localOffset(now)
    let time = now.time(offset: offset).filter { $0 != ":" }
    return "edgereap-\(subject)-\(now.date(offset: offset).filter { $0 != "-" })-\(time)"
  }

  private static func path(_ path: String, as format: ExportRequest.Format) -> String {
    for old in ExportRequest.Format.allCases where path.hasSuffix(".\(old.rawValue)") {
      return "\(path.dropLast(old.rawValue.count))\(format.rawValue)"
    }
    return path
  }
}
