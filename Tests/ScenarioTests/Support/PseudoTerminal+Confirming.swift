import Support

extension PseudoTerminal {
  /// Marks what passes a filter, and asks to terminate it.
  func terminate(_ filter: String, of total: Int) throws {
    try wait(for: "\(total) of \(total)", seconds: 30)
    send("/\(filter)\r")
    try wait(forGone: "\(total) of \(total)")
    send("a")
    try wait(for: "marked")
    send("t")
  }

  /// Marks what passes a filter, types the phrase, and comes back when the countdown runs.
  ///
  /// - Returns: how many instances are confirmed.
  @discardableResult
  func startCountdown(_ filter: String, of total: Int) throws -> Int {
    try terminate(filter, of: total)
    return try typePhrase()
  }

  /// Types the phrase of the confirmation that opens, and comes back when the countdown runs.
  @discardableResult
  func typePhrase() throws -> Int {
    let count = try enableTerminate()
    send("\r")
    try wait(for: "Any key aborts")
    return count
  }

  /// Types the phrase of the confirmation that opens. Enter presses its button then.
  func enableTerminate() throws -> Int {
    try wait(for: "Preflight", seconds: 30)
    // The frame may still be on its way.
    try wait(for: "[Cancel]")
    guard let phrase, let count = Int(phrase.prefix { $0 != " " }) else {
      throw PseudoTerminalError.notShown("Type", screen: text)
    }
    send(phrase + "\r")
    try wait(for: phrase + " ")
    return count
  }

  /// The same up to the end of the countdown.
  func confirm(_ filter: String, of total: Int) throws {
    try startCountdown(filter, of: total)
    try wait(forGone: "Any key aborts", seconds: 20)
  }

  /// The words that the dialog shows after *Type*.
  var phrase: String? {
    guard let row = rows.first(where: { $0.contains(" Type ") }),
      let words = row.split(separator: "[").first?.split(separator: " "),
      let start = words.firstIndex(of: "Type")
    else { return nil }
    return words[(start + 1)...].prefix(3).joined(separator: " ")
  }
}
