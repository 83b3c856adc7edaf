import ArgumentParser
import Fleet
import Words

struct SignCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "sign", abstract: Words.spoken.signAbstract,
      discussion: Words.spoken.signDiscussion)
  }

  @OptionGroup var cloud: CloudArguments
  @OptionGroup var quietness: QuietOptions
  @Argument(
    help: .spoken(\.planFileHelp, valueName: "file"), completion: .file(extensions: ["json"]))
  var plan: String
  @Option(help: .spoken(\.keyHelp, valueName: "file"), completion: .file()) var key: String?
  @Option(help: .spoken(\.confirmSignatureHelp, valueName: "phrase")) var confirm: String?

  func run() async throws {
    try await CommandRunner.run { log in
      try cloud.options.refuseNarrowing(of: "sign")
      let file = try PlanFile(reading: plan)
      guard file.plan.isIntact(digest: FleetSession.digest) else {
        throw PlanRefusal.gate([.changed])
      }
      let session = try FleetSession.open(
        cloud.options, ending: log, isQuiet: quietness.quiet)
      defer { session.close() }
      let signing = Signing(session: session, plan: file.plan, isQuiet: quietness.quiet)
      let signature: PlanSignature
      do throws(ApprovalRefusal) {
        try SignatureCheck.checkSignable(file.plan)
      } catch {
        throw PlanRefusal.approval(error)
      }
      try takePhrase(of: file.plan, session.approval)
      signature = try await signing.signature(with: key)
      let signed = file.plan.adding(signature)
      try file.replace(with: signed)
      try await signing.tell(signature, of: signed)
      return .done
    }
  }

  /// Shows the plan and takes its phrase, from the terminal unless it is an argument.
  private func takePhrase(of plan: Plan, _ rule: ApprovalRule) throws {
    if rule.typesPhrase, confirm != nil { throw PlanRefusal.approval(.phraseIsTyped) }
    let phrase: String
    if let confirm {
      if !quietness.quiet { StandardStreams.say(TypedPhrase.page(of: plan, Words.spoken)) }
      phrase = confirm
    } else {
      phrase = try TypedPhrase.typed(for: plan) { $0.typeToSign }
    }
    guard plan.confirmed(by: phrase) != nil else {
      throw Exit(.refused) { $0.notSignedPhrase(plan.phrase) }
    }
  }
}

extension Plan {
  /// With a signature in the place of an earlier one by the same key.
  fileprivate func adding(_ signature: PlanSignature) -> Plan {
    let key = SSHSignature(signature.signature)?.key
    let others = signatures.filter { key == nil || SSHSignature($0.signature)?.key != key }
    return signed(others + [signature])
  }
}
