import Canvas
import Fleet
import Words

extension DashboardState {
  mutating func move(_ command: Command) {
    switch focus {
    case .regions:
      regions.scroll.move(command)
      regionChosen()
    case .instances:
      list.scroll.move(command)
      list.moved()
    case .results: operations[shownOperation].moveCursor { $0.move(command) }
    }
  }

  mutating func moveAcross(_ command: Command) {
    switch focus {
    case .regions: expandRegion(command == .right)
    case .instances:
      let table = InstanceTable(self)
      let visible = table.visible
      let index = visible.firstIndex(of: table.column) ?? 0
      let next = command == .right ? index + 1 : index - 1
      if next == visible.count, next < columns.count {
        say(words.noRoomForColumns(columns.count - next, regions: keys.keyName(of: .regionsPane)))
      }
      list.column = visible[min(max(0, next), visible.count - 1)]
    case .results: showOperation(shownOperation + (command == .right ? 1 : -1))
    }
  }

  mutating func showOperation(_ index: Int) {
    guard operations.indices.contains(index) else { return }
    shownOperation = index
    relayout()
  }
}

extension ScrollList {
  mutating func move(_ command: Command) {
    switch command {
    case .down: move(by: 1)
    case .up: move(by: -1)
    case .pageDown: page(by: 1)
    case .pageUp: page(by: -1)
    case .halfPageDown: halfPage(by: 1)
    case .halfPageUp: halfPage(by: -1)
    case .first: moveToStart()
    case .last: moveToEnd()
    default: break
    }
  }

  /// The keys of moving in a list without a command table: what every dialog understands.
  ///
  /// - Returns: whether it was such a key.
  mutating func handle(_ key: Key, letters: Bool) -> Bool {
    switch key {
    case .down: move(by: 1)
    case .up: move(by: -1)
    case .pageDown: page(by: 1)
    case .pageUp: page(by: -1)
    case .home: moveToStart()
    case .end: moveToEnd()
    case .mouse(let event) where event.action == .wheelDown: scroll(by: 3)
    case .mouse(let event) where event.action == .wheelUp: scroll(by: -3)
    case .character("j") where letters: move(by: 1)
    case .character("k") where letters: move(by: -1)
    case .character("g") where letters: moveToStart()
    case .character("G") where letters: moveToEnd()
    case .control("d") where letters: halfPage(by: 1)
    case .control("u") where letters: halfPage(by: -1)
    default: return false
    }
    return true
  }
}
