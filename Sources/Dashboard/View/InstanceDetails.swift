import Canvas
import Fleet

/// The details of one instance.
extension DashboardState {
  /// All that is known of an instance of the list: what it is, how fresh that is, what protects it,
  /// which operations had it, and what nobody can know before it is sent.
  func details(ofListed instance: Instance) -> [DetailLine] {
    var lines = details(of: instance)
    lines.append(freshness(of: instance.key))
    lines += protectionDetails(of: instance)
    for operation in operations.reversed() {
      guard let result = operation.results[instance.key] else { continue }
      let word = result.outcome.word
      lines.append(
        DetailLine(
          label: words.operationLabel,
          text: "\(operation.id): \(word.glyph(glyphs)) \(words.outcome(word))", role: word.role))
    }
    lines += words.beyondPreflight(instance.product).enumerated().map { index, text in
      DetailLine(label: index == 0 ? words.preflightLabel : "", text: text, role: .dim)
    }
    return lines
  }

  func details(of instance: Instance) -> [DetailLine] {
    let (none, unknown) = (words.noneWord, words.notKnown)
    // What a product's API has no field for is not the same as an empty one.
    let notTold = words.notTold(instance.product)
    var lines = [
      DetailLine(label: words.title(.id), text: instance.id),
      detail(words.title(.name), instance.name, or: none),
      DetailLine(
        label: words.title(.state),
        text: "\(instance.state.glyph(glyphs)) \(instance.state.rawValue)",
        role: instance.state.role),
      DetailLine(label: words.title(.product), text: instance.product.displayName),
      detail(words.title(.region), instance.region, or: unknown),
      detail(words.title(.zone), instance.zone, or: unknown),
      detail(words.title(.operate), instance.operateState, or: none),
      detail(words.title(.type), instance.type, or: unknown),
      detail(words.title(.publicIP), instance.publicIPs.joined(separator: " "), or: none),
      detail(words.title(.privateIP), instance.privateIPs.joined(separator: " "), or: none),
      detail(words.title(.created), instance.created.map(createdText) ?? "", or: unknown),
      detail(
        words.title(.pay), instance.payMode == .unknown ? "" : instance.payMode.rawValue,
        or: unknown),
      detail(
        words.title(.module), moduleText(instance), or: instance.product.hasModules ? none : notTold
      ),
    ]
    if instance.tags.isEmpty {
      lines.append(detail(words.title(.tags), "", or: instance.product.hasTags ? none : notTold))
    }
    lines += instance.tags.enumerated().map { index, tag in
      DetailLine(
        label: index == 0 ? words.title(.tags) : "", text: "\(tag.key)=\(tag.value)")
    }
    return lines
  }

  /// When it was listed last.
  private func freshness(of key: InstanceKey) -> DetailLine {
    let inventory = list.inventory
    if let asOf = inventory.rememberedAsOf, let index = inventory.index(of: key),
      inventory.isRemembered(index)
    {
      return DetailLine(
        label: words.listedLabel, text: words.onlyRemembered(createdText(asOf)), role: .warning)
    }
    let region = inventory[key]?.region
    let status =
      inventory.scopes[ListingScope(product: key.product, region: region)]
      ?? inventory.scopes[ListingScope(product: key.product, region: nil)]
    guard case .answered(_, let at) = status else {
      return DetailLine(label: words.listedLabel, text: words.listingGoesOn, role: .dim)
    }
    return DetailLine(label: words.listedLabel, text: createdText(at))
  }

  private func protectionDetails(of instance: Instance) -> [DetailLine] {
    guard let verdict = protection(of: instance) else {
      return [DetailLine(label: words.title(.protected), text: words.noneWord, role: .dim)]
    }
    let rule = configuration.gate.protection.rules.first { $0.name == verdict.rule }
    let end = rule?.expires.map { words.protectedUntil(exactTime($0)) } ?? words.protectedForGood
    return [
      DetailLine(
        label: words.title(.protected), text: "\(verdict.rule): \(words.reason(of: verdict))",
        role: .protected),
      DetailLine(label: "", text: end, role: .protected),
    ]
  }

  private func moduleText(_ instance: Instance) -> String {
    [instance.module, instance.moduleID].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func createdText(_ created: Timestamp) -> String {
    "\(exactTime(created)) (\(Age(seconds: now.seconds(since: created))))"
  }
}
