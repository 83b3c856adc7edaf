import Canvas
import Fleet
import Words

/// The details of one instance.
extension DashboardState {
  /// All that is known of an instance of the list: what it is, how fresh that is, what protects it,
  /// which operations had it, and what nobody can know before it is sent.
  func details(ofListed instance: Instance) -> [DetailLine] {
    var lines = details(of: instance)
    lines.append(freshness(of: instance.key))
    if let since = instance.terminatingSince {
      lines.append(
        DetailLine(
          label: words.title(.since), text: words.seenTerminating(createdText(since)),
          role: instance.state.role))
    }
    lines += protectionDetails(of: instance)
    for operation in operations.reversed() {
      guard let result = operation.results[instance.key] else { continue }
      let word = result.outcome.word
      lines.append(
        DetailLine(
          label: words.operationLabel,
          text: operation.id + words.colon + signed(word.glyph(glyphs), words.outcome(word)),
          role: word.role))
    }
    lines += words.beyondPreflight(instance.product).enumerated().map { index, text in
      DetailLine(label: index == 0 ? words.preflightLabel : "", text: text, role: .dim)
    }
    return lines
  }

  func details(of instance: Instance) -> [DetailLine] {
    Self.detailFields.flatMap { field -> [DetailLine] in
      let label = words.title(field)
      func line(_ text: String) -> [DetailLine] {
        [detail(label, text, or: absent(field, instance))]
      }
      switch field.source {
      case .state:
        let sign = instance.state.glyph(glyphs)
        return [
          DetailLine(
            label: label, text: signed(sign, words.state(instance.state)),
            role: instance.state.role)
        ]
      case .created: return line(instance.created.map(createdText) ?? "")
      case .trait(let path, let other?):
        let texts = [instance.traits[keyPath: path], instance.traits[keyPath: other]]
        return line(texts.filter { !$0.isEmpty }.joined(separator: " "))
      case .trait where field == .region: return line(words.region(instance.region))
      case .tags where !instance.tags.isEmpty:
        return instance.tags.enumerated().map { index, tag in
          DetailLine(label: index == 0 ? label : "", text: tag.text)
        }
      case .id, .name, .product, .phase, .pay, .tags, .age, .protected, .marked, .trait, .addresses:
        return line(words.text(field, of: instance, in: filterContext))
      }
    }
  }

  /// The stored fields of an instance, with the state near the top and the tags last.
  private static let detailFields: [InstanceField] = {
    var fields = InstanceField.kept.filter { $0.width != nil && $0 != .state && $0 != .tags }
    fields.insert(.state, at: 2)
    return fields + [.tags]
  }()

  /// The text for a missing value: a field that the API lacks differs from an empty one.
  private func absent(_ field: InstanceField, _ instance: Instance) -> String {
    switch field.absence {
    case .none: words.noneWord
    case .unknown: words.notKnown
    case .ofProduct(let has, let isAlwaysTold):
      !instance.product[dynamicMember: has]
        ? words.notTold(instance.product) : isAlwaysTold ? words.noneWord : words.notKnown
    }
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
        label: words.title(.protected),
        text: verdict.rule + words.colon + words.reason(of: verdict),
        role: .protected),
      DetailLine(label: "", text: end, role: .protected),
    ]
  }

  private func createdText(_ created: Timestamp) -> String {
    "\(exactTime(created)) (\(Age(seconds: now.seconds(since: created))))"
  }
}
