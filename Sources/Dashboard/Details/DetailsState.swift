package import Canvas
package import Fleet
import Words

/// Everything that is known of one instance, or why a scope of the fleet was not listed.
package struct DetailsState: Sendable {
  package enum Subject: Sendable, Hashable {
    case instance(InstanceKey)
    case result(operation: String, InstanceKey)
    case part(ListingScope)
    case pasted(UnmatchedIDs)
  }

  package var subject: Subject
  package var offset = 0
  /// The field of the text that is searched for; nil while none is typed.
  package var textField: TextField?
  /// The text searched for last; empty is none.
  package internal(set) var sought = ""
  /// The line of the match that was gone to last.
  package internal(set) var match: Int?
}

extension DetailsState: DialogState {
  var dialog: Dialog { .details(self) }

  /// Visible lines.
  func page(on screen: DashboardState) -> Int { max(1, screen.layout.detailsDialog.height - 3) }

  /// Copying works here as in the panes.
  mutating func pressed(_ key: Key, on screen: inout DashboardState) -> DialogAnswer {
    if textField != nil {
      pressedInField(key, on: &screen)
      return .stay
    }
    let page = page(on: screen)
    switch key {
    case .escape, .enter, .character("q"), .control("c"): return .close
    case .down, .character("j"): offset += 1
    case .up, .character("k"): offset -= 1
    case .pageDown, .space, .control("d"): offset += page
    case .pageUp, .control("u"): offset -= page
    case .home, .character("g"): offset = 0
    case .end, .character("G"): offset = .max / 2
    case .character("/"): textField = TextField(sought, isSelected: true)
    case .character("n") where !sought.isEmpty: seek(from: (match ?? -1) + 1, on: &screen)
    case .mouse(let event) where event.action == .wheelDown: offset += 3
    case .mouse(let event) where event.action == .wheelUp: offset -= 3
    default:
      if let command = screen.keys.command(for: key), [.copyID, .copySupport].contains(command) {
        return .stay(screen.copy(command, of: subject))
      }
    }
    offset = max(0, min(offset, screen.detailCount(of: subject) - page))
    return .stay
  }
}

extension DashboardState {
  /// The subject of details and copying: the row under the cursor.
  var subject: DetailsState.Subject? {
    switch focus {
    case .results:
      guard let operation, let current = operation.current else { return nil }
      return .result(operation: operation.id, current.instance.key)
    case .instances, .regions: return list.current.map { .instance($0.key) }
    }
  }

  mutating func openDetails() {
    if focus == .results, operation != nil { operations[shownOperation].touch() }
    if focus == .regions {
      guard let failed = regions.current.flatMap({ failedScopes(of: $0).first }) else {
        return focus(.instances)
      }
      open(DetailsState(subject: .part(failed)))
    } else if focus == .results, operation?.currentGroup != nil {
      operations[shownOperation].toggleFold()
    } else if focus == .instances, list.currentGroup != nil {
      list.toggleFold()
    } else if let subject {
      open(DetailsState(subject: subject))
    }
  }

  func failure(of scope: ListingScope) -> ServiceFailure? {
    if case .failed(let failure) = list.inventory.scopes[scope] { failure } else { nil }
  }

  func result(_ operation: String, _ key: InstanceKey) -> InstanceResult? {
    operations.first { $0.id == operation }?.results[key]
  }
}
