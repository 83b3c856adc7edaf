package import Canvas
import Fleet
import Words

/// Asks for the file that the list or the results are written to.
package struct ExportState: Sendable {
  package enum Subject: Sendable, Hashable {
    case instances
    /// The rows of an operation's pane, or one group of them.
    case operation(String, ResultGroup?)
  }

  package var subject: Subject
  package var path: TextField
  package var format = ExportRequest.Format.json
}

extension ExportState: DialogState {
  var dialog: Dialog { .export(self) }
  var textField: TextField? { path }

  mutating func pressed(_ key: Key, on screen: inout DashboardState) -> DialogAnswer {
    switch key {
    case .escape, .control("c"): return .close
    case .tab, .backTab:
      let old = format.rawValue
      format = key == .tab ? format.next : format.previous
      if path.text.hasSuffix(".\(old)") {
        path.text = "\(path.text.dropLast(old.count))\(format.rawValue)"
      }
    case .enter where path.isBlank: screen.say(screen.words.nameTheFile, .warning)
    case .enter: return .close([.write(request(on: screen))])
    default:
      path.handle(key)
      let name = path.text.lowercased()
      format = ExportRequest.Format.allCases.first { name.hasSuffix(".\($0.rawValue)") } ?? format
    }
    return .stay
  }

  /// What the pane shows, in its order; what its filter hides is left out. On the heading of a group
  /// it is that group. A folded group counts as shown.
  private func request(on screen: DashboardState) -> ExportRequest {
    ExportRequest(
      path: path.text, format: format, content: content(on: screen),
      columns: screen.columns.map(\.column))
  }

  private func content(on screen: DashboardState) -> ExportRequest.Content {
    guard case .operation(let id, let group) = subject else {
      return .instances(screen.list.shownInstances)
    }
    guard let operation = screen.operations.first(where: { $0.id == id }) else {
      return .operation(id: id, [])
    }
    let indices = group.map { operation.rows.members(of: $0) } ?? operation.rows.instances
    return .operation(id: id, indices.map { operation.results.instances[$0].instance.key })
  }

  private func rowCount(on screen: DashboardState) -> Int {
    switch content(on: screen) {
    case .instances(let instances): instances.count
    case .operation(_, let keys): keys.count
    case .plan(let plan): plan.instances.count
    }
  }

  func title(on screen: DashboardState) -> String {
    let words = screen.words
    var title = words.exportTitle(rows: rowCount(on: screen))
    if case .operation(_, let group?) = subject {
      title += ": \(group.code.isEmpty ? words.outcome(group.word) : group.code)"
    }
    return title
  }

  func draw(on screen: DashboardState, in frame: inout Frame) {
    let words = screen.words
    let area = DialogFrame(screen.layout.fieldDialog, title: title(on: screen), in: &frame).inner
    frame.putFileName(path, label: words.fileLabel, in: area)
    frame.put(words.formatLabel, x: area.x, y: area.y + 2, role: .heading)
    var x = area.x + 8
    for format in ExportRequest.Format.allCases {
      let isChosen = format == self.format
      x +=
        2
        + frame.put(
          "\(isChosen ? frame.glyphs.mark : " ") \(format.name)", x: x,
          y: area.y + 2, role: isChosen ? .marked : .text, emphasis: isChosen ? .bold : [])
    }
    frame.putHints(hints(on: screen), in: area)
  }

  func hints(on screen: DashboardState) -> [(key: String, word: String)] {
    let words = screen.words
    return [("enter", words.writeWord), ("tab", words.format.lowercased()), ("esc", words.back)]
  }
}

extension DashboardState {
  mutating func openExport() {
    if focus == .results, let operation {
      open(
        ExportState(
          subject: .operation(operation.id, operation.currentGroup),
          path: TextField("edgereap-\(operation.id).json", isSelected: true)))
    } else {
      open(
        ExportState(
          subject: .instances, path: TextField("\(fileName(of: "list")).json", isSelected: true)))
    }
  }

  /// The name of a file that the screen writes, without its ending: `edgereap-plan-20261121-080000`.
  func fileName(of subject: String) -> String {
    let offset = configuration.localOffset(now)
    let time = now.time(offset: offset).filter { $0 != ":" }
    return "edgereap-\(subject)-\(now.date(offset: offset).filter { $0 != "-" })-\(time)"
  }
}
