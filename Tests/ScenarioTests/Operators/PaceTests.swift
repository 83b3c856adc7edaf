import Glibc
import Support
import Testing

extension Scenarios {
  /// The API's ceiling of 20 calls a second is used and never passed, as the server counts it.
  ///
  /// Machines have slow moments: a rate that is not reached is measured anew, three times at most,
  /// and held against what the machine let a sleeper do in the same seconds. One that stands still
  /// bunches calls that are on their way.
  @Suite(.serialized) struct Pace {
    @Test func tenThousandOfEdgeZoneGoAtTheCeiling() throws {
      try measure {
        let stage = try Stage("--instances", "26300", "--fault", "jitter=40")
        let plan = try stage.plan("--product", "edgezone", "--filter", "state:running")
        #expect(plan.targets.count > 9_500)
        return try stage.rate(of: "edgezone", applying: [plan])
      }
    }

    /// Refusals that name nobody multiply the calls, so that a few hundred instances make as many
    /// calls as many thousand.
    @Test func ecmGoesAtTheCeiling() throws {
      try measure {
        let stage = try Stage("--instances", "700", "--fault", "jitter=40", "--fault", "poison=20")
        let plan = try stage.plan("--product", "ecm", "--filter", "state:running")
        return try stage.rate(of: "ecm", applying: [plan])
      }
    }

    @Test func twoProgramsShareTheCeiling() throws {
      try measure {
        let stage = try Stage("--instances", "12000", "--fault", "jitter=40")
        let plans = try ["[0-9a-h]", "[i-z]"].map {
          try stage.plan("--product", "edgezone", "--filter", "state:running id~^epm-\($0)")
        }
        return try stage.rate(of: "edgezone", applying: plans)
      }
    }

    /// The pace is the user's, and not that of a folder of state.
    @Test func twoStateFoldersOfOneUserShareTheCeiling() throws {
      try measure {
        let stage = try Stage("--instances", "4000", "--fault", "jitter=40")
        let plans = try ["[0-9a-h]", "[i-z]"].map {
          try stage.plan("--product", "edgezone", "--filter", "state:running id~^epm-\($0)")
        }
        let rate = try stage.rate(of: "edgezone", applying: plans) {
          ["XDG_STATE_HOME": "\(stage.folder.path)/state-\($0)"]
        }
        #expect(rate.calls > 20)
        return rate
      }
    }

    /// The second program starts when the first has just sent, and may not begin a second anew.
    @Test func onePaceGoesOnFromOneApplyToTheNext() throws {
      try measure(isFull: false) {
        let stage = try Stage("--instances", "2400", "--fault", "jitter=40")
        let plans = try ["[a-h]", "[i-p]", "[q-z]"].map {
          try stage.plan("--product", "edgezone", "--filter", "state:running id~-\($0)")
        }
        let rate = try stage.rate(of: "edgezone", applying: plans, isInTurn: true)
        #expect(rate.calls > 30)
        return rate
      }
    }

    /// A screen lists before it has learned whose keys it has, when another has long known it.
    @Test func readingsOfAScreenThatOpensBesideAnotherKeepToOneCeiling() throws {
      let stage = try Stage("--instances", "4000", "--fault", "slow=1500@GetCallerIdentity")
      let sleeper = Sleeper()
      let first = try stage.screen()
      try first.wait(for: "account 100012340012", seconds: 30)
      try first.wait(for: "4,000 of 4,000", seconds: 60)
      let listed = try stage.readings
      first.send("r")
      let second = try stage.screen()
      // What is remembered shows at once, so that the requests are waited for.
      let isListed = try second.waitUntil(seconds: 60) { _ in try stage.readings >= 3 * listed }
      try #require(isListed)
      try stage.expectTheCeilingKept(beside: sleeper, isShared: false)
    }

    /// - Parameter isFull: Whether calls leave all the time.
    private func measure(isFull: Bool = true, _ attempt: () throws -> MeasuredRate) throws {
      var rates: [MeasuredRate] = []
      while rates.count < 3 {
        let rate = try attempt()
        print("pace: \(rate)")
        rates.append(rate)
        let isKept = rate.throttled == 0 && rate.mostInAnySecond <= 20
        if isKept, !isFull || rate.callsPerSecond >= 0.94 * 20 * rate.leeway { return }
        // Only a machine that stood still excuses more.
        guard isKept || rate.sleeper.hasSeenAStandstill else { break }
      }
      Issue.record("The ceiling was passed, or 0.94 of it not reached: \(rates)")
    }
  }
}

/// What the server counted of one service's terminations.
struct MeasuredRate {
  var calls: Int
  var throttled: Int
  var mostInAnySecond: Int
  /// From the first to the last.
  var callsPerSecond: Double
  /// Slept beside it.
  var sleeper: Sleeper

  /// Who sends needs two processes to be awake, and so is held up more than who only sleeps.
  var leeway: Double {
    sleeper.punctuality > 0.99 ? 1 : sleeper.punctuality * sleeper.punctuality * 0.9
  }
}

extension Stage {
  /// Pages of both services.
  fileprivate var readings: Int {
    get throws {
      try statistics().actions.filter { $0.action == "DescribeInstances" }.map(\.requests)
        .reduce(0, +)
    }
  }

  /// Applies plans, side by side or in turn. Each target has to have been sent, and nothing else.
  fileprivate func rate(
    of service: String, applying plans: [FrozenPlan], isInTurn: Bool = false,
    changing changes: (Int) -> [String: String] = { _ in [:] }
  ) throws -> MeasuredRate {
    let sleeper = Sleeper()
    let numbered = Array(plans.enumerated())
    for round in isInTurn ? numbered.map({ [$0] }) : [numbered] {
      let programs = try round.map { try apply($1, "--no-wait", changing: changes($0)) }
      while programs.contains(where: { $0.ended() == nil }) { usleep(10_000) }
      for program in programs { #expect(program.ended().map { [2, 3].contains($0.code) } == true) }
    }
    #expect(try Set(plans.flatMap(\.targets)) == Set(ledger().keys))
    let action = try #require(try statistics()[service, "TerminateInstances"])
    return MeasuredRate(
      calls: action.requests, throttled: action.throttled,
      mostInAnySecond: action.maximumInAnySecond, callsPerSecond: action.callsPerSecond ?? 0,
      sleeper: sleeper)
  }
}
