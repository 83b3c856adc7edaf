import Fleet
import HTTPTransport
import Support
import TC3Signer
import Testing

@testable import TencentCloud

struct PipelineTests {
  @Test func `a request is signed as the reference signs it`() async throws {
    // A published-form vector: 23:59:59 UTC, so that a local date would not verify.
    let transport = ScriptedTransport([.response("")])
    let cloud = Cloud(transport)
    let body = Array(#"{"InstanceIds": ["epm-mnop3456", "epm-abcd1234"]}"#.utf8)
    let call = APICall(
      .edgezone, "TerminateInstances", phase: .terminating, region: "ap-singapore", body: body)
    _ = try await cloud.wire.send(
      call, credential: .init(secretID: "AKIDEXAMPLE", secretKey: "SKEXAMPLE"),
      as: NothingElse.self)
    let request = try #require(transport.requests.first)
    #expect(request.url == "https://edgezone.intl.tencentcloudapi.com/")
    #expect(request.header("Host") == "edgezone.intl.tencentcloudapi.com")
    #expect(request.header("Content-Type") == "application/json")
    #expect(request.header("X-TC-Action") == "TerminateInstances")
    #expect(request.header("X-TC-Version") == "2026-04-01")
    #expect(request.header("X-TC-Region") == "ap-singapore")
    #expect(request.header("X-TC-Timestamp") == "1775087999")
    #expect(request.header("X-TC-Language") == "en-US")
    #expect(request.header("X-TC-RequestClient") == "edgereap-1.2.3")
    #expect(request.header("X-TC-Token") == nil)
    #expect(
      request.header("Authorization")?.hasSuffix(
        "a4490b3d739e4a44dfee4a4e27e23d09fd9892e80231ebb4d282ab265abe8b44") == true)
  }

  @Test func `a token is sent, and a region that is empty is not`() async throws {
    let cloud = Cloud([.response("")])
    _ = try await cloud.wire.send(
      APICall(.ecm, "DescribeInstances", region: ""),
      credential: .init(secretID: "A", secretKey: "B", token: "T"), as: NothingElse.self)
    let request = try #require(cloud.transport.requests.first)
    #expect(request.header("X-TC-Token") == "T")
    #expect(request.header("X-TC-Region") == nil)
  }

  struct Odd: Sendable, CustomTestStringConvertible {
    var name: String
    var answer: ScriptedTransport.Answer
    var code: String
    var testDescription: String { name }
  }
  static let error =
    #"{"Response":{"Error":{"Code":"UnauthorizedOperation","Message":"m"},"#
    + #""RequestId":"r-5"}}"#

  @Test(
    "the API's error is found whatever surrounds it",
    arguments: ["application/json; charset=utf-8", "text/plain", "text/html", ""], [200, 400, 502])
  func errorAnywhere(type: String, status: Int) async {
    let cloud = Cloud([.json(Self.error, status: status, type: type)])
    let failure = await cloud.failure { try await $0.terminate(.ecm) }
    #expect(failure?.code == "UnauthorizedOperation")
    #expect(failure?.kind == .notPermitted)
    #expect(failure?.requestID == "r-5")
  }

  @Test(
    "what is not an answer leaves a termination open and is not sent again",
    arguments: [
      Odd(name: "gateway", answer: .json("<html>502</html>", status: 502), code: "HTTP 502"),
      Odd(name: "portal", answer: .json("<html>hi</html>"), code: "MalformedAnswer"),
      Odd(name: "redirect", answer: .json("", status: 302), code: "HTTP 302"),
      Odd(name: "empty", answer: .json(""), code: "MalformedAnswer"),
      Odd(name: "cut", answer: .json(#"{"Response":{"Requ"#), code: "MalformedAnswer"),
      Odd(name: "other", answer: .json(#"{"Result":{}}"#), code: "MalformedAnswer"),
      Odd(name: "null", answer: .json(#"{"Response":null}"#), code: "MalformedAnswer"),
      Odd(name: "no id", answer: .json(#"{"Response":{}}"#), code: "MalformedAnswer"),
      Odd(name: "array", answer: .json(#"[1]"#), code: "MalformedAnswer"),
      Odd(
        name: "success with 500", answer: .json(#"{"Response":{"RequestId":"r"}}"#, status: 500),
        code: "HTTP 500"),
    ])
  func oddAnswer(odd: Odd) async {
    let cloud = Cloud([odd.answer])
    let failure = await cloud.failure { try await $0.terminate(.ecm) }
    #expect(failure?.kind == .unknown)
    #expect(failure?.code == odd.code)
    #expect(cloud.transport.requests.count == 1)
  }

  @Test func `an error of an odd shape is still an error`() async {
    let cloud = Cloud([.response(#""Error":"broken""#)])
    let failure = await cloud.failure { try await $0.terminate(.ecm) }
    #expect(failure?.code == "UnnamedError")
    #expect(failure?.kind == .unknown)
  }

  @Test func `messages cannot steer a terminal`() async {
    let cloud = Cloud([.error("FailedOperation", #"a\u001b[31m\nb"#)])
    let failure = await cloud.failure { try await $0.terminate(.ecm) }
    #expect(failure?.message == "a [31m b")
  }

  @Test func `every attempt is signed afresh, paced and traced`() async throws {
    let cloud = Cloud([
      .error("InternalError"), .response(#""AccountId":"100012345678","UserId":"u","Arn":"a""#),
    ])
    let account = try await cloud.service.callerIdentity()
    #expect(account == Account(id: "100012345678", userID: "u", arn: "a"))
    #expect(cloud.traces.all.map(\.attempt) == [1, 2])
    #expect(cloud.traces.all.map(\.code) == ["InternalError", ""])
    #expect(cloud.traces.all.map(\.requestID) == ["r-9", "r-1"])
    #expect(cloud.transport.requests[0].url == "https://sts.intl.tencentcloudapi.com/")
    #expect(!String(describing: cloud.traces.all).contains("SKEXAMPLE"))
  }

  @Test func `all services go to the one endpoint, and its host is what is signed`() async throws {
    let endpoint = try Endpoint(site: .intl, address: "http://127.0.0.1:8080")
    let transport = ScriptedTransport([.response(#""TotalCount":0,"InstanceSet":[]"#)])
    let cloud = Cloud(transport, endpoint: endpoint)
    _ = try await cloud.service.read(["ein-1"], of: .ecm, in: "")
    #expect(transport.requests[0].url == "http://127.0.0.1:8080/")
    #expect(transport.requests[0].header("Host") == "127.0.0.1:8080")
  }

  @Test(
    "addresses",
    arguments: [
      ("https://example.com", true), ("https://example.com:8443/", true),
      ("http://127.0.0.1:80", true), ("http://localhost:1", true), ("http://[::1]:9", true),
      ("http://127.8.9.1", true), ("HTTP://LOCALHOST", true),
      ("http://example.com", false), ("http://127.0.0.1.example.com", false),
      ("http://localhost.example.com", false), ("http://127.0.0.1@example.com", false),
      ("https://example.com/path", false), ("https://a b", false), ("https://", false),
      ("ftp://127.0.0.1", false), ("127.0.0.1:80", false), ("https://x:99999", false),
      ("https://x\r\nHost: y", false), ("https://x?y", false),
    ])
  func addresses(address: String, isGood: Bool) {
    #expect(((try? Endpoint(site: .intl, address: address)) != nil) == isGood)
  }

  @Test func `the sites have their own hosts`() {
    #expect(Endpoint(site: .cn).host(for: .ecm) == "ecm.tencentcloudapi.com")
    #expect(Endpoint(site: .intl).host(for: .edgezone) == "edgezone.intl.tencentcloudapi.com")
    #expect(Endpoint(site: .cn).url(for: .sts) == "https://sts.tencentcloudapi.com/")
  }
}
