import Dashboard
import Fleet
import Words

/// A profile that has been opened, with everything that works for it. Nothing here is shared with
/// another one, so that nothing can cross: neither keys nor events, caches or operations.
struct OpenProfile: Sendable {
  let session: FleetSession
  let queue: EventQueue
  let cache: FleetCache
  let runner: EffectRunner

  /// - Parameters:
  ///   - queue: wakes the screen's loop.
  ///   - words: The screen's.
  ///   - maximumPlanAge: Seconds; an older plan is refused.
  init(
    _ session: FleetSession, queue: EventQueue, cache: FleetCache, words: Words,
    maximumPlanAge: Int64
  ) {
    self.session = session
    self.queue = queue
    self.cache = cache
    session.reports?.complain { queue.post(.notice($0)) }
    runner = EffectRunner(
      session: session, queue: queue, cache: cache, words: words, maximumPlanAge: maximumPlanAge)
  }

  /// Empty for what the program was started with where that was no profile.
  var name: String { session.profileName }
  var desk: OperationDesk { runner.desk }
}

extension [OpenProfile] {
  /// Nothing more is sent in any of them, and what is on its way is recorded.
  func pauseAll(_ reason: PauseReason) async {
    await withTaskGroup { group in
      for profile in self { group.addTask { await profile.desk.pauseAll(reason) } }
    }
  }

  /// The terminal is lost: each profile finishes or pauses as its settings say.
  func finishWithoutTerminal() async {
    guard contains(where: { $0.session.settings.onDisconnect == .finish }) else {
      return await pauseAll(.terminalLost)
    }
    let interruption = Interruption { reason in Task { await self.pauseAll(reason) } }
    defer { interruption.end() }
    await withTaskGroup { group in
      for profile in self {
        group.addTask {
          if profile.session.settings.onDisconnect == .finish { await profile.desk.untilSent() }
          await profile.desk.pauseAll(.terminalLost)
        }
      }
    }
  }

  /// What an operator should know after leaving; whose it is where there was more than one.
  var farewells: [Sentence] {
    flatMap { profile -> [Sentence] in
      guard count > 1 else { return profile.desk.farewells }
      let name = profile.name
      return profile.desk.farewells.map { farewell in { $0.said(name, farewell($0)) } }
    }
  }
}
