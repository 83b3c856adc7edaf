import Fleet
import Words

/// An operation for a ticket: whose it was, its totals, and a table for each outcome.
struct OperationMarkdown {
  private let results: Results
  private let instances: [InstanceResult]
  private let words: Words

  /// - Parameter keys: Whose results are written, in this order.
  init(_ results: Results, of keys: [InstanceKey], _ words: Words) {
    self.results = results
    self.words = words
    instances = keys.compactMap { results[$0] }
  }

  var text: String {
    ([head, totals] + OutcomeWord.display.compactMap(section)).joined(separator: "\n")
  }

  private var head: String {
    let (header, identity) = (results.header, results.header.plan.identity)
    let facts: [(String, String)] = [
      (
        words.ticketAccount,
        SafeMarkdown.code(identity.account?.id ?? "…\(identity.secretIDSuffix)")
      ),
      (words.ticketSite, SafeMarkdown.codes([identity.site.rawValue, identity.endpoint])),
      (words.ticketStarted, header.startedAt.iso8601()),
      (words.ticketStartedBy, SafeMarkdown.code(header.startedBy)),
      (words.reasonLabel, SafeMarkdown.code(header.discipline.reason ?? "")),
      (words.signedByLabel, SafeMarkdown.codes(header.plan.signatures.map(\.principal))),
      (words.ticketStatus, status),
    ]
    return "# \(words.operationLabel) \(SafeMarkdown.code(header.id))\n\n"
      + facts.map(SafeMarkdown.bullet).joined()
  }

  /// Who stopped it and why is text of another program.
  private var status: String {
    if case .paused(let reason, let at) = results.status {
      return words.ticketStatus(.paused(reason: SafeMarkdown.code(reason), at: at))
    }
    return words.ticketStatus(results.status)
  }

  private var totals: String {
    let rows = OutcomeWord.display.compactMap { word in
      results.totals[word].map { [words.outcome(word), $0.grouped, words.meaning(of: word)] }
    }
    let all = results.instances.count
    let extent =
      instances.count < all ? "\n\(words.ticketExtent(instances.count, of: all))\n" : ""
    return "## \(words.ticketTotals)\n\n"
      + SafeMarkdown.table([words.outcomeLabel, words.ticketCount, ""], rows) + extent
  }

  /// nil where no instance that is written has this outcome.
  private func section(of word: OutcomeWord) -> String? {
    let own = instances.filter { $0.outcome.word == word }
    guard !own.isEmpty else { return nil }
    let header = [
      words.title(.id), words.title(.name), words.title(.product), words.title(.region), words.code,
      words.messageLabel, words.ticketRequests, words.sentAt, words.acceptedAt, words.settledAt,
    ]
    return "## \(words.outcome(word)) (\(own.count.grouped))\n\n"
      + SafeMarkdown.table(header, own.map(row))
  }

  private func row(of result: InstanceResult) -> [String] {
    let (instance, outcome) = (result.instance, result.outcome)
    return [
      SafeMarkdown.code(instance.id), SafeMarkdown.code(instance.name),
      instance.product.displayName,
      SafeMarkdown.code(instance.region), SafeMarkdown.code(outcome.code),
      SafeMarkdown.code(words.explanation(of: outcome)),
      SafeMarkdown.codes(result.attempts.map(\.requestID)),
    ] + [result.sentAt, result.acceptedAt, result.settledAt].map { $0?.iso8601() ?? "" }
  }
}
