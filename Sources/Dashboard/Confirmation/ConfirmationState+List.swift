import Canvas
import Words
import Fleet

/// What the operator does in the frozen list: takes rows out, folds groups, narrows it.
extension ConfirmationState {
  /// Takes a row out of the plan, or puts it back. On a heading that is all of the rows under it,
  /// folded or not: they go back only where every one of them was out.
  package mutating func toggleRows(_ context: PlanContext) {
    let keys = list.currentCandidates.map { candidates[$0].key }
    guard !keys.isEmpty else { return }
    if keys.allSatisfy(removed.contains) {
      removed.subtract(keys)
    } else {
      removed.formUnion(keys)
    }
    freeze(context)
    if case .instance = list.current { list.scroll.move(by: 1) }
  }

  /// Folds or unfolds the group under the cursor.
  ///
  /// - Returns: false where its rows are always listed.
  mutating func toggleFold() -> Bool {
    guard let group = list.currentGroup else { return true }
    guard group.isFoldable else { return false }
    list.toggleFold(group)
    tally()
    return true
  }

  /// The dialog's own filter narrows what is listed, never what is sent. The word of a row that is held
  /// back is found too.
  mutating func applyFilter(on screen: DashboardState) {
    let (context, language) = (screen.filterContext, screen.filterLanguage)
    if filter.isBlank {
      inForce = nil
      filterError = nil
    } else {
      do throws(FilterError) {
        inForce = try language.filter(filter.text)
        filterError = nil
      } catch {
        filterError = error
      }
    }
    let typed = filter.text.lowercased()
    let findsHeld = screen.words.outcome(.heldBack).lowercased().hasPrefix(typed)
    list.narrow(
      to: inForce.map { filter in
        candidates.map {
          filter.matches($0, in: context) || findsHeld && holds[$0.key] != nil
        }
      })
    tally()
  }

  mutating func tally() { list.count(candidates, excluding: removed, holding: holds) }

  /// Groups the candidates again, once the preflight has shown what else runs where they are.
  mutating func regroup() {
    let before = grouping
    grouping.note(plan.remaining)
    guard grouping != before else { return }
    list.regroup(grouping.groups(of: candidates), keepsTop: focus != .list)
    tally()
  }
}
