import Canvas
import Fleet
import Words

/// A line of the details dialog.
struct DetailLine: Hashable {
  var label: String
  var text: String
  var role: Role = .text
  var isHeading = false
}

extension DashboardState {
  /// Everything that is known, already broken to the width of the dialog.
  func detailLines(of subject: DetailsState.Subject) -> [DetailLine] {
    let lines: [DetailLine]
    switch subject {
    case .instance(let key):
      lines =
        list.inventory[key].map(details(ofListed:))
        ?? [DetailLine(label: "", text: words.noLongerListed)]
    case .result(let operation, let key):
      lines = result(operation, key).map { details(of: $0, operation) } ?? []
    case .part(let scope):
      lines = failure(of: scope).map(details(of:)) ?? []
    case .pasted(let rest):
      return pastedLines(rest, 0..<rest.count)
    }
    let width = layout.detailsDialog.width - 4 - Self.labelWidth
    return lines.flatMap { line in
      line.text.wrapped(to: width, glyphs: glyphs).enumerated().map { index, part in
        DetailLine(
          label: index == 0 ? line.label : "", text: part, role: line.role,
          isHeading: line.isHeading)
      }
    }
  }

  static var labelWidth: Int { 14 }

  /// A pasted list can have a hundred thousand ids, of which a few are drawn.
  fileprivate func pastedLines(_ rest: UnmatchedIDs, _ range: Range<Int>) -> [DetailLine] {
    range.map { index in
      let isMissing = index < rest.missing.count
      let entry = isMissing ? rest.missing[index] : rest.strangers[index - rest.missing.count]
      return DetailLine(
        label: words.line(entry.line), text: isMissing ? entry.text : words.notAnID(entry.text),
        role: isMissing ? .text : .dim)
    }
  }

  func detailCount(of subject: DetailsState.Subject) -> Int {
    if case .pasted(let rest) = subject { rest.count } else { detailLines(of: subject).count }
  }

  /// A row of details. Missing values are named, so that no row is empty.
  func detail(_ label: String, _ text: String, or missing: String) -> DetailLine {
    text.isEmpty
      ? DetailLine(label: label, text: missing, role: .dim) : DetailLine(label: label, text: text)
  }

  func detail(_ label: String, _ time: Timestamp?, or missing: String) -> DetailLine {
    detail(label, time.map(exactTime) ?? "", or: missing)
  }

  private func details(of failure: ServiceFailure) -> [DetailLine] {
    [
      DetailLine(label: words.code, text: failure.code, role: .error),
      DetailLine(label: words.messageLabel, text: words.cause(failure.cause)),
      DetailLine(
        label: "RequestId", text: failure.requestID.isEmpty ? words.noAnswer : failure.requestID),
      DetailLine(label: words.advice, text: words.advice(failure.advice), role: .info),
    ].filter { !$0.text.isEmpty }
  }
}

extension DetailsState {
  func shownLines(on screen: DashboardState, from offset: Int, height: Int) -> [DetailLine] {
    guard case .pasted(let rest) = subject else {
      return Array(screen.detailLines(of: subject).dropFirst(offset).prefix(height))
    }
    let start = min(offset, rest.count)
    return screen.pastedLines(rest, start..<min(rest.count, start + height))
  }

  func title(on screen: DashboardState) -> String {
    let (words, keys) = (screen.words, screen.keys)
    return switch subject {
    case .instance(let key), .result(_, let key): key.id
    case .part(let scope): words.scope(scope)
    case .pasted(let rest):
      "\(words.notListed(rest.missing.count)) · \(keys.keyName(of: .copyID)) \(words.footer(.copyID))"
    }
  }

  func draw(on screen: DashboardState, in frame: inout Frame) {
    let box = DialogFrame(
      screen.layout.detailsDialog, title: title(on: screen), in: &frame)
    let area = box.inner
    let height = area.height - 1
    for (row, line) in shownLines(on: screen, from: offset, height: height).enumerated() {
      draw(
        line, isMatch: offset + row == match, in: &frame, x: area.x, y: area.y + row,
        width: area.width)
    }
    frame.scrollBar(
      x: box.outer.right - 1, y: area.y, height: height, first: offset, visible: height,
      count: screen.detailCount(of: subject))
    if let textField {
      frame.put("/", x: area.x, y: area.bottom - 1, role: .key, emphasis: .bold)
      textField.draw(
        in: &frame, x: area.x + 1, y: area.bottom - 1, width: area.width - 1, focused: true)
      return
    }
    frame.putHints(hints(on: screen), in: area)
  }

  private func draw(
    _ line: DetailLine, isMatch: Bool, in frame: inout Frame, x: Int, y: Int, width: Int
  ) {
    let label = DashboardState.labelWidth
    frame.put(
      line.label, x: x, y: y, role: .heading, emphasis: line.isHeading ? .bold : [],
      maxWidth: label - 1)
    frame.put(line.text, x: x + label, y: y, role: line.role, maxWidth: width - label)
    highlight(line.label, isMatch: isMatch, in: &frame, x: x, y: y, width: label - 1)
    highlight(line.text, isMatch: isMatch, in: &frame, x: x + label, y: y, width: width - label)
  }

  func hints(on screen: DashboardState) -> [(key: String, word: String)] {
    let (words, keys) = (screen.words, screen.keys)
    if textField != nil { return [("enter", words.seek), ("esc", words.back)] }
    return [
      (screen.arrows, words.scroll), ("esc", words.close), ("/", words.seek),
      (sought.isEmpty ? "" : "n", words.nextMatch),
      (keys.keyName(of: .copyID), words.footer(.copyID)),
      (keys.keyName(of: .copySupport), words.footer(.copySupport)),
    ]
  }
}
