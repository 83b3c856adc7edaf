import Fleet
import HTTPTransport
import Support
import Testing

@testable import TencentCloud

/// Answers in which a few bytes are wrong: what is right in them is listed, and what is not is named.
struct DamagedTextTests {
  private static let regions = #""ZoneSet":[{"Zone":"a-1","Region":"a"}]"#

  private static func answer(_ rows: [String], before: [UInt8] = []) -> ScriptedTransport.Answer {
    let text =
      #"{"Response":{"TotalCount":\#(rows.count),"InstanceSet":[\#(rows.joined(separator: ","))],"#
      + #""RequestId":"r-1"}}"#
    // No text of Swift's can have a byte that is not UTF-8.
    let bytes = Array(text.utf8).split(
      separator: UInt8(ascii: "~"), omittingEmptySubsequences: false)
    return .success(
      HTTPResponse(status: 200, headers: [], body: before + Array(bytes.joined(separator: [0xB9]))))
  }

  private static func row(_ id: String, name: String) -> String {
    #"{"InstanceId":"\#(id)","InstanceName":"\#(name)","Zone":"a-1","PrivateIp":"10.0.0.8"}"#
  }

  private static let scopes = [
    ListingScope(product: .ecm, region: nil), ListingScope(product: .edgezone, region: "a"),
  ]

  private static func cloud(_ answer: ScriptedTransport.Answer) -> Cloud {
    Cloud(
      ScriptedTransport { request, _ in
        request.action == "DescribeZones" ? .response(regions) : answer
      })
  }

  @Test(arguments: scopes) func aByteThatIsNotUTF8IsReplacedAndTheOthersAreListed(
    scope: ListingScope
  ) async throws {
    let rows = [
      Self.row("ein-1", name: "web-~1"), Self.row("ein-2", name: "勿删~"),
      Self.row("ein-3", name: "边"),
    ]
    let cloud = Self.cloud(Self.answer(rows))
    let pages = Pages()
    let total = try await cloud.service.list(scope) { pages.append($0) }
    #expect(total == 3)
    let instances = pages.all.flatMap(\.instances).sorted { $0.id < $1.id }
    #expect(instances.map(\.name) == ["web-\u{FFFD}1", "勿删\u{FFFD}", "边"])
    #expect(instances.map(\.hasDamagedName) == [true, true, false])
    let answer = try await cloud.service.everything(in: scope)
    #expect(answer.isWhole)
  }

  @Test(arguments: scopes) func aByteOrderMarkBeforeAnAnswerIsPassedOver(
    scope: ListingScope
  ) async throws {
    let answer = Self.answer([Self.row("ein-1", name: "web")], before: [0xEF, 0xBB, 0xBF])
    let pages = Pages()
    _ = try await Self.cloud(answer).service.list(scope) { pages.append($0) }
    #expect(pages.ids == ["ein-1"])
    // The same of an error.
    let refused = Cloud([
      .success(
        HTTPResponse(
          status: 200, headers: [],
          body: [0xEF, 0xBB, 0xBF]
            + Array(
              #"{"Response":{"Error":{"Code":"AuthFailure","Message":"no"},"RequestId":"r"}}"#.utf8)
        ))
    ])
    let failure = await refused.failure { try await $0.list(Self.scopes[0]) { _ in } }
    #expect(failure?.code == "AuthFailure")
  }

  /// An id of which a byte is lost is no id.
  @Test(arguments: scopes, ["", "ein-~"]) func aRowWithoutAnIDIsNamed(
    scope: ListingScope, id: String
  ) async throws {
    let rows = [
      Self.row("ein-1", name: "web"), Self.row(id, name: "db-7"), Self.row("ein-3", name: ""),
    ]
    let cloud = Self.cloud(Self.answer(rows))
    let pages = Pages()
    let failure = await cloud.failure { try await $0.list(scope) { pages.append($0) } }
    #expect(pages.ids.sorted() == ["ein-1", "ein-3"])
    #expect(failure?.code == "RowWithoutID")
    #expect(failure?.english.contains("1 row") == true, "\(failure?.english ?? "")")
    #expect(failure?.english.contains("'db-7' in a-1") == true, "\(failure?.english ?? "")")
    // What is not listed is nowhere said to be gone.
    let answer = try await cloud.service.everything(in: scope)
    #expect(!answer.isWhole)
  }

  /// Pages overlap by a row, which is one row all the same.
  @Test(arguments: scopes) func aRowWithoutAnIDIsCountedOnce(scope: ListingScope) async throws {
    let rows = (0..<250).map { number in
      Self.row(number % 99 == 0 ? "" : "ein-\(number)", name: "name-\(number)")
    }
    let cloud = Cloud(
      ScriptedTransport { request, _ in
        guard request.action != "DescribeZones" else { return .response(Self.regions) }
        let offset = ChangingFleet.number("Offset", in: request.text)
        let page = rows.dropFirst(offset).prefix(100)
        return .response(
          #""TotalCount":250,"InstanceSet":[\#(page.joined(separator: ","))]"#)
      })
    let failure = await cloud.failure { try await $0.list(scope) { _ in } }
    #expect(failure?.code == "RowWithoutID", "\(String(describing: failure))")
    #expect(failure?.english.contains("3 rows") == true, "\(failure?.english ?? "")")
    for name in ["'name-0'", "'name-99'", "'name-198'"] {
      #expect(failure?.english.contains(name) == true, "\(failure?.english ?? "")")
    }
  }

  /// An answer to a termination is read the same way.
  @Test func aDamagedMessageDoesNotLoseItsCode() async {
    let bytes =
      Array(#"{"Response":{"Error":{"Code":"UnauthorizedOperation","Message":""#.utf8) + [
        0xCE, 0xF0,
      ]
      + Array(#""},"RequestId":"r-1"}}"#.utf8)
    let cloud = Cloud([.success(HTTPResponse(status: 200, headers: [], body: bytes))])
    let failure = await cloud.failure { try await $0.terminate(.ecm) }
    #expect(failure?.code == "UnauthorizedOperation")
    #expect(failure?.requestID == "r-1")
  }
}
