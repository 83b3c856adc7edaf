import Canvas
import Fleet
package import Words

extension DashboardState {
  /// Why a command cannot be carried out now, in words; nil if it can.
  package func unavailability(of command: Command) -> String? {
    if command.danger == .destructive, let reason = readOnlyReason { return words.readOnly(reason) }
    switch command {
    case .results:
      return operations.isEmpty ? noResults : nil
    case .mark where focus == .results, .range where focus != .instances:
      return words.onlyInInstances
    case .markAll where focus == .results, .invert where focus == .results,
      .markSame where focus == .results:
      return words.onlyInInstances
    case .markSame where list.currentGroup != nil:
      return words.onHeading(keys.keyName(of: .mark))
    case .markSame where list.current.map { column.text(of: $0, in: filterContext) } == "":
      return words.valueIsUnknown(words.title(column))
    case .mark, .range, .markAll, .invert, .markSame:
      return list.rows.count == 0 ? words.nothingShown : nil
    case .unmarkAll:
      return list.selection.isEmpty ? words.nothingMarked : nil
    case .onlyMarked:
      return list.selection.isEmpty && !list.onlyMarked ? words.nothingMarked : nil
    case .terminate where askingOperation != nil: return nil
    case .terminate:
      return list.selection.isEmpty ? words.markFirst(keys.keyName(of: .mark)) : nil
    case .stop where pending != nil: return nil
    case .stop:
      guard let operation, operation.canBeStopped else {
        let others = others.filter { $0.activity.isInFlight }.map(\.name)
        return words.nothingInFlight(beside: others, profiles: keys.keyName(of: .profiles))
      }
      if operation.isStopping { return words.alreadyStopping }
      return operation.hasUnsent ? nil : words.allIsSent
    case .retry:
      guard let operation else { return noResults }
      guard !operation.hasRetryable else { return nil }
      return operation.currentGroup == nil
        ? words.nothingToRetry : words.groupNotRetried(retry: keys.keyName(of: .retry))
    case .group where focus != .results: return nil
    case .group, .outcomes, .picture:
      return operations.isEmpty ? noResults : nil
    // On a region it goes to the instances, or says why the region failed.
    case .details where focus == .regions: return nil
    // On the heading of a group it folds.
    case .details where isOnHeading || (focus == .results && operation?.currentGroup != nil):
      return nil
    case .copyID, .copySupport:
      return copySubject == nil ? words.nothingUnderCursor : nil
    case .details:
      return subject == nil ? words.nothingUnderCursor : nil
    case .write where focus != .results, .find where focus != .results:
      return list.rows.count == 0 ? words.nothingShown : nil
    case .profiles:
      switch configuration.profileChoice {
      case .settings: return nil
      case .none: return others.isEmpty ? words.noProfiles : nil
      case .demo: return words.noProfilesInDemo
      }
    case .themes:
      return themes.isEmpty ? words.noThemes : nil
    default: return nil
    }
  }

  private var noResults: String { words.noResults(history: keys.keyName(of: .history)) }

  private var isOnHeading: Bool { focus == .instances && list.currentGroup != nil }
}
