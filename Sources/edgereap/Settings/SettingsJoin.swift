import Words

/// How the value that a policy has for a key holds together with an operator's. What is joined is never
/// looser than either, and a policy that does not have the key changes nothing.
struct SettingsJoin<Target>: Sendable {
  var rule: JoinRule
  /// Takes what a policy has into what an operator has.
  var join: @Sendable (inout Target, _ policy: Target) -> Void
  /// The value as a file has it; nil where there is none, or the items of a list are shown one by one.
  var text: @Sendable (Target) -> String?
  /// Throws for what a policy alone may not have.
  private var isUsable: @Sendable (SettingsNode) throws -> Void = { _ in }

  init(
    _ rule: JoinRule, text: @escaping @Sendable (Target) -> String? = { _ in nil },
    join: @escaping @Sendable (inout Target, Target) -> Void
  ) {
    self.rule = rule
    self.join = join
    self.text = text
  }

  /// - Throws: where a policy cannot have this value.
  func check(_ target: Target, _ node: SettingsNode) throws {
    try isUsable(node)
    guard case .only(let value) = rule, text(target) != value else { return }
    throw node.unexpected { $0.onlyInPolicy(value) }
  }

  /// - Parameter isUsable: Throws for what a policy alone may not have.
  func checking(_ isUsable: @escaping @Sendable (SettingsNode) throws -> Void) -> SettingsJoin {
    var copy = self
    copy.isUsable = isUsable
    return copy
  }

  func within<Whole>(_ path: any WritableKeyPath<Whole, Target> & Sendable) -> SettingsJoin<Whole> {
    SettingsJoin<Whole>(rule) { [text] in
      text($0[keyPath: path])
    } join: { [join] in
      join(&$0[keyPath: path], $1[keyPath: path])
    }.checking(isUsable)
  }
}

/// What becomes of a policy's value and an operator's, as the manual has it.
enum JoinRule: Sendable {
  case added, common, both, larger, replaced, liftable
  /// A policy can have this value alone, and it wins.
  case only(String)

  /// For the manual and the reference page.
  func summary(_ words: Words) -> String {
    switch self {
    case .added:
      words.pick("added to the operator's; their names may not clash", "与运维人员的规则同时生效；名称不得重复")
    case .common: words.pick("only those that both name", "仅限双方都列出的")
    case .both: words.pick("both hold", "两者同时生效")
    case .larger: words.pick("the larger one holds", "以较大者为准")
    case .replaced: words.pick("the policy's alone", "只用策略的")
    case .liftable:
      words.pick(
        "a rule has to be listed in both; without the key, no rule of the policy",
        "规则须在双方均列出；策略未写此键时，其自身的规则均不可解除")
    case .only(let value): words.pick("only \(value), which then holds", "只能为 \(value)，且必定生效")
    }
  }
}

extension SettingsJoin {
  /// A value that two of its kind can be joined to.
  ///
  /// - Parameter join: the operator's and the policy's.
  static func of<Value>(
    _ path: any WritableKeyPath<Target, Value> & Sendable, _ rule: JoinRule,
    text: @escaping @Sendable (Value) -> String?,
    join: @escaping @Sendable (Value, Value) -> Value
  ) -> Self {
    Self(rule) {
      text($0[keyPath: path])
    } join: {
      $0[keyPath: path] = join($0[keyPath: path], $1[keyPath: path])
    }
  }

  /// A number of which the larger holds.
  static func larger(_ path: any WritableKeyPath<Target, Int> & Sendable) -> Self {
    .of(path, .larger, text: { "\($0)" }, join: max)
  }

  /// A flag that a policy can only set.
  static func set(_ path: any WritableKeyPath<Target, Bool> & Sendable) -> Self {
    .of(path, .only("true"), text: { "\($0)" }, join: { $0 || $1 })
  }

  /// A choice of which a policy can only have the tighter one.
  static func only<Choice: RawRepresentable<String> & Hashable & Sendable>(
    _ tighter: Choice, _ path: any WritableKeyPath<Target, Choice> & Sendable
  ) -> Self {
    .of(path, .only(tighter.rawValue), text: \.rawValue, join: { $1 == tighter ? $1 : $0 })
  }

  /// The same of a key without a default.
  static func only<Choice: RawRepresentable<String> & Hashable & Sendable>(
    _ tighter: Choice, _ path: any WritableKeyPath<Target, Choice?> & Sendable
  ) -> Self {
    .of(path, .only(tighter.rawValue), text: { $0?.rawValue }, join: { $1 == tighter ? $1 : $0 })
  }
}

extension [String] {
  /// As a file has the list.
  var settingsText: String { SettingsValue.list(map { .text($0) }).inline }
}
