import Dashboard
import Fleet
import Reaper
import Synchronization
import TencentCloud
import Words

/// Carries out what the screen asks for. Everything here ends in events; nothing here knows what
/// the screen looks like.
final class EffectRunner: Sendable {
  let desk: OperationDesk
  private let session: FleetSession
  private let queue: EventQueue
  private let cache: FleetCache
  private let settings: SettingsStore
  /// Seconds; an older plan is refused.
  private let maximumPlanAge: Int64
  /// The screen's.
  private let words: Words
  private let running = RunningEffects()
  private let waits = Mutex(Waits())

  /// What later effects wait for.
  private struct Waits {
    /// The cached list is on the screen, or there is none: the clouds may be asked.
    var recall: Task<Void, Never>?
    /// An operation that was named at the start is being resumed.
    var resumption: Task<Void, Never>?
  }

  init(
    session: FleetSession, queue: EventQueue, cache: FleetCache, words: Words,
    maximumPlanAge: Int64
  ) {
    self.words = words
    self.maximumPlanAge = maximumPlanAge
    self.session = session
    self.queue = queue
    self.cache = cache
    settings = SettingsStore(path: session.paths.settingsFile, words: words)
    desk = OperationDesk(
      session: session, queue: queue, words: words, maximumPlanAge: maximumPlanAge,
      running: running)
  }

  /// Cancels what still runs for the screen. Operations are the desk's.
  func end() { running.end() }

  /// What the screen needs to know without asking: whose fleet it is, and what was left open or is
  /// worked on beside this program.
  ///
  /// - Parameter others: The desks of other profiles of this program, which may be of the same account.
  ///   What they work on is shown with their profile, and not once more.
  func start(beside others: [OperationDesk] = []) {
    session.prepareTransport()
    let (session, queue, desk, cache) = (session, queue, desk, cache)
    let resumption = waits.withLock { $0.resumption }
    let recall = running.start(on: nil) { for event in await cache.recall() { queue.post(event) } }
    waits.withLock { $0.recall = recall }
    running.start {
      await recall.value
      do throws(ServiceFailure) {
        let account = try await session.service.callerIdentity()
        queue.post(.identity(.success(account)))
        for event in await cache.recall(of: account) { queue.post(event) }
      } catch {
        queue.post(.identity(.failure(error)))
      }
      guard let identity = try? await session.identity() else { return }
      let unfinished = History.unfinished(in: session, of: identity)
      if !unfinished.isEmpty { queue.post(.unfinished(unfinished)) }
      // What this program itself takes up is not worked on beside it.
      await resumption?.value
      for id in History.running(in: session, of: identity)
      where !([desk] + others).contains(where: { $0.isWorkingOn(id) }) {
        await desk.open(id)
      }
    }
  }

  /// Takes up an operation that was named at the start, `latest` for the newest that is open.
  func resume(_ name: String) {
    let (session, desk, queue) = (session, desk, queue)
    let resumption = running.start {
      guard name == "latest" else { return await desk.watch(name) }
      let identity = try? await session.identity()
      let open = identity.map { History.unfinished(in: session, of: $0) } ?? []
      guard let newest = open.first else { return queue.post(.nothingToResume) }
      await desk.watch(newest.id)
    }
    waits.withLock { $0.resumption = resumption }
  }

  /// Effects of the terminal itself (theme, clipboard, redraw, suspend, quit) are the loop's.
  func run(_ effect: DashboardEffect) {
    switch effect {
    case .listAll:
      running.cancel(.listing)
      startListing { await $0.listAll() }
    case .list(let scopes): startListing { await $0.list(scopes) }
    case .preflight(let request, let instances, let basis):
      startPreflight(request, instances, basis)
    case .cancelPreflight(let request): running.cancel(.request(request))
    case .readPlan(let request, let path): startReadingPlan(request, path)
    case .listFiles(let beginning):
      let queue = queue
      running.start {
        queue.post(.files(beginning: beginning, names: FileNames.beginning(with: beginning)))
      }
    case .run(let confirmed, let pending): background { await $0.run(confirmed, as: pending) }
    case .withdraw(let pending): background { await $0.withdraw(pending) }
    case .stopSending(let operation): background { await $0.stopSending(operation) }
    case .goOn(let operation): background { await $0.goOn(operation) }
    case .watch(let operation): background { await $0.watch(operation) }
    case .open(let operation): background { await $0.open(operation) }
    case .loadHistory:
      let (session, queue) = (session, queue)
      running.start { queue.post(.history(History.all(in: session))) }
    case .findOrigins(let instances):
      let (session, queue) = (session, queue)
      running.start { queue.post(.origins(await History.origins(of: instances, in: session))) }
    case .write(let request):
      let (desk, queue, words) = (desk, queue, words)
      running.start { queue.post(Export.write(request, from: desk, saying: words)) }
    case .saveSettings(let change):
      let (settings, queue) = (settings, queue)
      running.start { queue.post(settings.save(change)) }
    case .listProfiles:
      let (session, queue, words) = (session, queue, words)
      running.start { queue.post(session.profilesNow(saying: words)) }
    case .copy, .setTheme, .notify, .reportLink, .showProfile, .giveUpProfile, .redraw, .suspend,
      .quit:
      break
    }
  }

  /// Remembers what has been listed. Returns at once.
  func keep(_ inventory: Inventory) {
    let queue = queue
    cache.keep(inventory) { queue.post(.cacheFailed($0)) }
  }

  private func background(_ work: @escaping @Sendable (OperationDesk) async -> Void) {
    let desk = desk
    running.start { await work(desk) }
  }

  private func startListing(_ work: @escaping @Sendable (FleetListing) async -> Void) {
    let queue = queue
    // A listing that was cancelled may not speak into the one that replaced it.
    let listing = session.listing { event in
      guard !Task.isCancelled else { return }
      queue.post(.listing(event))
    }
    let recall = waits.withLock { $0.recall }
    running.start(.listing, on: nil, then: { queue.post(.listingEnded) }) {
      await recall?.value
      await work(listing)
    }
  }

  private func startReadingPlan(_ request: Int, _ path: String) {
    let (session, queue, words, maximumAge) = (session, queue, words, maximumPlanAge)
    running.start(.request(request)) {
      let result: Result<PlanReading, PlanRefusal>
      do throws(PlanRefusal) {
        result = .success(
          try await session.planReading(of: path, maximumAge: maximumAge, saying: words))
      } catch {
        result = .failure(error)
      }
      if !Task.isCancelled { queue.post(.planRead(request: request, result)) }
    }
  }

  private func startPreflight(
    _ request: Int, _ instances: [Instance], _ basis: PreflightBasis
  ) {
    let (session, queue, patience) = (session, queue, Patience())
    // It looks into the journals of others as well.
    running.start(.request(request)) {
      let report = await session.preflight(of: instances, after: basis) { progress in
        guard patience.isOver, !Task.isCancelled else { return }
        queue.post(.preflightProgress(request: request, progress))
      }
      if !Task.isCancelled { queue.post(.preflight(request: request, report)) }
    }
  }
}
