import Fleet
import Reaper
import Words

extension Results {
  /// What an operator should know of an operation after leaving.
  var farewell: Sentence {
    let (id, totals, isOpen) = (header.id, totals, openCount > 0)
    return { $0.farewell(id, totals, isOpen: isOpen) }
  }
}

extension Operation {
  /// The journal always has the reason in English.
  func pause(_ reason: PauseReason) async { await pause(reason: Words.log.pause(reason)) }
}
