/// The values that fields with a closed set can have, as far as they are known.
///
/// Products, phases, ways to pay and flags are the program's own and always known. Regions, zones
/// and states are the services': they are judged once the services have named theirs.
package struct FilterVocabulary: Sendable, Hashable {
  /// nil where the services have not named them yet.
  package var regions: Set<String>?
  package var zones: Set<String>?
  package var states: Set<String>?

  /// Only what the program itself defines.
  package static let fixed = FilterVocabulary()

  package init(
    regions: Set<String>? = nil, zones: Set<String>? = nil, states: Set<String>? = nil
  ) {
    self.regions = regions
    self.zones = zones
    self.states = states
  }

  /// nil where the field may have any value, or its set is not known yet.
  func values(of field: InstanceField) -> [String]? {
    if let own = field.ownValues { return own }
    let named = [.region: regions, .zone: zones, .state: states?.lowercased][field] ?? nil
    return named?.sorted()
  }

  /// - Throws: where no value of the field's set passes `test`, with the nearest one.
  func judge(
    _ field: InstanceField, _ value: FilterValue, where test: (String) -> Bool
  ) throws(FilterError) {
    guard let known = values(of: field) else { return }
    if value.isEmpty, field.canBeEmpty { return }
    guard !known.contains(where: test) else { return }
    throw FilterError(
      .unknownValue(value.text, field: field.filterWord), at: value.start,
      remedy: .value(near: value.text, among: known))
  }
}

extension InstanceField {
  /// The values that the program defines; nil if the service defines them.
  fileprivate var ownValues: [String]? {
    switch source {
    case .product: Product.allCases.map(\.rawValue)
    case .phase: InstanceState.Phase.allCases.map(\.rawValue)
    case .pay: PayMode.allCases.map(\.rawValue)
    case .protected, .marked: ["yes", "no"]
    case .id, .name, .state, .trait, .addresses, .tags, .created, .age: nil
    }
  }

  /// Whether an instance can be without a value for it, so that `""` asks for something.
  var canBeEmpty: Bool { ownValues == nil }
}

extension Set<String> {
  fileprivate var lowercased: Set<String> { Set(map { $0.lowercased() }) }
}
