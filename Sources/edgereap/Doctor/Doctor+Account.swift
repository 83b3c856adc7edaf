import CHost
import Fleet
import Glibc
import HTTPTransport
import TencentCloud
import Words

extension Doctor {
  /// Where the keys come from, whose they are, and whether the clock agrees with the service's.
  mutating func lookAtAccount() async {
    let service = session.service
    if let refusal = CurlTransport.refusal {
      let failure = ServiceFailure(transport: refusal, phase: .reading)
      note(Finding("libcurl", failure, words), ExitStatus(of: failure))
    }
    lookAtCertificates()
    if let name = session.profilePassedOver {
      note(Finding("profile", .note, words.profilePassedOver(name), advice: words.unsetKeys))
    }
    do throws(ServiceFailure) {
      let source = try await service.credentialSource()
      let identity = try await service.localIdentity()
      note(
        Finding("credentials", .ok, words.keys(from: source, suffix: identity.secretIDSuffix)))
    } catch {
      note(Finding("credentials", error, words), ExitStatus(of: error))
      note(Finding("account", .note, words.accountNotAsked))
      note(Finding("clock", .note, words.clockNotAsked))
      return
    }
    do throws(ServiceFailure) {
      let account = try await service.callerIdentity()
      note(Finding("account", .ok, "\(account.id) \(account.arn)"))
    } catch {
      note(Finding("account", error, words), ExitStatus(of: error))
    }
    note(Finding(service.signingClock, words))
  }
}

extension Doctor {
  /// What servers are checked against.
  private mutating func lookAtCertificates() {
    guard let file = CertificateFile(in: session.host) else {
      guard host_is_portable() else {
        return note(Finding("certificates", .ok, words.certificatesOfLibcurl))
      }
      return note(
        Finding(
          "certificates", .problem, words.noCertificates(CertificateFile.places),
          advice: words.nameCertificates),
        .unreachable)
    }
    let found = words.certificates(file.path, variable: file.variable)
    guard access(file.path, R_OK) != 0 else { return note(Finding("certificates", .ok, found)) }
    let reason = String(cString: strerror(errno))
    note(
      Finding(
        "certificates", .problem, words.complaint(found, reason), advice: words.nameCertificates),
      .unreachable)
  }
}

extension Finding {
  /// Which clock dates the requests, and how far the `Date` of the answers is from this machine's.
  fileprivate init(_ clock: SigningClock, _ words: Words) {
    let difference = clock.difference
    let isSmall = abs(difference ?? .max) < Self.small
    let found = difference.map { words.clock(behind: isSmall ? nil : Self.seconds($0)) }
    switch clock.choice {
    case .corrected(let milliseconds):
      self.init(
        "clock", .note,
        words.clockCorrected(found ?? words.clockUnknown, by: Self.seconds(milliseconds)),
        advice: words.setClock)
    case .own where isSmall:
      self.init("clock", .ok, found ?? words.clockUnknown)
    case .own:
      self.init(
        "clock", .note, found.map(words.datedByOwnClock) ?? words.clockUnknown,
        advice: found == nil ? "" : words.setClockOrGateway)
    }
  }

  /// Whole ones, as in `Date`.
  private static func seconds(_ milliseconds: Int64) -> Int64 {
    (abs(milliseconds) + 500) / 1_000 * milliseconds.signum()
  }

  /// Milliseconds: an answer takes its time.
  private static let small: Int64 = 2_000

  fileprivate init(_ check: String, _ failure: ServiceFailure, _ words: Words) {
    self.init(
      check, .problem, words.identifiedFailure(failure), advice: words.advice(failure.advice))
  }
}
