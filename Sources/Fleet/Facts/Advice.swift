/// The remedy for a failure.
package enum Advice: Fact {
  /// Text written by an older version.
  case verbatim(String)

  // The clock of this machine, which the service refused.
  /// The service refused the clock without naming a time.
  case setClock
  case clockIsBehind(seconds: Int64)
  case clockIsAhead(seconds: Int64)
  /// The service refused the corrected time as well.
  case correctedClockRefused(seconds: Int64)

  // The keys.
  case trySite(Site, keyIsUnknownTo: Site)
  case checkKindOfKey
  case checkBothKeys
  case getNewTemporaryKeys
  case getKeysWithSecondFactor
  case setKeys
  case run(String)
  case runByHand
  case askOnCVM
  case allowInstanceRole
  case logIn(account: String)

  // The request.
  case grantPermission
  case checkRequestOrPermission
  case seeDeniedActions
  case instanceIsOfOtherAccount
  case goneOrOfOtherAccount
  case fixScheduleForm
  case chooseLaterTime
  case waitForState
  case waitForService
  case generationsAreSentApart
  case useNewerProgram
  case openTicket
  case raiseQuota
  case chooseOtherRegion
  case callsOfAddress
  case callsOfAccount
  case callsASecond

  // The way there.
  case addressIsBlocked
  case addressIsNotAllowed
  case checkEndpoint
  case checkNameServer
  case checkConnection
  case checkCertificate
  case checkProxy
  case installLibcurl
  case somethingElseAnswered
  /// The service answered in a way that is not expected of it.
  case checkAPI

  // What became of it.
  case lookAndSendAgain
  case sendAgain
  case lookInConsole
  case listAgain

  package static let sample = Advice.sendAgain

  package static let kinds: [FactKind<Advice>] =
    FactKind.plain(
      .setClock, .checkKindOfKey, .checkBothKeys, .getNewTemporaryKeys, .getKeysWithSecondFactor,
      .setKeys, .runByHand, .askOnCVM, .allowInstanceRole, .grantPermission,
      .checkRequestOrPermission, .seeDeniedActions, .instanceIsOfOtherAccount,
      .goneOrOfOtherAccount, .fixScheduleForm, .chooseLaterTime, .waitForState, .waitForService,
      .generationsAreSentApart, .useNewerProgram, .openTicket, .raiseQuota, .chooseOtherRegion,
      .callsOfAddress, .callsOfAccount, .callsASecond, .addressIsBlocked, .addressIsNotAllowed,
      .checkEndpoint, .checkNameServer, .checkConnection, .checkCertificate, .checkProxy,
      .installLibcurl, .somethingElseAnswered, .checkAPI, .lookAndSendAgain, .sendAgain,
      .lookInConsole, .listAgain)
    + [
      FactKind(Advice.verbatim), FactKind(Advice.clockIsBehind), FactKind(Advice.clockIsAhead),
      FactKind(Advice.correctedClockRefused), FactKind(Advice.trySite), FactKind(Advice.run),
      FactKind(Advice.logIn),
    ]
}
