import Fleet
import TencentCloud
import Words

/// `doctor --api`: what the real services do where no document says so, by reading alone.
struct RealityReport {
  let session: FleetSession
  var isRedacted: Bool

  /// Says what will be asked, asks it, and gives a row for each statement.
  ///
  /// - Throws: where there are no keys, before anything is asked.
  func rows() async throws(Exit) -> [RealityRow] {
    do throws(ServiceFailure) {
      _ = try await session.service.localIdentity()
    } catch {
      throw Exit(error)
    }
    announce()
    let interval = Pacer.spacing(limit: session.settings.callsPerSecond)
    let check = await session.service.checkReality(
      pause: interval * RealityCheck.pauseInIntervals)
    var findings = check.findings
    if isRedacted {
      var pseudonyms = Pseudonyms(names: check.names)
      findings = findings.map { $0.redacted(by: &pseudonyms) }
    }
    return findings.map(RealityRow.init)
  }

  /// On standard error, even with `--quiet`: colleagues share the account.
  private func announce() {
    let words = Words.spoken
    let actions = RealityCheck.actions.sorted { $0.key < $1.key }
      .map { (service: $0.key, actions: $0.value) }
    StandardStreams.tell(words.realityAnnouncement(calls: RealityCheck.mostCalls, actions: actions))
    StandardStreams.tell(words.realityRedacted(isRedacted))
  }
}

extension ExitStatus {
  /// A difference is a finding, not a failure. A check without an answer is one that did not run.
  init(of rows: [RealityRow]) {
    self = rows.contains { $0.finding.verdict == .notAnswered } ? .incomplete : .done
  }
}
