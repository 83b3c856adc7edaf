import Fleet
import HTTPTransport
import Synchronization
import Testing

@testable import TencentCloud

/// A list that may change while it is read, behind the form of `DescribeInstances`.
final class ChangingFleet: Sendable {
  private let ids: Mutex<[String]>
  private let change: @Sendable (inout [String], _ request: Int) -> Void
  private let claim: Int?

  init(
    _ count: Int, claim: Int? = nil,
    change: @escaping @Sendable (inout [String], Int) -> Void = { _, _ in }
  ) {
    ids = Mutex((0..<count).map { "ein-\($0)" })
    self.claim = claim
    self.change = change
  }

  func answer(_ request: HTTPRequest, _ number: Int) -> ScriptedTransport.Answer {
    let (page, count) = ids.withLock { ids in
      change(&ids, number)
      let offset = Self.number("Offset", in: request.text)
      let limit = Self.number("Limit", in: request.text)
      return (ids.dropFirst(offset).prefix(limit), ids.count)
    }
    let rows = page.map {
      #"{"InstanceId":"\#($0)","Position":{"RegionInfo":{"Region":"r-\#($0.utf8.count % 2)"}}}"#
    }
    return .response(
      #""TotalCount":\#(claim ?? count),"InstanceSet":[\#(rows.joined(separator: ","))]"#)
  }

  static func number(_ field: String, in text: String) -> Int {
    guard let range = text.firstRange(of: "\"\(field)\":") else { return 0 }
    return Int(text[range.upperBound...].prefix { $0.isNumber }) ?? 0
  }
}

struct ListingTests {
  static let ecm = ListingScope(product: .ecm, region: nil)

  static func cloud(_ fleet: ChangingFleet) -> Cloud {
    Cloud(ScriptedTransport { fleet.answer($0, $1) })
  }

  @Test("every page of a list is fetched once", arguments: [0, 1, 99, 100, 101, 1_000, 4_321])
  func all(count: Int) async throws {
    let cloud = Self.cloud(ChangingFleet(count))
    let pages = Pages()
    let total = try await cloud.service.list(Self.ecm) { pages.append($0) }
    #expect(total == count)
    #expect(Set(pages.ids).count == count)
    #expect(pages.ids.count == count)
    #expect(cloud.transport.requests.count == max(1, (count + 99) / 100))
    #expect(cloud.transport.requests[0].text.contains(#""OrderByField":"timestamp""#))
    #expect(cloud.transport.requests[0].text.contains(#""OrderDirection":1"#))
  }

  @Test(
    "a claim about the total is not believed too far",
    arguments: [
      -5, 0, 7, 250, 1_000, 1_000_000_000, Int.max,
    ])
  func claims(claim: Int) async throws {
    let cloud = Self.cloud(ChangingFleet(350, claim: claim))
    let pages = Pages()
    _ = try await cloud.service.list(Self.ecm) { pages.append($0) }
    #expect(Set(pages.ids).count == 350)
    #expect(cloud.transport.requests.count < 60)
    let census = Self.cloud(ChangingFleet(350, claim: claim))
    #expect(try await census.service.census(of: Self.ecm).count == 350)
    #expect(census.transport.requests.count < 40)
  }

  @Test func `a server that always answers the same page does not keep anybody`() async throws {
    let rows = (0..<100).map { #"{"InstanceId":"ein-\#($0)"}"# }.joined(separator: ",")
    let cloud = Cloud([.response(#""TotalCount":500,"InstanceSet":[\#(rows)]"#)])
    let pages = Pages()
    #expect(try await cloud.service.list(Self.ecm) { pages.append($0) } == 500)
    #expect(cloud.transport.requests.count == 5)
  }

  @Test func `shorter pages than were asked for are completed`() async throws {
    let fleet = ChangingFleet(230)
    let cloud = Cloud(
      ScriptedTransport { request, number in
        var request = request
        let limit = ChangingFleet.number("Limit", in: request.text)
        let less = request.text.replacing("\"Limit\":\(limit)", with: "\"Limit\":\(min(limit, 40))")
        request.body = Array(less.utf8)
        return fleet.answer(request, number)
      })
    let pages = Pages()
    _ = try await cloud.service.list(Self.ecm) { pages.append($0) }
    #expect(Set(pages.ids).count == 230)
  }

  @Test func `pages that came stay when one fails`() async {
    let fleet = ChangingFleet(1_000)
    let cloud = Cloud(
      ScriptedTransport { request, number in
        request.text.contains(#""Offset":500"#)
          ? .error("UnauthorizedOperation") : fleet.answer(request, number)
      })
    let pages = Pages()
    let failure = await cloud.failure { try await $0.list(Self.ecm) { pages.append($0) } }
    #expect(failure?.kind == .denied)
    #expect(pages.all.count == 9)
  }

  @Test func `a region is picked out of ECM's one list`() async throws {
    let cloud = Self.cloud(ChangingFleet(200))
    let pages = Pages()
    let scope = ListingScope(product: .ecm, region: "r-1")
    let total = try await cloud.service.list(scope) { pages.append($0) }
    let expected = (0..<200).map { "ein-\($0)" }.filter { $0.utf8.count % 2 == 1 }
    #expect(pages.ids.sorted() == expected.sorted())
    #expect(total == expected.count)
    #expect(try await cloud.service.census(of: scope).count == expected.count)
  }

  @Test("a census misses nothing that stays while others go", arguments: 1...10)
  func shrinking(seed: UInt64) async throws {
    let numbers = SeededNumbers(seed: seed)
    let fleet = ChangingFleet(1_000) { ids, _ in
      for _ in 0..<10 where ids.count > 100 {
        // Every third one stays to the end.
        let index = Int(numbers.next() * Double(ids.count))
        if let number = Int(ids[index].dropFirst(4)), number % 3 != 0 { ids.remove(at: index) }
      }
    }
    let seen = Set(try await Self.cloud(fleet).service.census(of: Self.ecm).map(\.id))
    #expect(seen.isSuperset(of: stride(from: 0, to: 1_000, by: 3).map { "ein-\($0)" }))
  }

  @Test func `nor while others come behind them`() async throws {
    let fleet = ChangingFleet(1_000) { ids, number in ids.append("ein-new-\(number)") }
    let seen = Set(try await Self.cloud(fleet).service.census(of: Self.ecm).map(\.id))
    #expect(seen.isSuperset(of: (0..<1_000).map { "ein-\($0)" }))
  }

  @Test func `a list without an order that grows is read again, and then given up`() async throws {
    let scope = ListingScope(product: .edgezone, region: "ap-guangzhou")
    // New rows come first, twice, and then no more.
    let calming = ChangingFleet(300) { ids, number in
      if number == 3 || number == 8 { ids.insert("ein-new-\(number)", at: 0) }
    }
    let seen = Set(try await Self.cloud(calming).service.census(of: scope).map(\.id))
    #expect(seen.isSuperset(of: (0..<300).map { "ein-\($0)" }))
    let restless = ChangingFleet(300) { ids, number in ids.insert("ein-new-\(number)", at: 0) }
    let failure = await Self.cloud(restless).failure { try await $0.census(of: scope) }
    #expect(failure?.code == "MovingList")
    #expect(failure?.kind == .unknown)
  }

  @Test func `what is terminating is asked for by state`() async throws {
    let cloud = Self.cloud(ChangingFleet(150))
    let ecm = try await cloud.service.terminating(Self.ecm)
    #expect(ecm.count == 150)
    #expect(cloud.transport.requests[0].text.contains(#""Name":"instance-state""#))
    let scope = ListingScope(product: .edgezone, region: "ap-guangzhou")
    _ = try await cloud.service.terminating(scope)
    #expect(cloud.transport.requests[2].text.contains(#""InstanceStatus":["terminating"]"#))
  }

  @Test func `readings of ECM take five ids in one filter`() async throws {
    let cloud = Self.cloud(ChangingFleet(0))
    let ids = (1...5).map { "ein-\($0)" }
    _ = try await cloud.service.read(ids, of: .ecm, in: "")
    #expect(
      cloud.transport.requests[0].text.contains(
        #""Filters":[{"Name":"instance-id","Values":["ein-1","ein-2","ein-3","ein-4","ein-5"]}]"#))
    let failure = await cloud.failure { try await $0.read(ids + ["ein-6"], of: .ecm, in: "") }
    #expect(failure?.kind == .tooMany)
  }

  @Test func `regions of ECM are named once, and a failure costs only the names`() async throws {
    let nodes = #"""
      "TotalCount":3,"NodeSet":[{"RegionInfo":{"Region":"ap-hangzhou-ecm","RegionName":"杭州"}},
      {"RegionInfo":{"Region":"ap-hangzhou-ecm","RegionName":"杭州"}},{"RegionInfo":null},7,
      {"RegionInfo":{"Region":"ap-wuhan-ecm"}}]
      """#
    let named = try await Cloud([.response(nodes)]).service.discover(.ecm)
    #expect(named.scopes == [Self.ecm])
    #expect(
      named.regions == [
        Region(code: "ap-hangzhou-ecm", name: "杭州", product: .ecm),
        Region(code: "ap-wuhan-ecm", name: "", product: .ecm),
      ])
    let unnamed = try await Cloud([.error("UnauthorizedOperation")]).service.discover(.ecm)
    #expect(unnamed == Discovery(scopes: [Self.ecm], regions: []))
    let failure = await Cloud([.error("UnauthorizedOperation")]).failure {
      try await $0.discover(.edgezone)
    }
    #expect(failure?.kind == .denied)
  }

  @Test func `a listing keeps the ceiling and reaches it`() async throws {
    let cloud = Self.cloud(ChangingFleet(20_000))
    let start = cloud.clock.now
    _ = try await cloud.service.list(Self.ecm) { _ in }
    let seconds = start.duration(to: cloud.clock.now) / .seconds(1)
    #expect(199 / seconds >= 0.95 * 20)
    #expect(199 / seconds <= 20)
  }
}
