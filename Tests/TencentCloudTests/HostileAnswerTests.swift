import Fleet
import HTTPTransport
@testable import JSON
import Support
import TC3Signer
import Testing

@testable import TencentCloud

/// Answers that no honest service gives.
struct HostileAnswerTests {
  /// Whatever part of an answer arrives, it is not taken for the whole.
  @Test(arguments: Product.allCases)
  func aTerminationWhoseAnswerIsCutStaysOpen(product: Product) async throws {
    let fields = product == .ecm ? "" : #""InstanceIdSet":["epm-mnop3456"],"FailedInstanceSet":[],"#
    let whole = Array(#"{"Response":{\#(fields)"RequestId":"r-1"}}"#.utf8)
    for length in whole.indices {
      let cloud = Cloud([
        .success(HTTPResponse(status: 200, headers: [], body: Array(whole[..<length])))
      ])
      let failure = await cloud.failure {
        try await $0.terminate(product == .ecm ? .ecm : .edgezone)
      }
      #expect(failure?.kind == .unknown, "\(length)")
      #expect(cloud.transport.requests.count == 1, "\(length)")
    }
  }

  /// Sums of totals left the range and ended the program.
  @Test func aTotalOfAllTheRangeIsNoNumberToAddTo() async throws {
    let zones = #""ZoneSet":[{"Zone":"a-1","Region":"a"},{"Zone":"b-1","Region":"b"}]"#
    let rows = #""TotalCount":9223372036854775807,"InstanceSet":[]"#
    let cloud = Cloud(
      ScriptedTransport { request, _ in
        .response(request.action == "DescribeZones" ? zones : rows)
      })
    let scope = ListingScope(product: .edgezone, region: nil)
    let total = try await cloud.service.list(scope) { #expect($0.total ?? 0 <= 1_000_000_000) }
    #expect(total == 0)
  }

  /// A page is asked for with a hundred rows.
  @Test func aPageOfAMillionRowsIsRefused() async {
    let rows = Array(repeating: #"{"InstanceId":"ein-1"}"#, count: 1_001).joined(separator: ",")
    let cloud = Cloud([.response(#""TotalCount":1001,"InstanceSet":[\#(rows)]"#)])
    let failure = await cloud.failure { try await $0.read(["ein-1"], of: .ecm, in: "r") }
    #expect(failure?.code == "MalformedAnswer")
    #expect(failure?.english.contains("1001 rows") == true)
  }

  /// 30 MiB of brackets were held as values of eight times that size.
  @Test func anAnswerOfMillionsOfValuesIsRefused() {
    func text(_ count: Int) -> [UInt8] {
      Array("[".utf8) + Array(repeating: Array("[],".utf8), count: count).joined()
        + Array("1]".utf8)
    }
    #expect((try? JSONDocument(text(JSONIndex.mostValues - 2))) != nil)
    #expect(throws: JSONFault.self) { try JSONDocument(text(JSONIndex.mostValues - 1)) }
  }

  /// The time of expiry was reckoned in milliseconds and ended the program.
  @Test(arguments: ["9223372036854775807", "-9223372036854775808", "1e300", "\"soon\"", "0"])
  func temporaryKeysThatNeverExpireHaveNoExpiry(expiry: String) async throws {
    let cloud = Cloud([
      .response(
        #""Credentials":{"TmpSecretId":"id","TmpSecretKey":"key","Token":"t"},"#
          + #""ExpiredTime":\#(expiry)"#)
    ])
    let base = try LoadedCredential(secretID: "a", secretKey: "b", source: "s")
    let keys = try await cloud.sts
      .assume(AssumedRole(arn: "qcs::cam::uin/1:roleName/a"), with: base)
    #expect(keys.credential.secretID == "id")
    #expect(keys.expiry == nil)
  }
}
