extension InstanceField {
  /// The value for people; empty where there is none.
  package func text(of instance: Instance, in context: FilterContext) -> String {
    switch source {
    case .product: instance.product.displayName
    case .created: instance.created?.shown(offset: context.zoneOffset) ?? ""
    case .age: age(of: instance, at: context.now)?.description ?? ""
    case .pay: instance.payMode == .unknown ? "" : instance.payMode.rawValue
    case .protected: context.isProtected(instance) ? "yes" : ""
    case .marked: context.isMarked(instance.key) ? "yes" : ""
    case .id, .name, .state, .phase, .trait, .addresses, .tags: record(of: instance)
    }
  }

  /// Whether the value for people changes while time passes.
  package var passesWithTime: Bool { if case .age = source { true } else { false } }

  /// The value for programs; empty where there is none, and for what is no instance's own.
  package func record(of instance: Instance) -> String {
    switch source {
    case .id: instance.id
    case .name: instance.name
    case .product: instance.product.rawValue
    case .state: instance.state.rawValue
    case .phase: instance.state.phase.rawValue
    case .trait(let path, _): instance.traits[keyPath: path]
    case .addresses(let kind): instance.addresses(kind).joined(separator: " ")
    case .tags: instance.tags.map(\.text).joined(separator: " ")
    case .created: instance.created?.iso8601() ?? ""
    case .pay: instance.payMode.rawValue
    case .age, .protected, .marked: ""
    }
  }

  /// Whether any of the instance's texts for this field satisfies `test`. An instance without one
  /// offers the empty text.
  func contains(
    in instance: Instance, _ context: FilterContext, where test: (String) -> Bool
  ) -> Bool {
    switch source {
    case .id: return test(instance.key.id)
    case .name: return test(instance.name)
    case .product: return test(instance.key.product.rawValue)
    case .state: return test(instance.state.rawValue)
    case .phase: return test(instance.state.phase.rawValue)
    case .trait(let path, let second):
      if test(instance.traits[keyPath: path]) { return true }
      guard let other = second.map({ instance.traits[keyPath: $0] }) else { return false }
      return !other.isEmpty && test(other)
    case .addresses(.public): return isTrue(ofAnyIn: instance.publicIPs, [], test)
    case .addresses(.private): return isTrue(ofAnyIn: instance.privateIPs, [], test)
    case .addresses(.all): return isTrue(ofAnyIn: instance.publicIPs, instance.privateIPs, test)
    case .tags:
      return instance.tags.isEmpty ? test("") : instance.tags.contains { test($0.text) }
    case .created: return test(instance.created?.shown(offset: context.zoneOffset) ?? "")
    case .age: return test(age(of: instance, at: context.now)?.description ?? "")
    case .pay: return test(instance.payMode.rawValue)
    case .protected: return test(context.isProtected(instance) ? "yes" : "no")
    case .marked: return test(context.isMarked(instance.key) ? "yes" : "no")
    }
  }

  /// How long ago the field's time was; nil without one, and for other fields.
  func age(of instance: Instance, at now: Timestamp) -> Age? {
    guard case .age(let time, _) = source else { return nil }
    return time(instance).map { Age(seconds: now.seconds(since: $0)) }
  }

  private func isTrue(ofAnyIn first: [String], _ second: [String], _ test: (String) -> Bool) -> Bool
  {
    if first.isEmpty && second.isEmpty { return test("") }
    return first.contains(where: test) || second.contains(where: test)
  }

  /// Whether both show the same, which is what marking by the value under the cursor goes by.
  package func sameValue(_ left: Instance, _ right: Instance, in context: FilterContext) -> Bool {
    text(of: left, in: context) == text(of: right, in: context)
  }
}

extension Instance {
  fileprivate func addresses(_ kind: InstanceFieldSource.AddressKind) -> [String] {
    switch kind {
    case .all: publicIPs + privateIPs
    case .public: publicIPs
    case .private: privateIPs
    }
  }
}

extension Tag {
  /// `key=value`.
  package var text: String { "\(key)=\(value)" }
}

extension Timestamp {
  /// `2026-11-22 18:00:00` on a clock `offset` seconds east of UTC.
  package func shown(offset: Int) -> String { "\(date(offset: offset)) \(time(offset: offset))" }
}
