package import JSON

/// The contract's spelling of a plan, in a file and in the header of a journal.
extension Plan: JSONWritable {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("version", version)
    writer.member("account", identity.account?.id)
    writer.member("site", identity.site.rawValue)
    writer.member("endpoint", identity.endpoint)
    writer.member("secret_id_suffix", identity.secretIDSuffix)
    writer.member("created_at", created)
    writer.member("digest", digest)
    writer.member("phrase", phrase)
    writer.member("options", options)
    if version > 1 { discipline.writeMembers(to: &writer) }
    if let follows { writer.member("follows", follows) }
    writer.member("missing", missing)
    if !remaining.isEmpty { writer.member("remaining", remaining) }
    if !signatures.isEmpty { writer.member("signatures", signatures) }
    writer.member("instances", instances)
  }

  /// A plan as a file has it, whose digest is still to be verified.
  package init(file bytes: [UInt8]) throws(JSONFault) {
    self = try JSONScanner.read(bytes.withoutByteOrderMark) { (scanner) throws(JSONFault) in
      let plan = try Plan(reading: &scanner, isWhole: true)
      try scanner.finish()
      return plan
    }
  }

  /// What a file must have; a journal's header may be cut off behind whose plan it is.
  private static let members: Set = [
    "version", "site", "endpoint", "secret_id_suffix", "created_at", "digest", "options", "missing",
    "instances",
  ]

  /// A plan whose digest is still to be verified.
  ///
  /// - Parameter isWhole: Whether every member has to be there.
  package init(reading scanner: inout JSONScanner, isWhole: Bool = false) throws(JSONFault) {
    var (version, digest) = (0, "")
    var identity = FleetIdentity(site: .intl, endpoint: "", account: nil, secretIDSuffix: "")
    var created = Timestamp(milliseconds: 0)
    var options = TerminationOptions()
    var discipline = Discipline()
    var (missing, instances) = ([MissingPart](), [PlannedInstance]())
    var remaining: [Remainder] = []
    var signatures: [PlanSignature] = []
    var follows: String?
    var absent = isWhole ? Self.members : []
    try scanner.object { (scanner, name) throws(JSONFault) in
      absent.remove(name)
      switch name {
      case "version": version = try scanner.integer()
      case "account":
        identity.account = try scanner.textOrNull().map { Account(id: $0) }
      case "site": identity.site = try scanner.word(Site.self)
      case "endpoint": identity.endpoint = try scanner.text()
      case "secret_id_suffix": identity.secretIDSuffix = try scanner.text()
      case "created_at": created = try Timestamp(reading: &scanner)
      case "digest": digest = try scanner.text()
      case "options": options = try TerminationOptions(reading: &scanner)
      case "reason", "stop_after", "canary": try discipline.take(name, &scanner)
      case "follows": follows = try scanner.textOrNull()
      case "missing": missing = try scanner.array(MissingPart.init(reading:))
      case "remaining": remaining = try scanner.array(Remainder.init(reading:))
      case "signatures": signatures = try scanner.array(PlanSignature.init(reading:))
      case "instances": instances = try scanner.array(PlannedInstance.init(reading:))
      default: try scanner.skip()
      }
    }
    if let name = absent.min() { throw scanner.fault("'\(name)'") }
    self.init(
      version: version, identity: identity, created: created, options: options,
      discipline: discipline, missing: missing, instances: instances,
      remaining: remaining, follows: follows, signatures: signatures, claimedDigest: digest)
  }
}

extension Hold: JSONWritable {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("code", code)
    writer.member("message", message)
  }

  package init(reading scanner: inout JSONScanner) throws(JSONFault) {
    var (code, message) = ("", "")
    try scanner.object { (scanner, name) throws(JSONFault) in
      switch name {
      case "code": code = try scanner.text()
      case "message": message = try scanner.text()
      default: try scanner.skip()
      }
    }
    self.init(code: code, message: message)
  }
}

extension MissingPart: JSONWritable {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("product", product.rawValue)
    if let region { writer.member("region", region) }
    writer.member("reason", reason.text)
  }

  init(reading scanner: inout JSONScanner) throws(JSONFault) {
    var (product, region, reason) = (Product?.none, String?.none, "")
    try scanner.object { (scanner, name) throws(JSONFault) in
      switch name {
      case "product": product = try scanner.word(Product.self)
      case "region": region = try scanner.textOrNull()
      case "reason": reason = try scanner.text()
      default: try scanner.skip()
      }
    }
    self.init(
      product: try scanner.required(product, "product"), region: region,
      reason: .written(reason))
  }
}
