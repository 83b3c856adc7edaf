import Canvas
import Fleet
import Words

extension ConfirmationState {
  func reading(on screen: DashboardState) -> Reading {
    ConfirmationReading(view: ConfirmationView(state: screen, confirmation: self)).reading
  }

  mutating func focus(on target: Reading.Target, of screen: DashboardState) {
    switch target {
    case .confirmation(let focus): self.focus = focus
    case .frozen(let row):
      focus = .list
      list.scroll.place(cursor: row)
    case .canary, .quit: return
    }
    takeDiscipline(screen.planContext)
  }
}

/// The confirmation row by row: what is about to happen, the button that cancels, the phrase, the button
/// that terminates, the frozen list, the options. Tab goes through them in this order.
private struct ConfirmationReading {
  let view: ConfirmationView

  private var state: ConfirmationState { view.confirmation }
  private var screen: DashboardState { view.state }
  private var words: Words { view.words }
  private var summary: PlanSummary { view.summary }

  var reading: Reading {
    var reading = Reading(on: screen)
    if let path = state.destination {
      reading.say(words.writePlanTitle, role: .heading)
      reading.type(path, label: words.fileLabel)
      reading.say(view.writingHint, role: .hint)
      return reading
    }
    reading.say(view.title, role: .heading)
    sayWhatHappens(in: &reading)
    sayWarnings(in: &reading)
    sayDeciding(in: &reading)
    sayList(in: &reading)
    sayOptions(in: &reading)
    return reading
  }

  private func sayWhatHappens(in reading: inout Reading) {
    if state.file != nil { reading.say(view.fileText) }
    reading.say(words.sentence(view.summaryParts))
    for total in state.regionTotals {
      reading.say(words.region(total.region) + words.colon + words.instances(total.count))
    }
    switch state.preflight {
    case .asking: reading.say(words.preflightAsking)
    case .answered(let report):
      let answer = view.answer(of: report, screen.glyphs)
      reading.say(answer.text, role: answer.role)
    }
    if state.report != nil, !summary.holds.isEmpty {
      reading.say(
        words.heldBack(view.heldCount) + words.colon
          + words.sentence(summary.holds.map { words.holdCount($0.code, $0.count) }),
        role: .outcomeHeldBack)
    }
  }

  private func sayWarnings(in reading: inout Reading) {
    if state.hiddenCount > 0 {
      reading.say(words.hiddenTargets(state.hiddenCount), role: .warning)
    }
    if !state.missing.isEmpty { reading.say(words.missing(state.missing), role: .warning) }
    for refusal in state.refusals { reading.say(words.refusal(refusal), role: .error) }
    let diminished = state.plan.diminished
    let emptied = diminished.count { $0.remain == 0 }
    for line in words.remaining(diminished, lines: max(emptied + 1, 10)) {
      reading.say(words.sentence(line.parts), role: line.isEmptied ? .warning : .text)
    }
    if !summary.products(where: { !$0.tellsWhatBecomesOfAddresses }).isEmpty {
      reading.say(words.publicIPs(summary), role: .warning)
    }
    // What goes with them is heard on the way up from Cancel; it is chosen below.
    if let sentence = associatedSentence { reading.say(sentence, role: .warning) }
    if let obstacle = state.obstacle {
      reading.say(words.terminateDisabled(words.named(obstacle)), role: .warning)
    }
  }

  private func sayDeciding(in reading: inout Reading) {
    reading.say(
      words.button(words.cancel), role: .button, isCurrent: state.focus == .cancel,
      target: .confirmation(.cancel))
    // The log tells the seconds.
    if state.isCounting {
      return reading.say(words.countingDown, role: .error, isCurrent: true)
    }
    guard summary.targetCount > 0 else { return reading.say(words.nothingToSend, role: .warning) }
    reading.say(words.phraseToType(state.phraseText))
    reading.type(
      state.phrase, label: words.phraseField + words.colon, isCurrent: state.focus == .phrase,
      target: .confirmation(.phrase))
    reading.say(
      words.button(words.terminate, because: words.impediment(state.impediment)),
      role: .buttonDanger, isCurrent: state.focus == .terminate,
      target: state.isPhraseTyped ? .confirmation(.terminate) : nil)
  }

  // MARK: - The frozen list

  private func sayList(in reading: inout Reading) {
    reading.say(
      words.listed(
        state.list.listedCount, of: state.candidates.count, sent: summary.targetCount))
    let list = state.list
    if list.rows.isEmpty {
      reading.say(
        words.instances(0), isCurrent: state.focus == .list, target: .confirmation(.list))
    }
    for row in list.scroll.visible {
      let isCurrent = row == list.scroll.cursor && state.focus == .list
      switch list.rows[row] {
      case .heading(let group):
        reading.list(
          sentence(of: list.groups[group], list.tallies[group]), role: .heading,
          isCurrent: isCurrent, target: .frozen(row))
      case .instance(let index):
        reading.list(
          sentence(of: state.candidates[index]), isCurrent: isCurrent, target: .frozen(row))
      }
    }
    guard state.focus == .filter || !state.filter.isEmpty else { return }
    reading.type(
      state.filter, label: words.filterLabel, isCurrent: state.focus == .filter,
      target: .confirmation(.filter))
    if let error = state.filterError { reading.say(words.filterError(error), role: .error) }
  }

  private func sentence(of group: ConfirmationGroup, _ tally: FrozenList.Tally) -> String {
    let name =
      switch group.id {
      case .attention(let attention): words.label(attention)
      case .place(let product, let region): "\(product.displayName) \(words.region(region))"
      }
    let sign = "\(screen.glyphs.warning) "
    let notes = view.notes(group, tally, screen.glyphs).map { note in
      note.0.hasPrefix(sign) ? String(note.0.dropFirst(sign.count)) : note.0
    }
    return words.sentence(
      [
        "\(words.groupWord) \(name)",
        group.isFoldable ? words.folded(state.list.isFolded(group)) : "",
        words.toBeSent(tally.sent),
      ] + notes)
  }

  private func sentence(of instance: Instance) -> String {
    let isSent = !state.removed.contains(instance.key) && state.holds[instance.key] == nil
    let isHeld = !state.removed.contains(instance.key) && state.holds[instance.key] != nil
    return words.sentence([
      isSent ? words.willBeSent : "", isHeld ? words.outcome(.heldBack) : "",
      view.note(on: instance), instance.name, instance.id,
      words.state(instance.state), instance.shared.traits.zoneOrRegion, instance.shownAddresses,
    ])
  }

  // MARK: - The options

  private func sayOptions(in reading: inout Reading) {
    if let sentence = associatedSentence {
      reading.say(
        sentence, isCurrent: state.focus == .associated, target: .confirmation(.associated))
    }
    if !summary.products(where: \.hasSchedule).isEmpty {
      option(
        .schedule, state.schedule, words.schedule, blank: words.notSet, note: view.scheduleNote,
        hint: words.scheduleHint(screen.scheduleExample), error: state.scheduleError, in: &reading)
    }
    option(
      .canary, state.canary, words.canaryLabel, blank: words.canaryOff,
      note: view.limits(words.comma), hint: words.canaryHint,
      error: state.canaryObstacle.map(words.obstacle) ?? "", in: &reading)
    option(
      .reason, state.reason, words.reasonLabel, blank: words.noReason, note: "", hint: "",
      error: state.reasonObstacle.map(words.obstacle) ?? "", in: &reading)
  }

  /// What becomes of what belongs to the instances; nil for products that have nothing.
  private var associatedSentence: String? {
    guard !summary.products(where: \.hasPreflight).isEmpty else { return nil }
    let deletes = state.options.destroysAssociatedResources
    let resources = words.resources(summary, isAsking: state.report == nil)
    return words.associated(isWide: true) + words.colon
      + words.sentence([deletes ? words.deleteThem : words.keepThem] + resources)
  }

  /// A field while it is typed in, with what is wrong or how to write it below; else its value.
  private func option(
    _ focus: ConfirmationState.Focus, _ field: TextField, _ label: String, blank: String,
    note: String, hint: String, error: String, in reading: inout Reading
  ) {
    if state.focus == focus {
      reading.type(field, label: label + words.colon)
      // Of an empty field the cursor's row says nothing but its label.
      if field.isBlank { reading.detail = words.sentence([blank, error.isEmpty ? note : error]) }
      reading.say(field.isBlank && error.isEmpty ? hint : "", role: .hint)
    } else {
      let value = field.isBlank ? blank : field.text
      reading.say(
        label + words.colon + words.sentence([value, error.isEmpty ? note : ""]),
        target: .confirmation(focus))
    }
    reading.say(error, role: .error)
  }
}
