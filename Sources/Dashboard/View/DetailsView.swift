internal import Canvas
internal import Fleet

/// A line of the details.
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
        list.inventory[key].map(details(of:)) ?? [DetailLine(label: "", text: words.noLongerListed)]
    case .result(let operation, let key):
      lines = result(operation, key).map { details(of: $0, operation) } ?? []
    case .part(let scope):
      lines = failure(of: scope).map(details(of:)) ?? []
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

  private func details(of instance: Instance) -> [DetailLine] {
    var lines = [
      DetailLine(label: words.title(.id), text: instance.id),
      DetailLine(label: words.title(.name), text: instance.name),
      DetailLine(
        label: words.title(.state),
        text: "\(instance.state.glyph(glyphs)) \(instance.state.rawValue)",
        role: instance.state.role),
      DetailLine(label: words.title(.product), text: instance.product.displayName),
      DetailLine(label: words.title(.region), text: instance.region),
      DetailLine(label: words.title(.zone), text: instance.zone),
      DetailLine(label: words.title(.operate), text: instance.operateState),
      DetailLine(label: words.title(.type), text: instance.type),
      DetailLine(label: words.title(.publicIP), text: instance.publicIPs.joined(separator: " ")),
      DetailLine(label: words.title(.privateIP), text: instance.privateIPs.joined(separator: " ")),
      DetailLine(label: words.title(.created), text: instance.created.map(createdText) ?? ""),
      DetailLine(label: words.title(.pay), text: instance.payMode.rawValue),
      DetailLine(label: words.title(.module), text: moduleText(instance)),
    ]
    lines += instance.tags.map { tag in
      DetailLine(label: words.title(.tags), text: "\(tag.key)=\(tag.value)")
    }
    if let verdict = protection(of: instance) {
      lines.append(
        DetailLine(
          label: words.title(.protected), text: "\(verdict.rule): \(verdict.reason)",
          role: .protected))
    }
    return lines.filter { !$0.text.isEmpty }
  }

  private func details(of failure: ServiceFailure) -> [DetailLine] {
    [
      DetailLine(label: words.code, text: failure.code, role: .error),
      DetailLine(label: words.messageLabel, text: failure.message),
      DetailLine(label: "RequestId", text: failure.requestID),
      DetailLine(label: words.advice, text: failure.advice, role: .info),
    ].filter { !$0.text.isEmpty }
  }

  private func moduleText(_ instance: Instance) -> String {
    [instance.module, instance.moduleID].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func createdText(_ created: Timestamp) -> String {
    "\(exactTime(created)) (\(Age(seconds: now.seconds(since: created))))"
  }

  private func details(of result: InstanceResult, _ operation: String) -> [DetailLine] {
    let outcome = result.outcome
    var lines = [
      DetailLine(
        label: words.outcomeLabel,
        text: "\(outcome.word.glyph(glyphs)) \(words.outcome(outcome.word))",
        role: outcome.word.role)
    ]
    if !outcome.code.isEmpty { lines.append(DetailLine(label: words.code, text: outcome.code)) }
    if !outcome.explanation.isEmpty {
      lines.append(DetailLine(label: words.messageLabel, text: outcome.explanation))
    }
    if let advice = outcome.failure?.advice, !advice.isEmpty {
      lines.append(DetailLine(label: words.advice, text: advice, role: .info))
    }
    lines.append(DetailLine(label: words.operationLabel, text: operation))
    let times: [(String, Timestamp?)] = [
      (words.plannedAt, result.plannedAt), (words.sentAt, result.sentAt),
      (words.acceptedAt, result.acceptedAt), (words.settledAt, result.settledAt),
    ]
    for case (let label, let time?) in times {
      lines.append(DetailLine(label: label, text: exactTime(time)))
    }
    for attempt in result.attempts {
      lines.append(
        DetailLine(
          label: "\(words.call) \(attempt.call)", text: exactTime(attempt.at), isHeading: true))
      lines.append(
        DetailLine(
          label: "RequestId",
          text: attempt.requestID.isEmpty ? words.noAnswer : attempt.requestID))
      if let failure = attempt.failure {
        lines.append(
          DetailLine(label: words.code, text: "\(failure.code): \(failure.message)", role: .error))
      }
    }
    return lines + details(of: result.instance)
  }

  func drawDetails(_ details: DetailsState, in frame: inout Frame, _ layout: Layout) {
    let title: String
    switch details.subject {
    case .instance(let key), .result(_, let key): title = key.id
    case .part(let scope): title = words.scope(scope)
    }
    let box = DialogFrame(layout.detailsDialog, title: title, in: &frame)
    let area = box.inner
    let lines = detailLines(of: details.subject)
    let height = area.height - 1
    for (row, line) in lines.dropFirst(details.offset).prefix(height).enumerated() {
      frame.put(
        line.label, x: area.x, y: area.y + row, role: .heading,
        emphasis: line.isHeading ? .bold : [], maxWidth: Self.labelWidth - 1)
      frame.put(
        line.text, x: area.x + Self.labelWidth, y: area.y + row, role: line.role,
        maxWidth: area.width - Self.labelWidth)
    }
    frame.scrollBar(
      x: box.outer.right - 1, y: area.y, height: height, first: details.offset, visible: height,
      count: lines.count)
    frame.putHints(
      [(arrows, words.scroll), ("esc", words.close)], x: area.x, y: area.bottom - 1,
      width: area.width)
  }
}
