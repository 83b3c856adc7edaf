import Canvas
import Fleet
import Words

/// What a column of the list shows of an instance.
struct ListCell {
  let text: String

  init(_ field: InstanceField, of instance: Instance, _ words: Words, _ context: FilterContext) {
    switch field.source {
    case .addresses(.public): text = Self.short(instance.publicIPs)
    case .addresses(.private): text = Self.short(instance.privateIPs)
    case .trait where field == .region: text = words.region(instance.region)
    default: text = words.text(field, of: instance, in: context)
    }
  }

  /// The columns of the sign before a value.
  static func signWidth(of field: InstanceField) -> Int { field == .state ? 2 : 0 }

  /// `203.0.113.7 +1`: the first, and how many more there are.
  private static func short(_ addresses: [String]) -> String {
    guard let first = addresses.first else { return "" }
    return addresses.count > 1 ? "\(first) +\(addresses.count - 1)" : first
  }
}
