import Fleet
import Words

/// What an operator reads of it.
extension JournalError {
  var english: String { Words(.english).journal(self) }
}

extension Notice {
  var english: String { Words(.english).notice(self) }
}
