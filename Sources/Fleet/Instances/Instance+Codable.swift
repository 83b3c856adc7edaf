/// The contract's spelling of an instance, by the table of its fields. `protected` is added by whoever
/// knows the rules.
extension Instance: Codable {
  private struct Name: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(_ field: InstanceField) { stringValue = field.name }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Name.self)
    func value<Value: Decodable>(_ field: InstanceField, or absent: Value) throws -> Value {
      try container.decodeIfPresent(Value.self, forKey: Name(field)) ?? absent
    }
    var traits = InstanceTraits(state: InstanceState(rawValue: try value(.state, or: "")))
    for (field, path) in InstanceField.traits { traits[keyPath: path] = try value(field, or: "") }
    traits.payMode = try value(.pay, or: .unknown)
    self.init(
      Fields(
        key: InstanceKey(
          product: try container.decode(Product.self, forKey: Name(.product)),
          id: try container.decode(String.self, forKey: Name(.id))),
        name: try value(.name, or: ""), shared: SharedTraits(traits),
        publicIPs: try value(.publicIP, or: []), privateIPs: try value(.privateIP, or: []),
        tags: try value(.tags, or: []),
        created: try container.decodeIfPresent(Timestamp.self, forKey: Name(.created))))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Name.self)
    for field in InstanceField.kept {
      let name = Name(field)
      switch field.source {
      case .addresses(.public): try container.encode(publicIPs, forKey: name)
      case .addresses(.private): try container.encode(privateIPs, forKey: name)
      case .tags: try container.encode(tags, forKey: name)
      case .created: try container.encode(created, forKey: name)
      case .id, .name, .product, .state, .pay, .trait:
        try container.encode(field.record(of: self), forKey: name)
      // Never kept.
      case .phase, .age, .protected, .marked, .addresses(.all): break
      }
    }
  }
}
