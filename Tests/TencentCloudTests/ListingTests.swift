import Fleet
import HTTPTransport
import Support
import Synchronization
import Testing

@testable import TencentCloud

/// A list that may change while it is read, behind the form of `DescribeInstances`.
final class ChangingFleet: Sendable {
  private let ids: Mutex<[String]>
  private let change: @Sendable (inout [String], _ request: Int) -> Void
  private let claim: Int?
  private let claimsPage: Bool

  /// - Parameter claimsPage: Whether the total is said to be the length of the page.
  init(
    _ count: Int, claim: Int? = nil, claimsPage: Bool = false,
    change: @escaping @Sendable (inout [String], Int) -> Void = { _, _ in }
  ) {
    ids = Mutex((0..<count).map { "ein-\($0)" })
    self.claim = claim
    self.claimsPage = claimsPage
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
    let total = claim ?? (claimsPage ? page.count : count)
    return .response(
      #""TotalCount":\#(total),"InstanceSet":[\#(rows.joined(separator: ","))]"#)
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
    // Pages overlap by a row.
    #expect(cloud.transport.requests.count == max(1, (count + 98) / 99))
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
    #expect(try await census.service.everything(in: Self.ecm).instances.count == 350)
    #expect(census.transport.requests.count < 40)
  }

  @Test("a server that always answers the same page does not keep anybody")
  func aServerThatRepeatsItsPageIsIncomplete() async throws {
    let rows = (0..<100).map { #"{"InstanceId":"ein-\#($0)"}"# }.joined(separator: ",")
    let cloud = Cloud([.response(#""TotalCount":500,"InstanceSet":[\#(rows)]"#)])
    let pages = Pages()
    let failure = await cloud.failure { try await $0.list(Self.ecm) { pages.append($0) } }
    #expect(failure?.code == "MovingList")
    #expect(Set(pages.ids).count == 100)
    #expect(cloud.transport.requests.count < 40)
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

  /// A link that brings no more than so many rows in the time of one request.
  private static func slow(_ fleet: ChangingFleet, rows: Int) -> Cloud {
    Cloud(
      ScriptedTransport { request, number in
        ChangingFleet.number("Limit", in: request.text) > rows
          ? .lost(.timeout, .possible) : fleet.answer(request, number)
      })
  }

  @Test(arguments: [6, 20, 30, 99], [true, false])
  func `pages that do not come in time are asked for with fewer rows`(
    _ rows: Int, claimsPage: Bool
  ) async throws {
    let cloud = Self.slow(ChangingFleet(2_000, claimsPage: claimsPage), rows: rows)
    let pages = Pages()
    #expect(try await cloud.service.list(Self.ecm) { pages.append($0) } == 2_000)
    #expect(Set(pages.ids).count == 2_000)
    let asked = cloud.transport.requests.map { ChangingFleet.number("Limit", in: $0.text) }
    #expect(asked.allSatisfy { (6...100).contains($0) })
    // A few times what pages that fit would take: what is too much is tried again now and then.
    #expect(asked.count < 40 + 4 * 2_000 / min(rows, 25))
  }

  @Test func `one page that came late does not make a whole list dear`() async throws {
    let fleet = ChangingFleet(5_000)
    let cloud = Cloud(
      ScriptedTransport { request, number in
        number < 3 ? .lost(.timeout, .possible) : fleet.answer(request, number)
      })
    #expect(try await cloud.service.list(Self.ecm) { _ in } == 5_000)
    #expect(cloud.transport.requests.count < 250)
  }

  /// A total that is the length of its page fits a page that was asked for twice.
  @Test(arguments: [true, false])
  func `a first page of fewer rows is not the whole list`(claimsPage: Bool) async throws {
    let cloud = Self.slow(ChangingFleet(700, claimsPage: claimsPage), rows: 30)
    let answer = try await cloud.service.read(.firstPage(Self.ecm))
    #expect(answer.instances.count == 25 && !answer.isWhole)
  }

  @Test func `what never comes in time is given up`() async {
    let cloud = Self.slow(ChangingFleet(700), rows: 0)
    let failure = await cloud.failure { try await $0.read(.firstPage(Self.ecm)) }
    #expect(failure?.code == "Timeout")
    // Once with a hundred rows, once with 25, and as often as any reading with six.
    #expect(cloud.transport.requests.count == 6)
  }

  /// Five ids bring five rows at the most, so that fewer would not come sooner.
  @Test func `a reading by a few ids is repeated as it is`() async {
    let cloud = Self.slow(ChangingFleet(700), rows: 0)
    let ids = (1...5).map { "ein-\($0)" }
    let failure = await cloud.failure { try await $0.read(.instances(ids, of: .ecm, in: "")) }
    #expect(failure?.code == "Timeout")
    #expect(cloud.transport.requests.count == 4)
  }

  @Test func `pages that came stay when one fails`() async {
    let fleet = ChangingFleet(1_000)
    let cloud = Cloud(
      ScriptedTransport { request, number in
        request.text.contains(#""Offset":495"#)
          ? .error("UnauthorizedOperation") : fleet.answer(request, number)
      })
    let pages = Pages()
    let failure = await cloud.failure { try await $0.list(Self.ecm) { pages.append($0) } }
    #expect(failure?.kind == .denied)
    #expect(pages.all.count == 10)
  }

  @Test func `a region is picked out of ECM's one list`() async throws {
    let cloud = Self.cloud(ChangingFleet(200))
    let pages = Pages()
    let scope = ListingScope(product: .ecm, region: "r-1")
    let total = try await cloud.service.list(scope) { pages.append($0) }
    let expected = (0..<200).map { "ein-\($0)" }.filter { $0.utf8.count % 2 == 1 }
    #expect(pages.ids.sorted() == expected.sorted())
    #expect(total == expected.count)
    #expect(try await cloud.service.everything(in: scope).instances.count == expected.count)
  }

  @Test("a listing misses nothing that stays while others go", arguments: 1...20)
  func shrinking(seed: UInt64) async throws {
    let numbers = SeededNumbers(seed: seed)
    let fleet = ChangingFleet(3_000) { ids, _ in
      for _ in 0..<3 where ids.count > 100 {
        // Every third one stays to the end.
        let index = Int(numbers.next() * Double(ids.count))
        if let number = Int(ids[index].dropFirst(4)), number % 3 != 0 { ids.remove(at: index) }
      }
    }
    let pages = Pages()
    _ = try await Self.cloud(fleet).service.list(Self.ecm) { pages.append($0) }
    #expect(
      Set(pages.ids).isSuperset(of: stride(from: 0, to: 3_000, by: 3).map { "ein-\($0)" }))
  }

  @Test("nor while others come behind or before them") func rowsThatComeHideNone() async throws {
    for isBehind in [true, false] {
      let fleet = ChangingFleet(1_000) { ids, number in
        ids.insert("ein-new-\(number)", at: isBehind ? ids.count : 0)
      }
      let answer = try await Self.cloud(fleet).service.everything(in: Self.ecm)
      #expect(answer.isWhole)
      #expect(Set(answer.instances.map(\.id)).isSuperset(of: (0..<1_000).map { "ein-\($0)" }))
    }
  }

  @Test("a list that shrinks as fast as it is read is listed whole, or not called whole")
  func rushing() async throws {
    for removed in [5, 20, 60, 120] {
      let fleet = ChangingFleet(2_000) { ids, _ in
        for _ in 0..<removed where ids.count > 700 {
          guard
            let index = ids.firstIndex(where: { Int($0.dropFirst(4)).map { $0 % 3 != 0 } ?? true })
          else { return }
          ids.remove(at: index)
        }
      }
      let answer = try await Self.cloud(fleet).service.everything(in: Self.ecm)
      let seen = Set(answer.instances.map(\.id))
      #expect(
        !answer.isWhole
          || seen.isSuperset(of: stride(from: 0, to: 2_000, by: 3).map { "ein-\($0)" }))
    }
  }

  enum Claim: String, CaseIterable {
    case own, missing, null, text, page, less, more
  }

  /// The ECM text describes TotalCount as the length of the page; a claim ends no listing.
  @Test(
    "whatever TotalCount says, every row is listed", arguments: Claim.allCases, [0, 1, 100, 230])
  func totals(claim: Claim, count: Int) async throws {
    for cap in [100, 20, 2, 1] where cap == 100 || claim == .own || claim == .more && cap > 1 {
      let cloud = Self.cloud(claiming: claim, count: count, cap: cap)
      let pages = Pages()
      let total = try await cloud.service.list(Self.ecm) { pages.append($0) }
      #expect(total == count)
      #expect(Set(pages.ids).count == count)
      #expect(cloud.transport.requests.count <= 12 + 3 * count / cap)
      #expect(try await cloud.service.everything(in: Self.ecm).isWhole)
    }
  }

  private static func cloud(claiming claim: Claim, count: Int, cap: Int) -> Cloud {
    Cloud(
      ScriptedTransport { request, _ in
        let offset = ChangingFleet.number("Offset", in: request.text)
        let limit = min(cap, ChangingFleet.number("Limit", in: request.text))
        let ids = (0..<count).dropFirst(offset).prefix(limit)
        let rows = ids.map { #"{"InstanceId":"ein-\#($0)"}"# }.joined(separator: ",")
        let total =
          switch claim {
          case .own: #""TotalCount":\#(count),"#
          case .missing: ""
          case .null: #""TotalCount":null,"#
          case .text: #""TotalCount":"\#(count)","#
          case .page: #""TotalCount":\#(ids.count),"#
          case .less: #""TotalCount":\#(max(0, count - 7)),"#
          case .more: #""TotalCount":\#(count + 7),"#
          }
        return .response(#"\#(total)"InstanceSet":[\#(rows)]"#)
      })
  }

  @Test func `a null list behind the end is an empty page`() async throws {
    let cloud = Cloud(
      ScriptedTransport { request, _ in
        let offset = ChangingFleet.number("Offset", in: request.text)
        let rows = (0..<200).dropFirst(offset).prefix(100)
          .map { #"{"InstanceId":"ein-\#($0)"}"# }.joined(separator: ",")
        // Claims another page, so that it is asked for.
        let list = rows.isEmpty ? "null" : "[\(rows)]"
        return .response(#""TotalCount":300,"InstanceSet":\#(list)"#)
      })
    let pages = Pages()
    #expect(try await cloud.service.list(Self.ecm) { pages.append($0) } == 200)
  }

  @Test("a reading by id that claims more rows is asked on")
  func aReadingByIDThatClaimsMoreIsAskedOn() async throws {
    let all = (0..<60).map { "epm-\($0)" }
    let cloud = Cloud(
      ScriptedTransport { request, _ in
        let offset = ChangingFleet.number("Offset", in: request.text)
        let rows = all.dropFirst(offset).prefix(20)
          .map { #"{"InstanceId":"\#($0)"}"# }.joined(separator: ",")
        return .response(#""TotalCount":60,"InstanceSet":[\#(rows)]"#)
      })
    let answer = try await cloud.service.read(all, of: .edgezone, in: "ap-guangzhou")
    #expect(Set(answer.instances.map(\.id)) == Set(all))
    // One that is gone is known to be so when nothing is behind the last row.
    let partly = try await cloud.service.read(
      all + ["epm-gone"], of: .edgezone, in: "ap-guangzhou")
    #expect(partly.isWhole && partly.instances.count == 60)
  }

  /// Nothing announces a cap, and TotalCount may be the page's own.
  @Test("a reading by id that was cut at the service's cap is not whole")
  func aReadingByIDThatWasCutAtACapIsAskedOn() async throws {
    let all = (0..<60).map { "epm-\($0)" }
    let cloud = Cloud(
      ScriptedTransport { request, _ in
        let offset = ChangingFleet.number("Offset", in: request.text)
        let ids = all.dropFirst(offset).prefix(20)
        let rows = ids.map { #"{"InstanceId":"\#($0)"}"# }.joined(separator: ",")
        return .response(#""TotalCount":\#(ids.count),"InstanceSet":[\#(rows)]"#)
      })
    let answer = try await cloud.service.read(all, of: .edgezone, in: "ap-guangzhou")
    #expect(Set(answer.instances.map(\.id)) == Set(all))
  }

  @Test func `what is terminating is asked for by state`() async throws {
    let cloud = Self.cloud(ChangingFleet(150))
    let ecm = try await cloud.service.read(.terminating(Self.ecm))
    #expect(ecm.instances.count == 150)
    #expect(cloud.transport.requests[0].text.contains(#""Name":"instance-state""#))
    let scope = ListingScope(product: .edgezone, region: "ap-guangzhou")
    _ = try await cloud.service.read(.terminating(scope))
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
    let spacings = Double(cloud.transport.requests.count - 1)
    #expect(spacings / seconds >= 0.94 * 20)
    #expect(spacings / seconds <= 20)
  }
}
