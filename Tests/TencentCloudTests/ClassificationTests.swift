import Fleet
import Testing

@testable import TencentCloud

struct ClassificationTests {
  typealias Kind = ServiceFailure.Kind
  struct Row: Sendable, CustomTestStringConvertible {
    var code: String
    var reading: Kind
    var ecm: Kind
    var edgezone: Kind
    var testDescription: String { code }

    init(_ code: String, _ reading: Kind, _ ecm: Kind, _ edgezone: Kind) {
      (self.code, self.reading, self.ecm, self.edgezone) = (code, reading, ecm, edgezone)
    }
    init(_ code: String, _ kind: Kind) { self.init(code, kind, kind, kind) }
  }

  /// Every code of the actions' own lists and of the common list.
  static let rows: [Row] = [
    Row("FailedOperation.InternalOperationFailure", .unknown),
    Row("FailedOperation.OperationNotAllow", .refused),
    Row("InvalidParameter.InvalidDataFormat", .invalid, .invalid, .refused),
    Row("InvalidParameterValue.InvalidInstanceID", .refused),
    Row("InvalidParameterValue.InvalidTime", .invalid, .invalid, .refused),
    Row("InvalidParameterValue.TerminateTimeSmaller", .invalid, .invalid, .refused),
    Row("InvalidParameterValue.ParameterValueTooLarge", .tooMany),
    Row("ResourceNotFound.InstanceNotExist", .alreadyGone),
    Row("UnauthorizedOperation.ForbiddenOperation", .denied, .notPermitted, .notPermitted),
    Row("InvalidParameterValue.InvaildDescribeInstance", .invalid, .invalid, .refused),
    Row("InvalidParameterValue.InvaildPageParam", .invalid, .invalid, .refused),
    Row("InvalidParameterValue.InvalidFilter", .invalid, .invalid, .refused),
    Row("InvalidParameterValue.InvalidOrderByField", .invalid, .invalid, .refused),
    Row("MissingParameter.MissingInstancesParameter", .invalid),
    Row("MissingParameter.MissingNodeParameter", .invalid),
    Row("MissingParameter.MissingModuleParameter", .invalid),
    Row("InvalidParameterValue.InvalidPublicParam", .invalid, .invalid, .refused),
    Row("InvalidParameter.Coexist", .invalid, .invalid, .refused),
    Row("InvalidParameterValue.InvalidRegion", .invalid, .invalid, .refused),
    Row("InvalidParameterValue.Malformed", .invalid, .invalid, .refused),
    Row("InvalidParameterValue.FilterLimitExceeded", .invalid, .invalid, .refused),
    Row("InvalidParameterValue.InvalidEcmRegion", .invalid, .invalid, .refused),
    Row("FailedOperation.InvalidStatus", .busy),
    Row("FailedOperation.OperationConflict", .busy),
    Row("OperationDenied.InstanceOperationInProgress", .busy),
    Row("UnsupportedOperation.InvalidInstanceState", .busy),
    Row("UnsupportedOperation.MutexOperationTaskRunning", .busy),
    Row("UnsupportedOperation.StatusNotPermit", .busy),
    Row("UnsupportedOperation.InstanceIdNotFound", .alreadyGone),
    Row("UnsupportedOperation.Malformed", .invalid),
    Row("FailedOperation", .unknown),
    Row("InternalError", .unknown),
    Row("ResourceNotFound.Instance", .alreadyGone),
    Row("UnsupportedOperation.LegacyCompatBatchMixed", .mixedGenerations),
    Row("InvalidParameter", .invalid, .invalid, .refused),
    Row("InvalidParameter.ParamError", .invalid, .invalid, .refused),
    Row("ResourceInUse.PublicInstanceInUse", .invalid),
    Row("ResourceNotFound.PublicInstanceNotFound", .invalid),
    Row("ActionOffline", .invalid),
    Row("AuthFailure.InvalidAuthorization", .denied),
    Row("AuthFailure.InvalidSecretId", .denied),
    Row("AuthFailure.MFAFailure", .denied),
    Row("AuthFailure.SecretIdNotFound", .denied),
    Row("AuthFailure.SignatureExpire", .denied),
    Row("AuthFailure.SignatureFailure", .denied),
    Row("AuthFailure.TokenFailure", .denied),
    Row("AuthFailure.UnauthorizedOperation", .denied, .notPermitted, .notPermitted),
    Row("DryRunOperation", .invalid),
    Row("InvalidAction", .invalid),
    Row("InvalidParameterValue", .invalid, .invalid, .refused),
    Row("InvalidRequest", .invalid),
    Row("IpInBlacklist", .denied),
    Row("IpNotInWhitelist", .denied),
    Row("LimitExceeded", .invalid),
    Row("MissingParameter", .invalid),
    Row("UnknownParameter", .invalid),
    Row("NoSuchProduct", .invalid),
    Row("NoSuchVersion", .invalid),
    Row("RequestLimitExceeded", .throttled),
    Row("RequestLimitExceeded.IPLimitExceeded", .throttled),
    Row("RequestLimitExceeded.UinLimitExceeded", .throttled),
    Row("RequestLimitExceeded.GlobalRegionUinLimitExceeded", .throttled),
    Row("RequestLimitExceeded.SomethingNew", .throttled),
    Row("RequestSizeLimitExceeded", .tooMany),
    Row("ResponseSizeLimitExceeded", .tooMany, .unknown, .unknown),
    Row("ResourceInUse", .busy),
    Row("ResourceInsufficient", .invalid, .refused, .refused),
    Row("ResourceNotFound", .alreadyGone),
    Row("ResourceNotFound.Zone", .invalid, .refused, .refused),
    Row("ResourceUnavailable", .busy),
    Row("ServiceUnavailable", .unknown),
    Row("UnauthorizedOperation", .denied, .notPermitted, .notPermitted),
    Row("UnauthorizedOperation.PermissionDenied", .denied, .notPermitted, .refused),
    Row("UnauthorizedOperation.MFAExpired", .denied),
    Row("UnauthorizedOperation.MFANotFound", .denied),
    Row("UnsupportedOperation", .invalid, .refused, .refused),
    Row("UnsupportedProtocol", .invalid),
    Row("UnsupportedRegion", .invalid),
    Row("FailedOperation.SomethingNew", .unknown),
    Row("NobodyKnows.This", .unknown),
    Row("", .unknown),
    // A code is not its own prefix.
    Row("RequestLimitExceededNot", .unknown),
  ]

  @Test("an API error has one meaning per phase and product", arguments: rows)
  func kind(row: Row) {
    for product in [Product.ecm, .edgezone, nil] {
      #expect(Kind(code: row.code, phase: .reading, product: product) == row.reading)
    }
    #expect(Kind(code: row.code, phase: .terminating, product: .ecm) == row.ecm)
    #expect(Kind(code: row.code, phase: .terminating, product: .edgezone) == row.edgezone)
  }

  @Test(
    "the advice for a refused clock names it, its direction and what was tried",
    arguments: [
      (SigningClock.Choice.own, Int64?(412_500), Advice.clockIsBehind(seconds: 412)),
      (.own, -400_000, .clockIsAhead(seconds: 400)), (.own, nil, .setClock),
      (.corrected(-7_200_000), 412_500, .correctedClockRefused(seconds: -7200)),
      (.corrected(1_200_000), nil, .correctedClockRefused(seconds: 1200)),
    ])
  func refusedClock(choice: SigningClock.Choice, difference: Int64?, expected: Advice) {
    let advice = APIErrorAdvice(
      site: .intl, refusedClock: .init(choice: choice, difference: difference))
    #expect(advice.advice(for: "AuthFailure.SignatureExpire") == expected)
  }

  @Test func `an unknown key points to the other site`() {
    let code = "AuthFailure.SecretIdNotFound"
    for (site, other) in [(Site.intl, Site.cn), (.cn, .intl)] {
      #expect(
        APIErrorAdvice(site: site).advice(for: code) == .trySite(other, keyIsUnknownTo: site))
    }
  }

  @Test(
    "advice names what mends it",
    arguments: [
      ("UnauthorizedOperation.ForbiddenOperation", Advice.grantPermission),
      ("AuthFailure.UnauthorizedOperation", .grantPermission),
      ("AuthFailure.TokenFailure", .getNewTemporaryKeys),
      ("AuthFailure.SignatureFailure", .checkBothKeys),
      ("InternalError", .openTicket),
      ("IpNotInWhitelist", .addressIsNotAllowed),
      ("RequestLimitExceeded.UinLimitExceeded", .callsOfAccount),
      ("UnsupportedRegion", .chooseOtherRegion),
      ("AuthFailure.MFAFailure", .getKeysWithSecondFactor),
      ("UnauthorizedOperation.MFAExpired", .getKeysWithSecondFactor),
      ("UnauthorizedOperation.MFANotFound", .getKeysWithSecondFactor),
      ("UnauthorizedOperation.PermissionDenied", .grantPermission),
    ])
  func advice(code: String, expected: Advice) {
    #expect(APIErrorAdvice(site: .intl).advice(for: code) == expected)
  }

  @Test func `an instance of somebody else is no missing permission`() {
    let code = "UnauthorizedOperation.PermissionDenied"
    #expect(
      APIErrorAdvice(site: .intl, terminating: .edgezone).advice(for: code)
        == .instanceIsOfOtherAccount)
    #expect(APIErrorAdvice(site: .intl, terminating: .ecm).advice(for: code) == .grantPermission)
  }
}
