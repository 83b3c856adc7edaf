import Fleet
import Reaper
import Words

extension Results {
  /// What an operator should know of an operation after leaving.
  ///
  /// - Parameter profile: under which it was worked on; empty for none.
  func farewell(in profile: String) -> Sentence {
    let (id, totals, isOpen) = (header.id, totals, openCount > 0)
    return { $0.farewell(id, totals, isOpen: isOpen, profile: profile) }
  }
}

extension Operation {
  /// The journal always has the reason in English.
  func pause(_ reason: PauseReason) async { await pause(reason: Words.log.pause(reason)) }
}
