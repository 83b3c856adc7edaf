/// STS 2018-08-13: who one is, and temporary pairs of keys.
extension Service {
  static let sts = Service(name: "sts", version: "2018-08-13", actions: stsActions)

  private static let stsActions: [String: Action] = [
    "GetCallerIdentity": Action(schema: Schema([:]), run: STS.getCallerIdentity),
    "AssumeRole": Action(
      schema: Schema(
        [
          "RoleArn": .string, "RoleSessionName": .string, "DurationSeconds": .integer,
          "Policy": .string, "ExternalId": .string, "SourceIdentity": .string,
        ], required: ["RoleArn", "RoleSessionName"]), run: STS.assumeRole),
    "AssumeRoleWithWebIdentity": Action(
      schema: Schema(
        [
          "ProviderId": .string, "WebIdentityToken": .string, "RoleArn": .string,
          "RoleSessionName": .string, "DurationSeconds": .integer,
        ], required: ["ProviderId", "WebIdentityToken", "RoleArn", "RoleSessionName"]),
      run: STS.assumeRole),
  ]
}

enum STS {
  @Sendable static func getCallerIdentity(
    _ world: inout World, _ call: inout Call
  ) throws(APIFailure) {
    let account = world.accountID
    let isTemporary = world.issuedCredentials[call.secretID] != nil
    let name = isTemporary ? "assumed-role/4611686018427397919" : "root"
    call.answer.member(
      "Arn",
      isTemporary ? "qcs::sts::uin/\(account):\(name)" : "qcs::cam::uin/\(account):\(name)")
    call.answer.member("AccountId", account)
    call.answer.member("UserId", account)
    call.answer.member("PrincipalId", account)
    call.answer.member("Type", isTemporary ? "CAMRole" : "RootAccount")
  }

  /// 7200 s by default, 43,200 s at most (documented).
  @Sendable static func assumeRole(
    _ world: inout World, _ call: inout Call
  ) throws(APIFailure) {
    let seconds = call.parameters.integer("DurationSeconds") ?? 7_200
    guard (1...43_200).contains(seconds) else {
      throw .invalidParameter("DurationSeconds", "1 to 43200")
    }
    guard call.parameters.string("RoleArn")?.hasPrefix("qcs::cam::") == true else {
      throw .invalidParameter("RoleArn", "qcs::cam::uin/<uin>:roleName/<name>")
    }
    let (id, issued) = world.issueCredential(seconds: seconds)
    call.answer.object("Credentials") { answer in
      answer.member("Token", issued.token)
      answer.member("TmpSecretId", id)
      answer.member("TmpSecretKey", issued.secretKey)
    }
    call.answer.member("ExpiredTime", Int(issued.expires / 1_000_000))
    call.answer.member("Expiration", ClockText.utc(issued.expires))
  }
}
