import TC3Signer
import Testing

@testable import Simulator

@Suite struct GatewayTests {
  @Test func checksFollowInTheirOrder() throws {
    let drill = Drill()
    func code(_ change: (inout WireRequest) -> Void) throws -> String? {
      try drill.code("ecm", "DescribeInstances", change: change)
    }
    func set(_ name: String, _ value: String?) -> (inout WireRequest) -> Void {
      { request in
        request.headers.removeAll { $0.name == name }
        if let value { request.headers.append((name: name, value: value)) }
      }
    }
    #expect(try code { _ in } == nil)
    #expect(try code { $0.method = "PUT" } == "UnsupportedProtocol")
    #expect(
      try code { $0.body = Array(repeating: 0x20, count: (10 << 20) + 1) }
        == "RequestSizeLimitExceeded")
    #expect(try code(set("Authorization", "Bearer x")) == "AuthFailure.InvalidAuthorization")
    #expect(try code(set("Authorization", nil)) == "AuthFailure.InvalidAuthorization")
    #expect(try code(set("X-TC-Timestamp", "1")) == "AuthFailure.SignatureExpire")
    #expect(try code(set("X-TC-Timestamp", nil)) == "MissingParameter")
    #expect(try code { $0.body = Array("{ }".utf8) } == "AuthFailure.SignatureFailure")
    #expect(try code(set("X-TC-Version", "2020-01-01")) == "NoSuchVersion")
    #expect(try code(set("X-TC-Action", "RebootInstances")) == "InvalidAction")
    #expect(try code(set("X-TC-Region", "mars-1")) == "InvalidParameterValue")
    #expect(try code(set("X-TC-Region", "")) == "InvalidParameterValue")
    #expect(try code(set("X-TC-Region", nil)) == nil)
    #expect(try drill.code("cvm", "DescribeInstances") == "NoSuchProduct")
  }

  @Test func edgeZoneNeedsARegionThatItServes() throws {
    let drill = Drill()
    func code(_ region: String?) throws -> String? {
      try drill.code("edgezone", "DescribeInstances", region: region)
    }
    #expect(try code("ap-guangzhou") == nil)
    #expect(try code(nil) == "MissingParameter")
    #expect(try code("mars-1") == "InvalidParameterValue")
    #expect(try code("ap-tokyo") == "UnsupportedRegion")
  }

  @Test func clockMayBeFiveMinutesOffAndNoMore() throws {
    let drill = Drill()
    let request = drill.request("ecm", "DescribeNode")
    func code() throws -> String? {
      try JSONReader.read(drill.simulation.reply(to: request).body)["Response"]?["Error"]?["Code"]?
        .string
    }
    drill.advance(seconds: 300)
    #expect(try code() == nil)
    drill.advance(seconds: 1)
    #expect(try code() == "AuthFailure.SignatureExpire")
  }

  @Test func strangerAndWrongSecretAreToldApart() throws {
    let drill = Drill()
    let known = drill.configuration.credentials[0]
    let wrong = Credential(secretID: known.secretID, secretKey: "x")
    let stranger = Credential(secretID: "AKIDx", secretKey: "x")
    #expect(
      try drill.code("ecm", "DescribeNode", credential: wrong) == "AuthFailure.SignatureFailure")
    #expect(
      try drill.code("ecm", "DescribeNode", credential: stranger) == "AuthFailure.SecretIdNotFound")
  }

  @Test func messageIsInTheLanguageThatWasAskedFor() throws {
    let drill = Drill()
    func message(_ language: String?) throws -> String {
      let response = try drill.call("ecm", "DescribeInstances", #"{"Limit":0}"#) { request in
        request.headers.removeAll { $0.name == "X-TC-Language" }
        if let language { request.headers.append((name: "X-TC-Language", value: language)) }
      }
      return try #require(response["Error"]?["Message"]?.string)
    }
    #expect(try message("en-US").contains("must not"))
    #expect(try message("zh-CN").contains("不能"))
    #expect(try message(nil) == message("zh-CN"))
  }

  @Test func queryBeyond32KilobytesIsTooLarge() throws {
    let drill = Drill()
    let request = WireRequest(
      method: "GET", target: "/?a=" + String(repeating: "x", count: 32_768), headers: [], body: [])
    let reply = drill.simulation.reply(to: request)
    #expect(reply.text.contains("RequestSizeLimitExceeded"))
    #expect(reply.status == 200)
  }

  @Test func twentyPassInAnySecondForEachActionAndProduct() throws {
    let drill = Drill(rateLimit: 20)
    for _ in 0..<20 { #expect(try drill.code("ecm", "DescribeNode") == nil) }
    let refused = try drill.call("ecm", "DescribeNode")
    #expect(refused["Error"]?["Code"]?.string == "RequestLimitExceeded")
    #expect(refused["Error"]?["Message"]?.string?.contains("`21`") == true)
    #expect(refused["Error"]?["Message"]?.string?.contains("`20`") == true)
    #expect(try drill.code("ecm", "DescribeInstances") == nil)
    #expect(try drill.code("edgezone", "DescribeInstances") == nil)
    drill.advance(seconds: 1)
    #expect(try drill.code("ecm", "DescribeNode") == nil)
    let nodes = try drill.management("statistics").rows("actions").first {
      $0["action"]?.string == "DescribeNode"
    }
    #expect(nodes?["requests"] == .integer(22))
    #expect(nodes?["throttled"] == .integer(1))
    #expect(nodes?["max_in_any_second"] == .integer(21))
  }

  @Test func badSignaturesDoNotUseUpTheRate() throws {
    let drill = Drill(rateLimit: 1)
    let wrong = Credential(secretID: drill.configuration.credentials[0].secretID, secretKey: "x")
    for _ in 0..<5 { try drill.call("ecm", "DescribeNode", credential: wrong) }
    #expect(try drill.code("ecm", "DescribeNode") == nil)
  }

  @Test func temporaryPairWorksWithItsTokenUntilItExpires() throws {
    let drill = Drill()
    let body =
      #"{"RoleArn":"qcs::cam::uin/1:roleName/r","RoleSessionName":"s","DurationSeconds":60}"#
    let issued = try #require(try drill.call("sts", "AssumeRole", body)["Credentials"])
    var pair = Credential(
      secretID: try #require(issued["TmpSecretId"]?.string),
      secretKey: try #require(issued["TmpSecretKey"]?.string),
      token: try #require(issued["Token"]?.string))
    let identity = try drill.call("sts", "GetCallerIdentity", credential: pair)
    #expect(identity["AccountId"]?.string == drill.configuration.accountID)
    #expect(identity["Type"]?.string == "CAMRole")
    pair.token = "x"
    #expect(try drill.code("ecm", "DescribeNode", credential: pair) == "AuthFailure.TokenFailure")
    pair.token = issued["Token"]?.string
    drill.advance(seconds: 61)
    #expect(try drill.code("ecm", "DescribeNode", credential: pair) == "AuthFailure.TokenFailure")
  }

  @Test func webIdentityNeedsNoSignature() throws {
    let drill = Drill()
    let body =
      #"{"ProviderId":"p","WebIdentityToken":"t","RoleArn":"qcs::cam::r","RoleSessionName":"s"}"#
    let response = try drill.call("sts", "AssumeRoleWithWebIdentity", body) { request in
      request.headers.removeAll { $0.name == "Authorization" }
      request.headers.append((name: "Authorization", value: "SKIP"))
    }
    #expect(response["Credentials"]?["Token"]?.string != nil)
    #expect(
      try drill.code("ecm", "DescribeNode") { request in
        request.headers.removeAll { $0.name == "Authorization" }
        request.headers.append((name: "Authorization", value: "SKIP"))
      } == "AuthFailure.InvalidAuthorization")
  }
}
