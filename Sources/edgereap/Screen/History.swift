import Fleet
import Reaper

/// Past operations as the screen shows them.
enum History {
  /// Every operation of this host, newest first; what cannot be read says why.
  static func all(in session: FleetSession) -> [PastOperation] {
    do {
      return try session.journal.history()
    } catch {
      return [PastOperation(unreadable: "", error)]
    }
  }

  /// What was left open in this fleet, and nobody works on.
  static func unfinished(in session: FleetSession, of identity: FleetIdentity) -> [PastOperation] {
    (try? session.journal.unfinished(of: identity)) ?? []
  }

  /// Who sent these instances away, as far as the newest journals of this fleet say.
  static func origins(
    of instances: [Instance], in session: FleetSession
  ) async -> [InstanceKey: OperationOrigin] {
    guard let identity = try? await session.identity() else { return [:] }
    return session.journal.origins(of: instances, in: identity)
  }

  /// What other programs work on in this fleet, the oldest first.
  static func running(in session: FleetSession, of identity: FleetIdentity) -> [String] {
    let running = (try? session.journal.running(of: identity)) ?? []
    return running.reversed()
  }
}
