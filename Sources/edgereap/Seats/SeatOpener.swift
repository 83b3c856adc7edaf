import Dashboard
import Fleet
import OwnFiles
import Synchronization
import TencentCloud
import Terminal
import Words

/// Opens further profiles beside the screen's loop: reading the settings, fetching keys by a command and
/// asking for an account may take seconds.
///
/// The settings are read again each time. Profiles that are open keep what they were opened with.
final class SeatOpener: Sendable {
  struct Opened: Sendable {
    var profile: OpenProfile
    var configuration: DashboardConfiguration
  }

  enum Arrival: Sendable {
    case opened(Opened)
    case refused(name: String, any Error)
  }

  typealias Configure =
    @Sendable (FleetSession, FleetIdentity) throws -> DashboardConfiguration

  private struct State {
    /// Of the opening that is wanted; another one's result is dropped.
    var number = 0
    var task: Task<Void, Never>?
    var arrival: Arrival?
  }

  private let first: FleetSession
  private let waker: Waker
  private let maximumPlanAge: Int64
  private let configure: Configure
  private let state = Mutex(State())

  /// - Parameter first: the session that the program was started with.
  init(
    beside first: FleetSession, waker: Waker, maximumPlanAge: Int64,
    configure: @escaping Configure
  ) {
    self.first = first
    self.waker = waker
    self.maximumPlanAge = maximumPlanAge
    self.configure = configure
  }

  var isOpening: Bool { state.withLock { $0.task != nil || $0.arrival != nil } }

  /// Ends in an arrival, unless it is given up.
  func open(_ name: String) {
    giveUp()
    state.withLock { state in
      let number = state.number
      state.task = Task(executorPreference: DiskExecutor.shared) { [self] in
        let arrival: Arrival
        do {
          arrival = .opened(try await opened(name))
        } catch {
          arrival = .refused(name: name, error)
        }
        arrive(arrival, number)
      }
    }
  }

  /// The profile is not wanted any longer. Its keys are let go of as soon as they have come.
  func giveUp() {
    let dropped = state.withLock { state in
      state.task?.cancel()
      state.number += 1
      defer { (state.task, state.arrival) = (nil, nil) }
      return state.arrival
    }
    dropped?.drop()
  }

  func takeArrival() -> Arrival? {
    state.withLock { state in
      defer { state.arrival = nil }
      return state.arrival
    }
  }

  private func arrive(_ arrival: Arrival, _ number: Int) {
    let isWanted = state.withLock { state in
      guard state.number == number else { return false }
      (state.task, state.arrival) = (nil, arrival)
      return true
    }
    if isWanted { waker.wake() } else { arrival.drop() }
  }

  private func opened(_ name: String) async throws -> Opened {
    let session = try first.opening(name)
    do {
      let identity: FleetIdentity
      do throws(ServiceFailure) {
        identity = try await session.service.localIdentity()
      } catch {
        throw Exit(error)
      }
      try await session.judgeRegions(asksForZones: false)
      let configuration = try configure(session, identity)
      let profile = OpenProfile(
        session, queue: EventQueue(waker: waker), cache: FleetCache(session),
        words: Words(configuration.language), maximumPlanAge: maximumPlanAge)
      return Opened(profile: profile, configuration: configuration)
    } catch {
      session.close()
      throw error
    }
  }
}

extension SeatOpener.Arrival {
  /// Nobody waits for it.
  fileprivate func drop() {
    guard case .opened(let opened) = self else { return }
    opened.profile.runner.end()
    opened.profile.session.close()
  }
}
