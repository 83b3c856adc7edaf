package import Canvas

extension DashboardState {
  /// The field that text is typed into now; nil where letters are commands.
  package var textField: TextField? {
    switch dialog {
    case nil: list.filter.isEditing ? list.filter.field : nil
    case .expression(let expression): expression.field
    case .palette(let palette): palette.search
    case .help(let help): help.search
    case .export(let export): export.path
    case .planFile(let planFile): planFile.path
    case .confirmation(let confirmation): confirmation.textField
    case .details, .picture, .themes, .columns, .history, .link, .quit: nil
    }
  }

  /// A full-width key as the one that it stands for, but not in the phrase, which is to be typed as
  /// it is shown, nor in quotation marks, where text is text.
  func withoutInputMethod(_ key: Key) -> Key {
    let plain = key.withoutInputMethod
    guard plain != key else { return key }
    if isSearchingSentences, case .character(let sign) = plain, !sign.isLetter, !sign.isNumber {
      return key
    }
    if case .confirmation(let confirmation) = dialog, confirmation.destination == nil {
      // A digit outside of a field begins the phrase.
      let isDigit = if case .character(let sign) = plain { sign.isNumber } else { false }
      if confirmation.focus == .phrase || (isDigit && confirmation.textField == nil) { return key }
    }
    let before = textField.map { $0.characters.prefix($0.cursor) } ?? []
    return before.count { $0 == "\"" }.isMultiple(of: 2) ? plain : key
  }
}

extension DashboardState {
  /// Whether sentences are searched, whose signs are full-width in Chinese.
  private var isSearchingSentences: Bool {
    switch dialog {
    case .help, .palette: true
    default: false
    }
  }
}

extension ConfirmationState {
  /// The field that has the focus.
  var textField: TextField? {
    if let destination { return destination }
    return switch focus {
    case .phrase: phrase
    case .filter: filter
    case .schedule: schedule
    case .cancel, .list, .associated, .terminate: nil
    }
  }
}
