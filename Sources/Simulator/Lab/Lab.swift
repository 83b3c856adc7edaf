/// Lab Machines, which no cloud has: a product that is as plain as one can be.
struct Lab: ProductFleet {
  static var service: Service { .lab }
  static let share = 0.2
  static let terminatedIDs = "MachineIds"

  var roster = Roster<LabMachine>()

  static func question(_ parameters: Parameters) -> Question {
    Question(ids: parameters.strings("MachineIds"), states: parameters.strings("States"))
  }

  func machine(number: Int, created: Int64, _ random: inout SplitMix64) -> LabMachine {
    LabMachine(
      id: "lab-\(random.tail())", name: "lab-machine-\(number)", number: number,
      region: random.pick(["ap-guangzhou", "ap-singapore"]), created: created)
  }
}

struct LabMachine: Machine {
  enum State: String {
    case running, terminating
  }

  var id: String
  var name: String
  var number: Int
  var region: String
  var state = State.running
  var lifecycle = Lifecycle.standing
  var created: Int64

  var stateText: String { state.rawValue }

  mutating func beginTermination() { state = .terminating }
  mutating func survive() { state = .running }

  mutating func succeed(number: Int, created: Int64, _ random: inout SplitMix64) {
    self = LabMachine(
      id: id, name: "lab-machine-\(number)", number: number, region: region, lifecycle: lifecycle,
      created: created)
  }
}

extension Service {
  static let lab = Service(
    name: "elm", version: "2026-11-01", fleet: Lab.self,
    actions: [
      "DescribeInstances": Action(
        schema: Schema([
          "MachineIds": .strings, "States": .strings, "Offset": .integer, "Limit": .integer,
        ]), run: Lab.describeInstances),
      "TerminateInstances": Action(
        schema: Schema(["MachineIds": .strings], required: ["MachineIds"]),
        run: Lab.terminateInstances),
    ])
}

extension Lab {
  @Sendable static func describeInstances(
    _ lab: inout Lab, _ world: inout World, _ call: inout Call
  ) throws(APIFailure) {
    let page = try call.page()
    let scope = lab.roster.listed()
    let machines = lab.roster.machines
    let positions =
      switch question(call.parameters) {
      case .everything: scope
      case .ids(let ids): scope.filter { ids.contains(machines[$0].id) }
      case .states(let states): scope.filter { states.contains(machines[$0].stateText) }
      }
    call.listInstances(positions, of: lab.roster, scope: scope, page: page, in: &world) {
      machine, row in
      row.member("InstanceId", machine.id)
      row.member("InstanceName", machine.name)
      row.member("Region", machine.region)
      row.member("State", machine.stateText)
      row.member("CreatedTime", ClockText.utc(machine.created))
    }
  }

  /// Accepts all of them or none.
  @Sendable static func terminateInstances(
    _ lab: inout Lab, _ world: inout World, _ call: inout Call
  ) throws(APIFailure) {
    let ids = Set(call.parameters.strings("MachineIds")).sorted()
    let positions = ids.compactMap { lab.roster.positions[$0] }.filter {
      lab.roster.machines[$0].lifecycle == .standing
    }
    let failure =
      positions.count < ids.count
      ? APIFailure("ResourceNotFound.Instance", "A machine does not exist.", "机器不存在。") : nil
    world.ledger.record(ids, of: service, requestID: call.requestID, at: world.now) { _ in
      failure?.code
    }
    if let failure { throw failure }
    for position in positions {
      let fate = world.fate(of: lab.roster.machines[position].id, draw: call.draw)
      lab.begin(position, fate: fate, in: &world)
    }
  }
}
