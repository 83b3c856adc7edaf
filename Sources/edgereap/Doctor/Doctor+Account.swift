internal import Fleet
internal import TencentCloud

extension Doctor {
  /// Where the keys come from, whose they are, and whether the clock agrees with the service's.
  mutating func lookAtAccount() async {
    let service = session.service
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
    note(clock(offset: service.clockOffset))
  }

  /// The service refuses what is dated more than five minutes off; requests are dated by its own
  /// clock once it has answered.
  private func clock(offset: Int64?) -> Finding {
    guard let offset else { return Finding("clock", .note, "not known: no answer came") }
    guard abs(offset) >= 2000 else { return Finding("clock", .ok, "within 2 s of the service's") }
    let seconds = Double(abs(offset)) / 1000
    let words = "\(seconds) s \(offset > 0 ? "behind" : "ahead of") the service's"
    return Finding(
      "clock", .note, abs(offset) > 300_000 ? "\(words); it refuses more than 300 s" : words,
      advice: "Requests are dated by the service's clock; set this one (timedatectl)")
  }
}

extension Finding {
  fileprivate init(_ check: String, _ failure: ServiceFailure) {
    var failure = failure
    let advice = failure.advice
    failure.advice = ""
    self.init(check, .problem, failure.words, advice: advice)
  }
}
