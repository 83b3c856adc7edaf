/// The fleet of one product: its machines, and all else that its API shows.
///
/// Whatever differs between products is in the folder of the product; nothing else asks which it has.
protocol ProductFleet: Sendable {
  associatedtype M: Machine

  /// Its row of the table.
  static var service: Service { get }
  /// How much of a world is its, beside the shares of the others.
  static var share: Double { get }
  /// Which faults can touch it, of those that not every product meets.
  static var habits: Set<Habit> { get }
  /// The parameter of `TerminateInstances` that has the ids.
  static var terminatedIDs: String { get }
  /// What a `DescribeInstances` asks for.
  static func question(_ parameters: Parameters) -> Question

  var roster: Roster<M> { get set }

  init()

  /// Makes what has to be there before the first machine.
  mutating func prepare(_ random: inout SplitMix64)
  func machine(number: Int, created: Int64, _ random: inout SplitMix64) -> M
  /// The machine of the published examples that has a number; nil where another product has it, or
  /// none.
  func example(_ number: Int, _ random: inout SplitMix64) -> M?
  /// Makes what is bound to the machines, which are settled.
  mutating func finish(in world: World, _ random: inout SplitMix64)
  /// Makes what is bound to a machine that has taken over an id.
  mutating func equip(_ machine: M, _ random: inout SplitMix64)
  /// Lets go of what is bound to a machine that is gone.
  mutating func release(_ machine: M)
}

extension ProductFleet {
  static var habits: Set<Habit> { [] }

  mutating func prepare(_ random: inout SplitMix64) {}
  func example(_ number: Int, _ random: inout SplitMix64) -> M? { nil }
  mutating func finish(in world: World, _ random: inout SplitMix64) {}
  mutating func equip(_ machine: M, _ random: inout SplitMix64) {}
  mutating func release(_ machine: M) {}

  mutating func undo(since instant: Int64) { roster.undo(since: instant) }
}

/// What only some products do, as far as faults ask for it.
enum Habit: Sendable {
  /// A termination is accepted or refused as a whole.
  case answersAsAWhole
  /// Each instance of a termination is accepted or refused by itself.
  case answersEach
  /// A machine may be listed under either of two prefixes.
  case hasTwoPrefixes
}
