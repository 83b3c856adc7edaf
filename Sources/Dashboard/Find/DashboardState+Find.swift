import Canvas
import Fleet
import Words

extension DashboardState {
  /// Offers the text of the last time, so that Enter finds the next match of it.
  mutating func startFinding() {
    if focus == .regions { focus(.instances) }
    let origin: FindState.Origin =
      if focus == .results, let operation {
        .results(operation: operation.id, operation.position)
      } else {
        .list(list.position)
      }
    find = FindState(field: TextField(lastFind, isSelected: true), start: 0, origin: origin)
    let place = findPlace
    find?.start = place
    lookForMatches()
  }

  /// Each keystroke looks for the text. Enter keeps the place, Escape returns to where it began.
  mutating func pressedInFind(_ key: Key) -> [DashboardEffect] {
    guard isFindable else {
      find = nil
      return []
    }
    switch key {
    case .escape, .control("c"):
      returnToOrigin()
      find = nil
    case .enter: keepPlace()
    case .down, .tab: findNext(by: 1)
    case .up, .backTab: findNext(by: -1)
    case .mouse(let event):
      find = nil
      return clicked(event)
    default:
      let before = find?.field
      guard find?.field.handle(key) == true, let before,
        find?.field.text != before.text || (before.isSelected && key.isText)
      else { return [] }
      find?.hasMoved = false
      lookForMatches(narrowing: true)
      findFirst()
    }
    return []
  }

  /// The first match from where the search began; with nothing to look for, back to there.
  private mutating func findFirst() {
    guard let find, find.error == nil else { return }
    if find.field.isBlank { return returnToOrigin() }
    let index = find.matches.partitionIndex { $0 >= find.start }
    let isBehind = index == find.matches.count
    show(match: isBehind ? 0 : index, wrapped: isBehind ? .toTop : nil)
  }

  private mutating func findNext(by step: Int) {
    if find?.stamp != findStamp { lookForMatches() }
    guard let matches = find?.matches, !matches.isEmpty else { return }
    let place = findPlace
    if step > 0 {
      // A heading comes before the first of its rows.
      let index = matches.partitionIndex { $0 >= (isFindingFromHeading ? place : place + 1) }
      let isBehind = index == matches.count
      show(match: isBehind ? 0 : index, wrapped: isBehind ? .toTop : nil)
    } else {
      let index = matches.partitionIndex { $0 >= place } - 1
      show(match: index < 0 ? matches.count - 1 : index, wrapped: index < 0 ? .toBottom : nil)
    }
    let found = findPlace
    find?.start = found
  }

  private mutating func show(match index: Int, wrapped: FindState.Wrapping?) {
    guard let find, find.matches.indices.contains(index) else { return }
    let place = find.matches[index]
    switch find.origin {
    case .list(let position): list.show(place, from: position)
    case .results(_, let position):
      operations[shownOperation].show(place, from: position)
    }
    self.find?.hasMoved = true
    self.find?.wrapped = wrapped
  }

  /// A wrong expression stays in the field. A text that was offered finds its next match.
  private mutating func keepPlace() {
    guard let typed = find, typed.error == nil else { return }
    if typed.stamp != findStamp { lookForMatches() }
    if !typed.hasMoved, !typed.field.isBlank { findNext(by: 1) }
    if let find, !find.field.isBlank {
      lastFind = find.field.text
      say(
        words.found(lastFind, find.status(on: self)),
        find.matches.isEmpty ? .warning : .information)
    }
    find = nil
  }

  private mutating func returnToOrigin() {
    switch find?.origin {
    case .list(let position): list.go(to: position)
    case .results(_, let position): operations[shownOperation].go(to: position)
    case nil: break
    }
  }
}

// MARK: - The pane that is searched

extension DashboardState {
  /// Whether the operation that is searched is still the one that is shown.
  private var isFindable: Bool {
    guard case .results(let id, _) = find?.origin else { return find != nil }
    return operation?.id == id
  }

  private var isFindingInResults: Bool {
    if case .results = find?.origin { operation != nil } else { false }
  }

  /// Equal as long as every row is at its place.
  var findStamp: [Int] {
    isFindingInResults ? operation?.rows.instances ?? [] : [list.rows.revision]
  }

  /// The place of the row under the cursor; on a heading of the first row below it.
  var findPlace: Int {
    isFindingInResults ? operation?.place ?? 0 : list.place
  }

  var isFindingFromHeading: Bool {
    isFindingInResults ? operation?.currentGroup != nil : list.currentGroup != nil
  }

  /// - Parameter narrowing: the text has changed, and the rows have not.
  private mutating func lookForMatches(narrowing: Bool = false) {
    guard var finding = find else { return }
    defer { find = finding }
    let stamp = findStamp
    if finding.stamp != stamp, narrowing { finding.start = findPlace }
    let known = narrowing && finding.stamp == stamp ? finding : nil
    (finding.stamp, finding.wrapped) = (stamp, nil)
    let text = finding.field.text
    if isFindingInResults {
      finding.matches = operation?.places(matching: text) ?? []
      return
    }
    do throws(FilterError) {
      let filter = try filterLanguage.filter(text)
      finding.error = nil
      let isNarrower = known?.filter.map(filter.isNarrowing) ?? false
      finding.matches =
        filter.isEmpty
        ? []
        : list.places(matching: filter, among: isNarrower ? known?.matches : nil, filterContext)
      finding.filter = filter.isEmpty ? nil : filter
    } catch {
      finding.error = error
    }
  }
}

extension Key {
  /// Whether a field takes it as text, which may be the same as what was offered.
  fileprivate var isText: Bool {
    switch self {
    case .character, .space, .paste: true
    default: false
    }
  }
}
