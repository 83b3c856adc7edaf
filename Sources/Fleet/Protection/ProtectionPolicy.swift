/// The rules in force. Lifting one takes two keys: an entry in the settings and an option at the
/// start of the program.
package struct ProtectionPolicy: Sendable {
  package var rules: [ProtectionRule] { didSet { prepare() } }
  package var keep: [KeepRule]
  /// Rules that the settings allow to be lifted.
  package var liftable: Set<String> { didSet { prepare() } }
  /// Rules that the settings allow to be lifted, and the policy of the host does not.
  package var barred: Set<String>
  /// The rules that this run was asked to lift.
  package var lifted: Set<String> { didSet { prepare() } }
  /// The rules that are not lifted.
  private var inForce: [PreparedRule] = []
  /// The rules in force that test the name.
  private var byName: [PreparedRule] = []

  package init(
    rules: [ProtectionRule] = ProtectionRule.shipped, keep: [KeepRule] = [],
    liftable: Set<String> = [], barred: Set<String> = [], lifted: Set<String> = []
  ) {
    self.rules = rules
    self.keep = keep
    self.liftable = liftable
    self.barred = barred
    self.lifted = lifted
    prepare()
  }

  private mutating func prepare() {
    inForce = rules.filter { !isLifted($0.name) }.map { PreparedRule($0) }
    byName = inForce.filter(\.readsNames)
  }

  package func isLifted(_ rule: String) -> Bool { liftable.contains(rule) && lifted.contains(rule) }

  /// The keep rules that are not lifted.
  package var keepInForce: [KeepRule] { keep.filter { !isLifted($0.name) } }

  /// The first rule that protects the instance; nil where none does. A name that cannot be read whole
  /// may be one that a rule is about, so that it protects.
  package func verdict(for instance: Instance, at now: Timestamp) -> ProtectionVerdict? {
    // By index, since a loop over the elements keeps a copy of each while it is asked.
    let prepared = inForce.span
    for index in prepared.indices where prepared[index].protects(instance, at: now) {
      return prepared[index].verdict
    }
    guard !byName.isEmpty, instance.hasDamagedName else { return nil }
    let doubtful = byName.first { $0.mayProtect(instance, at: now) }
    return doubtful.map { ProtectionVerdict(rule: $0.verdict.rule, reason: .unreadableName) }
  }

  /// The rules that could not be lifted, each with the reason.
  package var refusedOverrides: [(rule: String, OverrideRefusal)] {
    let names = Set(rules.map(\.name) + keep.map(\.name))
    return lifted.sorted().compactMap { name in
      guard names.contains(name) else { return (name, .unknownRule) }
      if liftable.contains(name) { return nil }
      return (name, barred.contains(name) ? .heldByPolicy : .notLiftable)
    }
  }

  package enum OverrideRefusal: Sendable, CaseIterable {
    case unknownRule, notLiftable, heldByPolicy
  }
}

extension ProtectionPolicy: Hashable {
  package static func == (left: ProtectionPolicy, right: ProtectionPolicy) -> Bool {
    left.rules == right.rules && left.keep == right.keep && left.liftable == right.liftable
      && left.barred == right.barred && left.lifted == right.lifted
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(rules)
    hasher.combine(keep)
    hasher.combine(liftable)
    hasher.combine(barred)
    hasher.combine(lifted)
  }
}

extension Instance {
  private static let damage = Needle("\u{FFFD}")

  /// Whether the name has U+FFFD in it, which stands for what could not be read. Hardly any name has
  /// even its first byte.
  package var hasDamagedName: Bool {
    name.withBytes { $0.contains(0xEF) } && Self.damage.isContained(in: name)
  }
}
