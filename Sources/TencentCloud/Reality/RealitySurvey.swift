import Fleet
import JSON

/// The readings of a reality check and what came of each.
struct RealitySurvey {
  enum Question: Hashable {
    case ecmOne, ecmSecond, ecmPage, ecmBehind, ecmOtherCase, ecmDenied
    case zones
    case edgeZoneOne, edgeZoneSecond, edgeZonePage, edgeZoneBehind, edgeZoneOtherCase
    case edgeZoneByID, edgeZoneElsewhere, edgeZoneUnknown, edgeZoneHundred
  }

  private(set) var readings: [Question: RealityReader.Reading] = [:]
  /// Instances of ECM with the answers about their addresses, which name UTC.
  private(set) var addresses: [(created: String, reading: RealityReader.Reading)] = []
  /// The id that ``Question/edgeZoneByID`` and the others name.
  private(set) var edgeZoneID: String?

  /// Far behind the end of any list.
  static let behind = 100_000
  private static let mostRegions = 24
  private static let mostAddresses = 3

  /// Asks everything, ECM first.
  mutating func run(_ reader: RealityReader) async {
    await askECM(reader)
    await askEdgeZone(reader)
  }

  /// The rows of an answer; none where there is no answer.
  func rows(_ question: Question) -> [JSONNode] {
    guard case .answer(let answer) = readings[question] else { return [] }
    return answer["InstanceSet"].elements ?? []
  }

  private mutating func askECM(_ reader: RealityReader) async {
    func ask(_ body: RealityBody) async -> RealityReader.Reading {
      await reader.ask(.ecm, "DescribeInstances", body)
    }
    readings[.ecmOne] = await ask(RealityBody(offset: 0, limit: 1))
    readings[.ecmSecond] = await ask(RealityBody(offset: 1, limit: 1))
    readings[.ecmPage] = await ask(RealityBody(offset: 0, limit: 100, isNewestFirst: true))
    readings[.ecmBehind] = await ask(RealityBody(offset: Self.behind, limit: 1))
    let rows = rows(.ecmPage)
    guard let state = rows.first?["InstanceState"].string else { return }
    let filter = ECMFilter(name: "instance-state", values: [state.lowercased()])
    readings[.ecmOtherCase] = await ask(RealityBody(offset: 0, limit: 1, filters: [filter]))
    let ids = rows.compactMap(\.usableID)
    readings[.ecmDenied] = await reader.ask(
      .ecm, "DescribeInstancesDeniedActions", RealityBody(deniedIDs: ids))
    await askAddresses(of: rows, reader)
  }

  private mutating func askAddresses(of rows: [JSONNode], _ reader: RealityReader) async {
    let located = rows.filter {
      $0["CreateTime"].string != nil && !$0["Position"]["RegionInfo"]["Region"].text.isEmpty
    }
    for row in located.prefix(Self.mostAddresses) {
      guard let id = row.usableID else { continue }
      let filters = [
        ECMFilter(name: "instance-id", values: [id]),
        ECMFilter(name: "address-type", values: ["WanIP"]),
      ]
      let reading = await reader.ask(
        .ecm, "DescribeAddresses",
        RealityBody(
          offset: 0, limit: 1, filters: filters,
          region: row["Position"]["RegionInfo"]["Region"].text))
      addresses.append((row["CreateTime"].text, reading))
    }
  }

  private mutating func askEdgeZone(_ reader: RealityReader) async {
    readings[.zones] = await reader.ask(
      .edgezone, "DescribeZones", region: APIRegion.entrance, RealityBody())
    guard case .answer(let zones) = readings[.zones] else { return }
    let regions = Set(ZoneSet(json: zones).zones.map(\.region)).sorted()
    guard let home = await fullestRegion(of: regions, reader) else { return }
    func ask(
      _ body: RealityBody, in region: String? = nil
    ) async -> RealityReader.Reading {
      await reader.ask(.edgezone, "DescribeInstances", region: region ?? home, body)
    }
    readings[.edgeZoneOne] = await ask(RealityBody(offset: 0, limit: 1))
    readings[.edgeZoneSecond] = await ask(RealityBody(offset: 1, limit: 1))
    readings[.edgeZoneBehind] = await ask(RealityBody(offset: Self.behind, limit: 1))
    let rows = rows(.edgeZonePage)
    guard let state = rows.first?["InstanceStatus"].string else { return }
    readings[.edgeZoneOtherCase] = await ask(
      RealityBody(offset: 0, limit: 1, states: [state.uppercased()]))
    let ids = rows.compactMap(\.usableID)
    guard let id = ids.first(where: { $0.hasPrefix("epm-") }) ?? ids.first else { return }
    edgeZoneID = id
    readings[.edgeZoneByID] = await ask(RealityBody(limit: 100, ids: [id]))
    if let other = regions.first(where: { $0 != home }) {
      readings[.edgeZoneElsewhere] = await ask(RealityBody(limit: 100, ids: [id]), in: other)
    }
    let nobody = id.prefix { $0 != "-" } + "-00000000"
    readings[.edgeZoneUnknown] = await ask(RealityBody(limit: 100, ids: [id, String(nobody)]))
    guard ids.count >= 100 else { return }
    readings[.edgeZoneHundred] = await ask(RealityBody(limit: 100, ids: Array(ids.prefix(100))))
  }

  /// The region with the most machines on its first page, which is kept. nil where none answered.
  private mutating func fullestRegion(
    of regions: [String], _ reader: RealityReader
  ) async -> String? {
    var fullest: String?
    for region in regions.prefix(Self.mostRegions) {
      let reading = await reader.ask(
        .edgezone, "DescribeInstances", region: region, RealityBody(offset: 0, limit: 100))
      let former = fullest == nil ? -1 : rows(.edgeZonePage).count
      guard case .answer(let answer) = reading else {
        if fullest == nil { readings[.edgeZonePage] = reading }
        continue
      }
      let count = answer["InstanceSet"].elements?.count ?? 0
      guard count > former else { continue }
      (fullest, readings[.edgeZonePage]) = (region, reading)
      if count >= 100 { break }
    }
    return fullest
  }
}
