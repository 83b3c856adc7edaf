import Dashboard
import Fleet
import OwnFiles
import Reaper
import Synchronization

/// Remembers the fleet from one run to the next. Reading and writing happen beside the screen's
/// loop, and nothing that goes wrong here stops anything: the fleet is listed anyway.
final class FleetCache: Sendable {
  private let session: FleetSession
  private let state = Mutex(State())

  private struct State {
    /// What was remembered, read while the terminal is made ready; let go once it is shown, and its
    /// bytes with it.
    var early: Task<Recollection, Never>?
    var key: CacheKey?
    /// As STS named it; empty before.
    var account = ""
    /// Of the remembered fleet that is on the screen.
    var rememberedAccount = ""
    var written: Snapshot?
    var writing: Task<Void, Never>?
  }

  /// What a written file was of: another listing or another row makes another one.
  private struct Snapshot: Equatable {
    var asOf: Timestamp?
    var generation: Int
  }

  /// What a file held, ready to be shown.
  private struct Recalled {
    var account: String
    var inventory: Inventory
  }

  private typealias Recollection = (
    key: CacheKey?, fleet: Result<Recalled?, RememberedProblem>
  )

  init(_ session: FleetSession) {
    self.session = session
    let early = Task<Recollection, Never>(executorPreference: DiskExecutor.shared) { [session] in
      guard let key = await session.cacheKey() else { return (nil, .success(nil)) }
      return (key, Self.recalled(key, in: session.paths.cache))
    }
    state.withLock { $0.early = early }
  }

  /// What is to be shown before anything is asked.
  func recall() async -> [DashboardEvent] {
    let early = state.withLock { state in
      defer { state.early = nil }
      return state.early
    }
    guard let (key, fleet) = await early?.value else { return [] }
    state.withLock { $0.key = key }
    return key == nil ? [] : events(for: fleet)
  }

  /// STS has named the account. What was remembered of another one is forgotten, and with temporary
  /// keys this is the first moment at which anything can be found.
  func recall(of account: Account) async -> [DashboardEvent] {
    let (isOther, isFirst) = state.withLock { state in
      state.account = account.id
      let remembered = state.rememberedAccount
      return (!remembered.isEmpty && remembered != account.id, state.key == nil)
    }
    if isOther { return [.listing(.forgotten)] }
    guard isFirst, let key = await session.cacheKey(account: account) else { return [] }
    state.withLock { $0.key = key }
    return events(for: Self.recalled(key, in: session.paths.cache))
  }

  private static func recalled(
    _ key: CacheKey, in folder: String
  ) -> Result<Recalled?, RememberedProblem> {
    read(key, in: folder).map { fleet in
      fleet.map { Recalled(account: $0.account, inventory: Inventory($0)) }
    }
  }

  private func events(for fleet: Result<Recalled?, RememberedProblem>) -> [DashboardEvent] {
    switch fleet {
    case .success(nil): return []
    case .failure(let problem): return [.cacheFailed(problem)]
    case .success(let fleet?):
      let isOther = state.withLock { state in
        state.rememberedAccount = fleet.account
        return !state.account.isEmpty && !fleet.account.isEmpty && state.account != fleet.account
      }
      return isOther ? [] : [.listing(.recalled(fleet.inventory))]
    }
  }

  /// Writes what has been listed, if any part has answered since the last time. Returns at once.
  ///
  /// - Parameter report: called where it could not be written.
  func keep(_ inventory: Inventory, report: @escaping @Sendable (RememberedProblem) -> Void) {
    state.withLock { state in
      let snapshot = Snapshot(asOf: inventory.asOf, generation: inventory.generation)
      guard let key = state.key, snapshot.asOf != nil, snapshot != state.written else { return }
      state.written = snapshot
      let (account, previous, folder) = (state.account, state.writing, session.paths.cache)
      state.writing = Task(executorPreference: DiskExecutor.shared) {
        await previous?.value
        guard let fleet = RememberedFleet(inventory, account: account) else { return }
        do throws(RememberedProblem) {
          try Self.write(fleet, to: key, in: folder)
        } catch {
          report(error)
        }
      }
    }
  }

  /// Returns when all writes have finished.
  func settle() async { await state.withLock { $0.writing }?.value }

  static func read(
    _ key: CacheKey, in folder: String
  ) -> Result<RememberedFleet?, RememberedProblem> {
    do throws(RememberedProblem) {
      guard let folder = try CacheFolder(folder, isMade: false) else { return .success(nil) }
      guard let bytes = try folder.read(key.fileName) else { return .success(nil) }
      return .success(try RememberedFleet(decoding: bytes))
    } catch {
      return .failure(error)
    }
  }

  /// The regions of every fleet that is remembered here, of whatever keys; those of a file that
  /// cannot be used are left out.
  static func regions(in folder: String) -> [String] {
    guard let folder = try? CacheFolder(folder, isMade: false) else { return [] }
    var regions: Set<String> = []
    for name in folder.names(with: CacheKey.ending) {
      guard let bytes = try? folder.read(name),
        let fleet = try? RememberedFleet(decoding: bytes)
      else { continue }
      for instance in fleet.instances where !instance.region.isEmpty {
        regions.insert(instance.region)
      }
    }
    return regions.sorted()
  }

  static func write(
    _ fleet: RememberedFleet, to key: CacheKey, in folder: String
  ) throws(RememberedProblem) {
    guard let folder = try CacheFolder(folder, isMade: true) else { return }
    try folder.write(fleet.encoded(), to: key.fileName)
    folder.prune(ending: CacheKey.ending)
  }
}
