package import JSON

/// The contract's spelling of an instance, by the table of its fields. The caller that knows the rules
/// adds `protected`.
extension Instance: JSONWritable {
  package func writeMembers(to writer: inout JSONWriter) {
    for field in InstanceField.kept {
      switch field.source {
      case .addresses(.public): writer.member(field.name, publicIPs)
      case .addresses(.private): writer.member(field.name, privateIPs)
      case .tags: writer.member(field.name, tags)
      // A journal leaves out what is not there; rows have every field.
      case .created where created == nil && writer.style == .journal: break
      case .created: writer.member(field.name, created)
      case .id, .name, .product, .state, .pay, .trait:
        writer.member(field.name, field.record(of: self))
      // Never kept.
      case .phase, .age, .protected, .marked, .addresses(.all): break
      }
    }
  }
}

extension PlannedInstance: JSONWritable {
  /// `held_back` is beside the instance's own fields.
  package func writeMembers(to writer: inout JSONWriter) {
    instance.writeMembers(to: &writer)
    if let hold { writer.member("held_back", hold) }
  }

  init(reading scanner: inout JSONScanner) throws(JSONFault) {
    var traits = InstanceTraits(state: InstanceState(rawValue: ""))
    var (product, id, name) = (Product?.none, String?.none, "")
    var (publicIPs, privateIPs, tags) = ([String](), [String](), [Tag]())
    var created: Timestamp?
    var hold: Hold?
    try scanner.object { (scanner, member) throws(JSONFault) in
      switch member {
      case "id": id = try scanner.text()
      case "name": name = try scanner.text()
      case "product": product = try scanner.word(Product.self)
      case "state": traits.state = InstanceState(rawValue: try scanner.text())
      case "public_ips": publicIPs = try scanner.texts()
      case "private_ips": privateIPs = try scanner.texts()
      case "tags": tags = try scanner.array(Tag.init(reading:))
      case "created": created = try scanner.optional(Timestamp.init(reading:))
      case "pay_mode": traits.payMode = try scanner.word(PayMode.self)
      case "held_back": hold = try scanner.optional(Hold.init(reading:))
      default:
        guard let path = InstanceField.trait(name: member) else { return try scanner.skip() }
        traits[keyPath: path] = try scanner.text()
      }
    }
    let key = InstanceKey(
      product: try scanner.required(product, "product"), id: try scanner.required(id, "id"))
    let fields = Instance.Fields(
      key: key, name: name, shared: SharedTraits(traits), publicIPs: publicIPs,
      privateIPs: privateIPs, tags: tags, created: created)
    self.init(instance: Instance(fields), hold: hold)
  }
}

extension Tag: JSONWritable {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("key", key)
    writer.member("value", value)
  }

  init(reading scanner: inout JSONScanner) throws(JSONFault) {
    self.init(key: "", value: "")
    try scanner.object { (scanner, name) throws(JSONFault) in
      switch name {
      case "key": key = try scanner.text()
      case "value": value = try scanner.text()
      default: try scanner.skip()
      }
    }
  }
}
