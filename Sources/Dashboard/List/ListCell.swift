import Canvas
import Fleet
import Words

/// What a column of the list shows of an instance.
struct ListCell {
  let text: String

  init(_ field: InstanceField, of instance: Instance, _ words: Words, _ context: FilterContext) {
    switch field.source {
    case .addresses(.public): text = instance.publicIPs.firstAndCount
    case .addresses(.private): text = instance.privateIPs.firstAndCount
    case .trait where field == .region: text = words.region(instance.region)
    default: text = words.text(field, of: instance, in: context)
    }
  }

  /// The columns of the sign before a value.
  static func signWidth(of field: InstanceField) -> Int { field == .state ? 2 : 0 }
}

extension [String] {
  /// `203.0.113.7 +1`: the first, and how many more there are.
  var firstAndCount: String {
    guard let first else { return "" }
    return count > 1 ? "\(first) +\(count - 1)" : first
  }
}
