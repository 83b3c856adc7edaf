/// What a filter can ask by name.
package enum FilterField: String, Sendable, Hashable, CaseIterable {
  case id, name, ip
  case publicIP = "public_ip"
  case privateIP = "private_ip"
  case region, zone, product, state, phase, operate, type, tag, module, pay, age, created
  case protected, marked

  /// Whether the answer can change while the instance does not: with the time, or with the marks.
  var isFleeting: Bool {
    switch self {
    // Days of creation are those of the operator's clock.
    case .age, .created, .protected, .marked: true
    default: false
    }
  }

  /// Whether it is answered by yes or no.
  package var isFlag: Bool { self == .protected || self == .marked }

  /// Whether any of the instance's texts for this field satisfies `test`. An instance without one
  /// offers the empty text.
  func contains(
    in instance: Instance, _ context: FilterContext, where test: (String) -> Bool
  ) -> Bool {
    switch self {
    case .id: test(instance.key.id)
    case .name: test(instance.name)
    case .ip: isTrue(ofAnyIn: instance.publicIPs, instance.privateIPs, test)
    case .publicIP: isTrue(ofAnyIn: instance.publicIPs, [], test)
    case .privateIP: isTrue(ofAnyIn: instance.privateIPs, [], test)
    case .region: test(instance.region)
    case .zone: test(instance.zone)
    case .product: test(instance.key.product.rawValue)
    case .state: test(instance.state.rawValue)
    case .phase: test(instance.state.phase.rawValue)
    case .operate: test(instance.operateState)
    case .type: test(instance.type)
    case .tag: instance.tags.isEmpty ? test("") : instance.tags.contains { test($0.text) }
    case .module: test(instance.module) || (!instance.moduleID.isEmpty && test(instance.moduleID))
    case .pay: test(instance.payMode.rawValue)
    case .age: test(instance.age(at: context.now)?.description ?? "")
    case .created: test(instance.created?.shown(offset: context.zoneOffset) ?? "")
    case .protected: test(context.isProtected(instance) ? "yes" : "no")
    case .marked: test(context.isMarked(instance.key) ? "yes" : "no")
    }
  }

  private func isTrue(ofAnyIn first: [String], _ second: [String], _ test: (String) -> Bool) -> Bool
  {
    if first.isEmpty && second.isEmpty { return test("") }
    return first.contains(where: test) || second.contains(where: test)
  }
}

extension Tag {
  /// `key=value`.
  package var text: String { "\(key)=\(value)" }
}

extension Timestamp {
  /// `2026-11-22 18:00:00` on a clock that stands `offset` seconds east of UTC.
  package func shown(offset: Int) -> String { "\(date(offset: offset)) \(time(offset: offset))" }
}
