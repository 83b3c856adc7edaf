import Fleet
import TencentCloud
import Testing

@testable import edgereap

struct TraceTests {
  private static func exchange(
    _ action: String, _ phase: CallPhase, body: String, answer: APIExchange.Answer,
    hasToken: Bool = false
  ) -> APIExchange {
    APIExchange(
      service: .edgezone, action: action, phase: phase, region: "ap-guangzhou",
      at: Timestamp(milliseconds: 1_795_262_400_000),
      url: "https://edgezone.intl.tencentcloudapi.com/",
      headers: ["Content-Type: application/json", "X-TC-Action: \(action)"], hasToken: hasToken,
      body: body, answer: answer)
  }

  @Test func aReadingIsACommandOfTccli() {
    let reading = Self.exchange(
      "DescribeInstances", .reading, body: #"{"Name":"it's"}"#,
      answer: .whole(status: 200, requestID: "r-1", length: 900, body: "{\"a\":\n1"))
    #expect(
      TraceBlock(exchange: reading, format: .tccli).text == """
        # 2026-11-21T12:00:00Z edgezone DescribeInstances
        tccli edgezone DescribeInstances --version 2026-04-01 --region ap-guangzhou \
        --endpoint edgezone.intl.tencentcloudapi.com --cli-input-json file:///dev/stdin <<'JSON'
        {"Name":"it's"}
        JSON
        # => 200, RequestId r-1, 900 bytes
        # {"a":\\u{A}1 … and 893 bytes more


        """)
  }

  private static let late = ServiceFailure(
    kind: .unknown, code: "Timeout", .transport(.noAnswer(seconds: 30)))

  @Test func aCommandOfCurlHasPlaceholdersForWhatSignsIt() {
    let reading = Self.exchange(
      "DescribeInstances", .reading, body: #"{"Name":"it's"}"#, answer: .lost(Self.late),
      hasToken: true)
    let text = TraceBlock(exchange: reading, format: .curl).text
    #expect(
      text.contains(
        "\ncurl https://edgezone.intl.tencentcloudapi.com/ -H 'Content-Type: application/json' "
          + "-H 'X-TC-Action: DescribeInstances' -H \"X-TC-Timestamp: $TIMESTAMP\" "
          + "-H \"Authorization: $AUTHORIZATION\" -H \"X-TC-Token: $TENCENTCLOUD_TOKEN\" "
          + #"--data-raw '{"Name":"it'\''s"}'"#))
    #expect(text.hasSuffix("# => no answer: Timeout: no answer within 30 s\n\n"))
  }

  @Test(arguments: TraceFormat.allCases)
  func aTerminationIsNeverACommandThatRuns(_ format: TraceFormat) {
    let termination = Self.exchange(
      "TerminateInstances", .terminating, body: #"{"InstanceIds":["epm-mnop3456"],"Note":"a\"b"}"#,
      answer: .whole(status: 200, requestID: "r-1", length: 2, body: "{}"))
    let lines = TraceBlock(exchange: termination, format: format).text.split(separator: "\n")
    #expect(lines.allSatisfy { $0.hasPrefix("# ") })
    #expect(lines.contains { $0.contains(#"epm-mnop3456"],"Note":"a\"b"}"#) })
  }
}
