package import Canvas
import Fleet
import Words

/// The profiles of the settings and those that are open: who they are, and what runs there.
package struct ProfilesState: Sendable {
  package enum Phase: Sendable, Hashable {
    /// The settings are being read.
    case loading
    case choosing
    /// Its keys are being fetched.
    case opening(String)
  }

  package var phase = Phase.loading
  /// Of the settings, by name.
  var entries: [ProfileEntry] = []
  /// Why the last one was not opened; empty for nothing.
  package var problem = ""
  package var list = ScrollList()

  /// Takes the profiles of the settings. The cursor goes to the profile that the title names first, else
  /// to another one that is open.
  mutating func take(_ entries: [ProfileEntry], on screen: DashboardState) {
    self.entries = entries
    let rows = rows(on: screen)
    list.resize(count: rows.count)
    guard phase == .loading else { return }
    phase = .choosing
    let first = screen.others.telling.first
    let telling = first.flatMap { first in rows.firstIndex { $0.entry.name == first.name } }
    let other = telling ?? rows.firstIndex { $0.standing == .open }
    list.place(cursor: other ?? rows.firstIndex { $0.standing == .closed } ?? 0)
  }

  /// The row under the cursor.
  func selected(on screen: DashboardState) -> ProfileRow? {
    let rows = rows(on: screen)
    return rows.indices.contains(list.cursor) ? rows[list.cursor] : nil
  }
}

extension ProfilesState: DialogState {
  var dialog: Dialog { .profiles(self) }

  mutating func resize(on screen: DashboardState) {
    // Less the frame, four lines about the profile under the cursor, and the hints.
    list.resize(height: screen.layout.listDialog.height - 7)
  }

  mutating func pressed(_ key: Key, on screen: inout DashboardState) -> DialogAnswer {
    let leaves = [.escape, .character("q"), .control("c")].contains(key)
    if case .opening(let name) = phase {
      guard leaves else { return .stay }
      phase = .choosing
      screen.say(screen.words.openingGivenUp(name), .warning)
      return .stay([.giveUpProfile])
    }
    if leaves || screen.keys.command(for: key) == .profiles { return .close }
    guard key == .enter else {
      _ = list.handle(key, letters: true)
      return .stay
    }
    guard let row = selected(on: screen) else { return .stay }
    guard row.standing != .shown else { return .close }
    problem = ""
    phase = .opening(row.entry.name)
    return .stay([.showProfile(row.entry.name)])
  }

  func hints(on screen: DashboardState) -> [(key: String, word: String)] {
    let words = screen.words
    if case .opening = phase { return [("esc", words.giveUp)] }
    return [("enter", words.open), ("esc", words.close)]
  }
}
