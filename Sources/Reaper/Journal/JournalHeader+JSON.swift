import Fleet

/// The header and its plan, in the spelling of `plan.json`.
extension JSONWriter {
  mutating func members(of header: OperationHeader) {
    member("type", "started")
    member("id", header.id)
    member("started_by", header.startedBy)
    member("started_at", header.startedAt)
    member("targets", header.plan.targets.count)
    key("plan")
    object { $0.members(of: header.plan) }
  }

  private mutating func members(of plan: Plan) {
    member("version", plan.version)
    key("account")
    if let account = plan.identity.account { string(account.id) } else { null() }
    member("site", plan.identity.site.rawValue)
    member("endpoint", plan.identity.endpoint)
    member("secret_id_suffix", plan.identity.secretIDSuffix)
    member("created_at", plan.created)
    member("digest", plan.digest)
    member("phrase", plan.phrase)
    key("options")
    object { $0.members(of: plan.options) }
    if let follows = plan.follows { member("follows", follows) }
    key("missing")
    array(plan.missing) { $0.missing($1) }
    key("instances")
    array(plan.instances) { $0.planned($1) }
  }

  private mutating func members(of options: TerminationOptions) {
    member("destroy_associated", options.destroysAssociatedResources)
    guard let schedule = options.schedule else { return }
    key("schedule")
    object { writer in
      writer.member("instant", schedule.instant)
      writer.member("zone_offset", schedule.zoneOffset)
    }
  }

  private mutating func missing(_ part: MissingPart) {
    object { writer in
      writer.member("product", part.product.rawValue)
      if let region = part.region { writer.member("region", region) }
      writer.member("reason", part.reason)
    }
  }

  private mutating func planned(_ planned: PlannedInstance) {
    let instance = planned.instance
    object { writer in
      for field in InstanceField.kept {
        switch field.source {
        case .addresses(.public): writer.member(field.name, instance.publicIPs)
        case .addresses(.private): writer.member(field.name, instance.privateIPs)
        case .tags:
          writer.key(field.name)
          writer.array(instance.tags) { $0.tag($1) }
        case .created: if let created = instance.created { writer.member(field.name, created) }
        case .id, .name, .product, .state, .pay, .trait:
          writer.member(field.name, field.record(of: instance))
        // Never kept.
        case .phase, .age, .protected, .marked, .addresses(.all): break
        }
      }
      if let hold = planned.hold { writer.hold(hold) }
    }
  }

  private mutating func tag(_ tag: Tag) {
    object { writer in
      writer.member("key", tag.key)
      writer.member("value", tag.value)
    }
  }
}

extension JSONCursor {
  mutating func plan() throws -> Plan {
    var version = 0
    var (account, suffix, endpoint, digest) = (String?.none, "", "", "")
    var site = Site.intl
    var created = Timestamp(milliseconds: 0)
    var options = TerminationOptions()
    var missing: [MissingPart] = []
    var instances: [PlannedInstance] = []
    var follows: String?
    try object { cursor, name in
      switch name {
      case "version": version = try cursor.integer()
      case "account": account = cursor.null() ? nil : try cursor.string()
      case "site": site = try cursor.word(Site.self)
      case "endpoint": endpoint = try cursor.string()
      case "secret_id_suffix": suffix = try cursor.string()
      case "created_at": created = try cursor.time()
      case "digest": digest = try cursor.string()
      case "options": options = try cursor.options()
      case "follows": follows = try cursor.string()
      case "missing": missing = try cursor.array { try $0.missing() }
      case "instances": instances = try cursor.array { try $0.planned() }
      default: try cursor.skip()
      }
    }
    let identity = FleetIdentity(
      site: site, endpoint: endpoint, account: account.map { Account(id: $0) },
      secretIDSuffix: suffix)
    return Plan(
      version: version, identity: identity, created: created, options: options, missing: missing,
      instances: instances, follows: follows, claimedDigest: digest)
  }

  private mutating func options() throws -> TerminationOptions {
    var options = TerminationOptions()
    try object { cursor, name in
      switch name {
      case "destroy_associated": options.destroysAssociatedResources = try cursor.boolean()
      case "schedule": options.schedule = try cursor.schedule()
      default: try cursor.skip()
      }
    }
    return options
  }

  private mutating func schedule() throws -> Schedule {
    var schedule = Schedule(instant: Timestamp(milliseconds: 0), zoneOffset: 0)
    try object { cursor, name in
      switch name {
      case "instant": schedule.instant = try cursor.time()
      case "zone_offset":
        schedule.zoneOffset = try cursor.integer()
        guard Schedule.zoneOffsets.contains(schedule.zoneOffset) else {
          throw cursor.malformed("the offset of a time zone")
        }
      default: try cursor.skip()
      }
    }
    return schedule
  }

  private mutating func missing() throws -> MissingPart {
    var (product, region, reason) = (Product?.none, String?.none, "")
    try object { cursor, name in
      switch name {
      case "product": product = try cursor.word(Product.self)
      case "region": region = try cursor.string()
      case "reason": reason = try cursor.string()
      default: try cursor.skip()
      }
    }
    return MissingPart(product: try there(product, "product"), region: region, reason: reason)
  }

  private mutating func planned() throws -> PlannedInstance {
    var traits = InstanceTraits(state: InstanceState(rawValue: ""))
    var (product, id, name) = (Product?.none, String?.none, "")
    var (publicIPs, privateIPs, tags) = ([String](), [String](), [Tag]())
    var created: Timestamp?
    var hold: Hold?
    try object { cursor, member in
      switch member {
      case "id": id = try cursor.string()
      case "name": name = try cursor.string()
      case "product": product = try cursor.word(Product.self)
      case "state": traits.state = InstanceState(rawValue: try cursor.string())
      case "public_ips": publicIPs = try cursor.strings()
      case "private_ips": privateIPs = try cursor.strings()
      case "tags": tags = try cursor.array { try $0.tag() }
      case "created": created = try cursor.time()
      case "pay_mode": traits.payMode = try cursor.word(PayMode.self)
      case "held_back": hold = try cursor.hold()
      default:
        guard let path = InstanceField.trait(name: member) else { return try cursor.skip() }
        traits[keyPath: path] = try cursor.string()
      }
    }
    let key = InstanceKey(product: try there(product, "product"), id: try there(id, "id"))
    let fields = Instance.Fields(
      key: key, name: name, shared: SharedTraits(traits), publicIPs: publicIPs,
      privateIPs: privateIPs, tags: tags, created: created)
    return PlannedInstance(instance: Instance(fields), hold: hold)
  }

  private mutating func tag() throws -> Tag {
    var tag = Tag(key: "", value: "")
    try object { cursor, name in
      switch name {
      case "key": tag.key = try cursor.string()
      case "value": tag.value = try cursor.string()
      default: try cursor.skip()
      }
    }
    return tag
  }

  mutating func hold() throws -> Hold {
    var hold = Hold(code: "", message: "")
    try object { cursor, name in
      switch name {
      case "code": hold.code = try cursor.string()
      case "message": hold.message = try cursor.string()
      default: try cursor.skip()
      }
    }
    return hold
  }
}
