import Fleet
import Support

/// A small cloud with a memory: what every instance was at each moment, who terminated it, and what
/// each question was answered.
struct World {
  /// An instance as a row shows it.
  struct Row: Hashable {
    var id: String
    var region: String
    var name: String
    var address: String
    /// Seconds since 1970.
    var created: Int64
    var state: String
    var operation: String
    /// 0 is the planned one; more are others that were given its id.
    var life: Int
  }

  struct Moment {
    var from: Double
    var row: Row?
  }

  struct Execution: Hashable {
    var id: String
    var life: Int
    var at: Double
  }

  /// A call that names ids and has not arrived yet.
  struct Underway {
    var at: Double
    var ids: [String]
  }

  let hardship: Hardship
  let limit: Double
  var random: SplitMix
  var moments: [String: [Moment]] = [:]
  /// In the order in which they are listed.
  var order: [String] = []
  var executions: [Execution] = []
  var underway: [Underway] = []
  /// Calls that arrived, by action.
  var arrivals: [String: [Double]] = [:]
  /// Terminations that named an id: when they came, and whether the answer left open what became of
  /// them.
  var named: [String: [(at: Double, isOpen: Bool)]] = [:]
  var busyUntil: [String: Double] = [:]
  var ignored: Set<String> = []
  var answersByID: [[Row]] = []

  static let regions = ["ap-guangzhou", "ap-chengdu"]
  static let epoch: Int64 = 1_790_000_000

  /// - Parameter limit: seconds after which a call cannot arrive any more.
  init(_ hardship: Hardship, seed: UInt64, limit: Double) {
    self.hardship = hardship
    self.limit = limit
    random = SplitMix(seed: seed)
    let prefix = hardship.product == .ecm ? "ein" : "epm"
    for number in 0..<(hardship.targets + hardship.others) {
      let id = "\(prefix)-\(String(100_000 + number).dropFirst())"
      // Some of the targets share their creation time with others.
      let row = Row(
        id: id, region: Self.regions[number % 2], name: "edge-\(number)",
        address: "10.0.\(number / 250).\(number % 250)", created: Self.epoch + Int64(number / 3),
        state: running, operation: "RunInstances:SUCCESS", life: 0)
      moments[id] = [Moment(from: -1_000, row: row)]
      order.append(id)
    }
    // Where the targets are in the list is nobody's merit.
    order.shuffle(using: &random)
    for id in targets {
      if chance(hardship.busy) { busyUntil[id] = Double.random(in: 0...25, using: &random) }
      if chance(hardship.ignored) { ignored.insert(id) }
      if chance(hardship.renamed) { rename(id, at: Double.random(in: 2...60, using: &random)) }
      if chance(hardship.terminatedByOthers) {
        // Nobody else's termination is followed by another instance under the id: between a last
        // reading and a call there is always a moment.
        leave(id, at: Double.random(in: 2...60, using: &random), isReused: false)
      }
    }
  }

  var targets: [String] {
    let prefix = hardship.product == .ecm ? "ein" : "epm"
    return (0..<hardship.targets).map { "\(prefix)-\(String(100_000 + $0).dropFirst())" }
  }

  var running: String { hardship.product == .ecm ? "RUNNING" : "running" }
  var terminating: String { hardship.product == .ecm ? "TERMINATING" : "terminating" }

  mutating func chance(_ share: Double) -> Bool {
    share > 0 && Double.random(in: 0..<1, using: &random) < share
  }

  func row(_ id: String, at time: Double) -> Row? {
    moments[id]?.last { $0.from <= time }?.row
  }

  private mutating func put(_ row: Row?, of id: String, at time: Double) {
    moments[id]?.append(Moment(from: time, row: row))
    moments[id]?.sort { $0.from < $1.from }
  }

  private mutating func rename(_ id: String, at time: Double) {
    guard var row = row(id, at: time) else { return }
    row.name += "-renamed"
    put(row, of: id, at: time)
  }

  /// - Returns: whether it was there to be terminated.
  mutating func execute(_ id: String, at time: Double) -> Bool {
    guard let row = row(id, at: time), row.state == running else { return false }
    executions.append(Execution(id: id, life: row.life, at: time))
    leave(id, at: time, isReused: chance(hardship.reused))
    return true
  }

  /// What is to come is known from then on.
  private mutating func leave(_ id: String, at time: Double, isReused: Bool) {
    guard var row = row(id, at: time), row.state == running else { return }
    moments[id]?.removeAll { $0.from > time }
    row.state = terminating
    row.operation = "TerminateInstances:OPERATING"
    if hardship.product == .edgezone { row.address = "" }
    put(row, of: id, at: time)
    let end = time + Double.random(in: 2...40, using: &random)
    if chance(hardship.stuck) { return }
    if chance(hardship.givesUp) {
      row.state = running
      row.operation =
        Bool.random(using: &random) ? "TerminateInstances:FAILED" : "StopInstances:SUCCESS"
      return put(row, of: id, at: end)
    }
    put(nil, of: id, at: end)
    if chance(hardship.flickers) {
      put(row, of: id, at: end + 2)
      put(nil, of: id, at: end + 7)
    }
    guard isReused else { return }
    let back = end + 8 + Double.random(in: 0...20, using: &random)
    put(
      Row(
        id: id, region: row.region, name: "somebody-\(id)", address: "10.9.9.9",
        created: Self.epoch + 1_000_000, state: running, operation: "RunInstances:SUCCESS",
        life: row.life + 1), of: id, at: back)
  }

  /// Carries out what was under way and has arrived.
  mutating func arrive(until time: Double) {
    let due = underway.filter { $0.at <= time }.sorted { $0.at < $1.at }
    underway.removeAll { $0.at <= time }
    for call in due { _ = terminate(call.ids, at: call.at) }
  }
}
