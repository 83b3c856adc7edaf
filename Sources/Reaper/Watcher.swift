internal import Fleet

/// Where one reading can speak of several instances: a region of EdgeZone, all of ECM.
struct Ground: Hashable, Sendable {
  var product: Product
  var region: String

  init(of instance: Instance) {
    product = instance.product
    region = instance.product.isRegional ? instance.region : ""
  }
}

/// Reads what is open on one ground, pass after pass, until readings have settled it.
actor Watcher {
  let ground: Ground
  let service: any FleetService
  let record: OperationRecord
  /// nil where nothing is ever sent: what was not carried out stays so.
  let queue: SendQueue?
  let sentTimes: SentTimes
  let time: MonotonicTime
  let now: @Sendable () -> Timestamp
  let random: @Sendable () -> Double
  let settings: ReaperSettings
  /// Where the ground's instances stand in the plan.
  private let places: [Int]
  let startedAt: Duration
  var sightings: [InstanceKey: Sighting] = [:]
  private var pace = 0
  var foundSomething = false
  /// What this pass found unchanged by a call whose answer was lost.
  var inert: [(result: InstanceResult, failure: ServiceFailure)] = []
  /// Rows of the last listing by state.
  private var listedCount = 0

  init(
    ground: Ground, places: [Int], service: any FleetService, record: OperationRecord,
    queue: SendQueue?, sentTimes: SentTimes, time: MonotonicTime,
    now: @escaping @Sendable () -> Timestamp, random: @escaping @Sendable () -> Double,
    settings: ReaperSettings
  ) {
    self.ground = ground
    self.places = places
    self.service = service
    self.record = record
    self.queue = queue
    self.sentTimes = sentTimes
    self.time = time
    self.now = now
    self.random = random
    self.settings = settings
    startedAt = time.now
  }

  func watch() async {
    while !Task.isCancelled {
      await pass()
      let interval = settings.watchIntervals[min(pace, settings.watchIntervals.count - 1)]
      guard (try? await time.sleep(for: interval * (1 + settings.jitter * random()))) != nil
      else { return }
    }
  }

  /// Reads everything that is due, once.
  private func pass() async {
    let due = due()
    guard !due.isEmpty else { return pace = 0 }
    foundSomething = due.contains { sightings[$0]?.readAt == nil }
    let unlisted = await list(due)
    await withDiscardingTaskGroup { group in
      let chunks = unlisted.chunked(by: ground.product.idsPerReading)
      // Each lane reads one chunk after another, so that only so many are under way at once.
      for lane in 0..<min(settings.readingsInFlight, chunks.count) {
        let mine = stride(from: lane, to: chunks.count, by: settings.readingsInFlight)
          .map { chunks[$0] }
        group.addTask { for chunk in mine where !Task.isCancelled { await self.read(chunk) } }
      }
    }
    await takeUpInert()
    await noteLag(due)
    pace = foundSomething ? 0 : pace + 1
  }

  /// What is on its way or unknown, without the stuck that were read a short while ago.
  private func due() -> [InstanceKey] {
    let now = time.now
    return record.page.results { results in
      places.compactMap { place in
        let result = results.instances[place]
        switch result.outcome {
        case .accepted, .terminating, .slow, .unknown: return result.instance.key
        case .stuck:
          // What one reading has begun to settle does not wait that long for the next.
          guard let sighting = sightings[result.instance.key], !sighting.isHalfSettled,
            let readAt = sighting.readAt
          else { return result.instance.key }
          return now - readAt >= settings.stuckInterval ? result.instance.key : nil
        default: return nil
        }
      }
    }
  }

  /// Asks ECM for everything that is terminating, where that takes fewer calls than asking for
  /// each five. Who is missing there may be in any state, and still has to be read.
  ///
  /// - Returns: what is still to be read by id.
  private func list(_ due: [InstanceKey]) async -> [InstanceKey] {
    let listingCalls = Self.calls(max(due.count, listedCount), ground.product.rowsPerPage)
    guard ground.product == .ecm, listingCalls < Self.calls(due.count, Product.ecm.idsPerReading)
    else { return due }
    let began = time.now
    do {
      let listed = try await service.terminating(ListingScope(product: .ecm, region: nil))
      listedCount = listed.count
      let byKey = Dictionary(listed.map { ($0.key, $0) }) { first, _ in first }
      await take(
        due.compactMap { byKey[$0] }.map { ($0.key, $0) }, began: began, requestID: "")
      await noteReturned(byKey)
      return due.filter { byKey[$0] == nil }
    } catch {
      await unanswered(error, once: "list \(ground)")
      return []
    }
  }

  private static func calls(_ count: Int, _ size: Int) -> Int { (count + size - 1) / size }

  private func read(_ keys: [InstanceKey]) async {
    let began = time.now
    do {
      let reading = try await service.read(
        keys.map(\.id), of: ground.product, in: ground.region)
      let byKey = Dictionary(reading.instances.map { ($0.key, $0) }) { first, _ in first }
      await take(keys.map { ($0, byKey[$0]) }, began: began, requestID: reading.requestID)
    } catch  where error.kind == .alreadyGone {
      // The service may refuse a question that names an absent instance. Alone, that is an answer.
      guard keys.count > 1 else {
        return await take(keys.map { ($0, nil) }, began: began, requestID: error.requestID)
      }
      for key in keys { await read([key]) }
    } catch {
      await unanswered(error, once: "read \(ground)")
    }
  }

  private func unanswered(_ failure: ServiceFailure, once kind: String) async {
    guard !Task.isCancelled, failure.kind != .cancelled else { return }
    let place = ground.region.isEmpty ? "" : " in \(ground.region)"
    await record.commit(
      record.firstNotice(
        "\(kind) \(failure.code)", .warning,
        "Reading \(ground.product.displayName)\(place) failed (\(failure.code)): trying again."))
  }
}
