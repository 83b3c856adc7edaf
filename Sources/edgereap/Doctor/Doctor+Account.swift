import Fleet
import TencentCloud
import Words

extension Doctor {
  /// Where the keys come from, whose they are, and whether the clock agrees with the service's.
  mutating func lookAtAccount() async {
    let service = session.service
    if let words = session.profilePassedOver {
      note(
        Finding(
          "profile", .note, words,
          advice: "Unset TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY to use it"))
    }
    do throws(ServiceFailure) {
      let source = try await service.credentialSource()
      let identity = try await service.localIdentity()
      note(
        Finding("credentials", .ok, "\(source), SecretId ends in \(identity.secretIDSuffix)"))
    } catch {
      note(Finding("credentials", error), ExitStatus(of: error))
      note(Finding("account", .note, "not asked: there are no keys"))
      note(Finding("clock", .note, "not known: nothing was asked"))
      return
    }
    do throws(ServiceFailure) {
      let account = try await service.callerIdentity()
      note(Finding("account", .ok, "\(account.id) \(account.arn)"))
    } catch {
      note(Finding("account", error), ExitStatus(of: error))
    }
    note(Finding(service.signingClock))
  }
}

extension Finding {
  /// Which clock dates the requests, and how far the `Date` of the answers is from this machine's.
  fileprivate init(_ clock: SigningClock) {
    let difference = clock.difference
    let words = difference.map(Self.words) ?? "not known: no answer named the time"
    switch clock.choice {
    case .corrected(let milliseconds):
      let side = milliseconds > 0 ? "later" : "earlier"
      self.init(
        "clock", .note,
        "\(words); the service refused it, and requests are dated \(Self.seconds(milliseconds)) s \(side)",
        advice: "Set this machine's clock (timedatectl)")
    case .own where abs(difference ?? .max) < Self.small:
      self.init("clock", .ok, words)
    case .own where difference == nil:
      self.init("clock", .note, words)
    case .own:
      self.init(
        "clock", .note, "\(words); requests are dated by this machine's clock",
        advice: "Set this machine's clock (timedatectl), or look for a gateway that changes Date")
    }
  }

  private static func words(_ difference: Int64) -> String {
    guard abs(difference) >= small else { return "within 2 s of the service's" }
    return "\(seconds(difference)) s \(difference > 0 ? "behind" : "ahead of") the service's"
  }

  /// Whole ones, as in `Date`.
  private static func seconds(_ milliseconds: Int64) -> Int64 { (abs(milliseconds) + 500) / 1_000 }

  /// Milliseconds: an answer takes its time.
  private static let small: Int64 = 2_000

  fileprivate init(_ check: String, _ failure: ServiceFailure) {
    let words = Words(.english)
    let request = failure.requestID.isEmpty ? "" : " (RequestId \(failure.requestID))"
    self.init(
      check, .problem, words.failure(failure) + request, advice: words.advice(failure.advice))
  }
}
