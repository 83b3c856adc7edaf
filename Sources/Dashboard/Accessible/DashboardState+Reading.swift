import Canvas
import Fleet
import Words

extension DashboardState {
  /// What there is to read now: of the help, else of the dialog, else of the pane that has the focus.
  var reading: Reading {
    var reading =
      help?.reading(on: self) ?? dialog?.state.reading(on: self) ?? paneReading
    if hearing.isChoosing { reading.choose() }
    return reading
  }

  /// `edgereap, account 100012340012, intl, profile ops, READ-ONLY`: the first row of every reading.
  var whereItIs: String {
    let account =
      identity.account.map { "\(words.account) \($0.id)" }
      ?? "\(words.unknownAccount) SecretId \(identity.secretIDSuffix)"
    var parts = ["edgereap", account, identity.site.rawValue, identity.endpoint]
    if !configuration.profile.isEmpty { parts.append("\(words.profile) \(configuration.profile)") }
    if readOnlyReason != nil { parts.append(readOnlyBadge) }
    return words.sentence(parts)
  }

  private var paneReading: Reading {
    var reading = Reading(on: self)
    switch focus {
    case .regions:
      reading.say(words.regionsTitle, role: .heading)
      sayFields(in: &reading)
      for row in regions.scroll.visible {
        reading.list(
          sentence(of: regions.rows[row]),
          isCurrent: row == regions.scroll.cursor && textField == nil)
      }
    case .instances:
      reading.say(instancesSentence, role: .heading)
      sayFields(in: &reading)
      sayInstances(in: &reading)
    case .results:
      if let operation { say(operation, in: &reading) }
    }
    return reading
  }

  /// The field of the filter, or of what is looked for, with what is wrong in it.
  func sayFields(in reading: inout Reading) {
    if list.filter.isEditing {
      reading.type(list.filter.field, label: words.filterLabel)
    } else if let find {
      reading.type(find.field, label: words.footer(.find) + words.colon)
    }
  }

  // MARK: - The row that is read

  /// Handles a key on a screen that is listened to. The arrows move in the list that has the focus; past
  /// its ends, and where there is no list, they go through what else there is, line by line: onto a
  /// button or a field with the focus, over all else only reading. Every other key is for the focus.
  mutating func pressedWhileHeard(_ key: Key) -> [DashboardEffect] {
    let step = isCountingDown || isRecalling ? nil : step(of: key)
    if let line = hearing.line {
      hearing.line = nil
      if let step { return read(from: line, by: step) }
      if [.enter, .space].contains(key), !isCountingDown {
        tell(words.backAtFocus)
        return []
      }
    }
    let before = reading
    if let step, !before.current.isListed { return read(from: nil, by: step) }
    let (dialogBefore, wasChoosing) = (openTitle, hearing.isChoosing)
    let effects = pressed(key)
    if step == nil || openTitle != dialogBefore { hearing.isChoosing = false }
    if let step, effects.isEmpty, openTitle == dialogBefore, reading.position == before.position {
      if wasChoosing, step < 0 {
        hearing.isChoosing = false
      } else {
        return read(from: nil, by: step)
      }
    }
    return effects
  }

  /// Moves to another line. On the line of the focus, or on the list, the keys are for those again.
  private mutating func read(from line: Int?, by step: Int) -> [DashboardEffect] {
    let reading = reading
    let lines = Reading.Lines(reading, width: size.width, glyphs: configuration.glyphs)
    let start = line ?? lines.cursor.y
    let target = min(max(0, start.addingClamped(step)), lines.lines.count - 1)
    if target == start {
      hearing.line = line
      tell(step > 0 ? words.endOfList : words.startOfList)
      return []
    }
    if target == lines.cursor.y { return [] }
    if reading.selected != nil, line == nil, step > 0 {
      hearing.isChoosing = true
      return []
    }
    let row = lines.lines[target].row
    if row != reading.cursor, let part = reading.rows[row].target {
      focusDialog(on: part)
    } else {
      hearing.line = target
    }
    return []
  }

  private mutating func focusDialog(on target: Reading.Target) {
    guard var state = dialog?.state else { return }
    lastKey = now
    dialog = nil
    state.focus(on: target, of: self)
    open(state)
  }

  /// Whether the arrows bring back what was typed before, or other matches.
  private var isRecalling: Bool {
    dialog == nil && help == nil && (list.filter.isEditing || find != nil)
  }

  /// Lines that a key moves by.
  private func step(of key: Key) -> Int? {
    let page = max(1, AccessibleView.readingRows(of: size) - 2)
    switch key {
    case .up: return -1
    case .down: return 1
    case .pageUp: return -page
    case .pageDown: return page
    default: break
    }
    guard textField == nil else { return nil }
    switch keys.command(for: key) {
    case .up: return -1
    case .down: return 1
    case .pageUp, .halfPageUp: return -page
    case .pageDown, .halfPageDown: return page
    case .first: return -.max
    case .last: return .max
    default: return nil
    }
  }
}

extension Int {
  fileprivate func addingClamped(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other > 0 ? .max : .min) : sum
  }
}

extension Words {
  /// The parts that say something, in one sentence.
  func sentence(_ parts: [String]) -> String {
    let parts = parts.filter { !$0.isEmpty }
    return parts.enumerated().map { index, part in
      index < parts.count - 1 && (part.hasSuffix(".") || part.hasSuffix("。"))
        ? String(part.dropLast()) : part
    }.joined(separator: comma)
  }
}
