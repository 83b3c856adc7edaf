package import Canvas

extension DashboardState {
  /// The field that text is typed into now; nil where letters are commands.
  package var textField: TextField? {
    if let help { return help.search }
    if let dialog { return dialog.state.textField }
    return list.filter.isEditing ? list.filter.field : find?.field
  }

  /// The half-width key for a full-width one, except in the phrase, which is typed as it is shown, and
  /// in quotation marks, where text is text.
  func halfWidth(_ key: Key) -> Key {
    let plain = key.halfWidth
    guard plain != key else { return key }
    if isSearchingSentences, case .character(let sign) = plain, !sign.isLetter, !sign.isNumber {
      return key
    }
    if help == nil, case .confirmation(let confirmation) = dialog, confirmation.destination == nil {
      // A digit outside of a field begins the phrase.
      let isDigit = if case .character(let sign) = plain { sign.isNumber } else { false }
      if confirmation.focus == .phrase || (isDigit && confirmation.textField == nil) { return key }
    }
    let before = textField.map { $0.characters.prefix($0.cursor) } ?? []
    return before.count { $0 == "\"" }.isMultiple(of: 2) ? plain : key
  }

  /// Whether sentences are searched, whose signs are full-width in Chinese.
  private var isSearchingSentences: Bool {
    if case .palette = dialog { true } else { help != nil }
  }
}
