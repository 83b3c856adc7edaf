import Fleet
import HTTPTransport
import Support
import TC3Signer
import Testing

@testable import TencentCloud

/// What whoever looks on gets to see, and what not.
struct ObserverTests {
  private static let redactor = SecretRedactor(
    Credential(secretID: "AKIDEXAMPLE", secretKey: "SK/EXAMPLE", token: "TOKENEXAMPLE"),
    signature: "5ba7")

  @Test(arguments: [
    (#"{"Limit":100}"#, #"{"Limit":100}"#),
    (#"{"WebIdentityToken":"eyJ","RoleArn":"a"}"#, #"{"WebIdentityToken":"***","RoleArn":"a"}"#),
    (#"{"a":[{"TmpSecretKey":"x\"y"},{"n":1}]}"#, #"{"a":[{"TmpSecretKey":"***"},{"n":1}]}"#),
    (#"{"Token":{"deep":["x"]},"b":null}"#, #"{"Token":"***","b":null}"#),
    (#"{"\u0054oken":"x"}"#, #"{"\u0054oken":"***"}"#),
    (#"{"Password":null,"n":7}"#, #"{"Password":"***","n":7}"#),
    (#"{"Message":"key SK/EXAMPLE"}"#, #"{"Message":"key ***"}"#),
    (#"{"Message":"key SK\/EXAMPLE and 5ba7"}"#, #"{"Message":"key *** and ***"}"#),
    ("<html>TOKENEXAMPLE AKIDEXAMPLE</html>", "<html>*** ***</html>"),
    ("", ""),
  ])
  func secretsAreStruckOut(_ text: String, _ expected: String) {
    #expect(Self.redactor.text(of: Array(text.utf8)) == expected)
  }

  @Test func anAnswerOfSTSThatIsNotJSONIsLeftOutWhole() {
    #expect(Self.redactor.text(of: Array("TmpSecretKey: x".utf8), isOpaque: true) == "***")
  }

  @Test func aRequestAndItsAnswerAreShownWithoutWhatSignedThem() async throws {
    let source = EnvironmentKeys([
      "TENCENTCLOUD_SECRET_ID": "AKIDEXAMPLE", "TENCENTCLOUD_SECRET_KEY": "SKEXAMPLE",
      "TENCENTCLOUD_TOKEN": "TOKENEXAMPLE",
    ])
    let echo = ScriptedTransport { request, _ in
      let headers = request.headers.map(\.value).joined(separator: " ")
      return .json(
        #"{"Response":{"RequestId":"r-7","InstanceIdSet":[],"Echo":"\#(headers)"}}"#)
    }
    let cloud = Cloud(echo, source: source)
    _ = try await cloud.service.terminate(.edgezone) { false }

    let exchange = try #require(cloud.traces.exchanges.first)
    #expect(cloud.traces.exchanges.count == 1)
    #expect(exchange.hasToken && exchange.phase == .terminating)
    #expect(exchange.body.contains("epm-mnop3456"))
    #expect(exchange.headers.contains("X-TC-Action: TerminateInstances"))
    guard case .whole(200, "r-7", let length, let body) = exchange.answer else {
      Issue.record("\(exchange.answer)")
      return
    }
    #expect(length > body.utf8.count)
    let sent = try #require(echo.requests.first)
    let authorization = try #require(sent.header("Authorization").flatMap(TC3Authorization.init))
    let everything = "\(exchange)"
    for secret in ["AKIDEXAMPLE", "SKEXAMPLE", "TOKENEXAMPLE", authorization.signature] {
      #expect(!everything.contains(secret))
    }
  }

  @Test func ofALongAnswerTheBeginningIsKept() async throws {
    let filler = String(repeating: "边", count: 4000)
    let transport = ScriptedTransport { _, _ in .response(#""Filler":"\#(filler)""#) }
    let cloud = Cloud(transport, attempts: 1)
    _ = await cloud.failure { try await $0.callerIdentity() }
    guard case .whole(_, _, let length, let body)? = cloud.traces.exchanges.first?.answer else {
      Issue.record("nothing was shown")
      return
    }
    #expect(length > 12_000)
    #expect((APIExchange.answerLimit - 3...APIExchange.answerLimit).contains(body.utf8.count))
  }

  @Test func aLostAnswerIsShownAsLost() async {
    let cloud = Cloud(ScriptedTransport([.lost(.reset, .possible)]), attempts: 1)
    _ = await cloud.failure { try await $0.terminate(.edgezone) { false } }
    #expect(
      cloud.traces.exchanges.map(\.answer) == [
        .lost(ServiceFailure(kind: .unknown, code: "ConnectionReset", message: "reset"))
      ])
  }
}
