import Canvas
import Dashboard
import Fleet
import Testing

/// Which columns the list shows, where, and how wide.
@Suite struct ColumnChoiceTests {
  private func screen(width: Int = 80, _ columns: [ListColumn] = ListColumn.standard) -> Screen {
    var screen = Screen(width: width) { $0.columns = columns }
    screen.list(Fixtures.fleet)
    return screen
  }

  /// The line with the titles.
  private func titles(_ screen: Screen) -> String { screen.state.frame.row(2) }

  @Test func everyFieldOfAnInstanceIsAColumn() {
    let fields = [
      "id", "name", "product", "region", "zone", "state", "operate_state", "type", "public_ips",
      "private_ips", "tags", "created", "age", "pay_mode", "module", "isp",
    ]
    #expect(InstanceField.columns.map(\.name) == fields)
  }

  @Test func theColumnsOfTheSettingsAreShownInTheirOrder() {
    let screen = screen(width: 120, [.init(.created), .init(.id), .init(.module, width: 12)])
    let titles = titles(screen)
    let places = ["Created", "ID", "Module"].compactMap { titles.firstRange(of: $0)?.lowerBound }
    #expect(places.count == 3)
    #expect(places == places.sorted())
    #expect(!titles.contains("Name"))
    #expect(screen.text.contains("2026-"))
    #expect(screen.state.list.column == .created)
  }

  @Test func orderAndGroupingOfTheSettingsHoldFromTheStart() {
    var screen = Screen {
      $0.order = SortOrder(column: .created, isReversed: true)
      $0.grouping = .product
    }
    screen.list(Fixtures.fleet)
    #expect(screen.state.list.rows.groups.map(\.value) == ["ECM", "EdgeZone"])
    let created = screen.state.list.shownInstances.prefix(38).compactMap(\.created)
    #expect(created.count == 38)
    #expect(created == created.sorted().reversed())
  }

  @Test func aWidthThatWasAskedForIsKeptWhereAutomaticColumnsGiveWay() {
    let wide = screen(width: 80, [.init(.id), .init(.name), .init(.zone, width: 28)])
    #expect(wide.text.contains("ap-guangzhou-ecm-ct-1"))
    let narrow = screen(width: 60, [.init(.state), .init(.id), .init(.zone, width: 28)])
    #expect(titles(narrow).contains("Zone"))
  }

  @Test func columnsAreMadeWiderNarrowerAndAutomaticAgain() {
    var screen = screen()
    screen.press("c", "j", ">")
    let width = screen.state.columns[1].width
    #expect(screen.state.columns[1].column == .name)
    #expect(width != nil)
    screen.press(">", ">", "<")
    #expect(screen.state.columns[1].width == width.map { $0 + 1 })
    screen.press("=")
    #expect(screen.state.columns[1].width == nil)
  }

  @Test func aWidthStaysWithinItsLimits() {
    var screen = screen(width: 80, [.init(.id), .init(.age, width: 4)])
    screen.press("c", "j", "<", "<", "<")
    #expect(screen.state.columns[1].width == 3)
    screen.press("esc")
    #expect(screen.state.frame.size.width == 80)
  }

  @Test func aHiddenColumnHasNoWidthToChange() {
    var screen = screen()
    screen.press("c", "G", ">")
    #expect(!screen.state.columns.contains { $0.column == .isp })
    screen.press("space")
    #expect(screen.state.columns.last == ListColumn(.isp))
  }

  @Test func theLastColumnStays() {
    var screen = screen(width: 80, [.init(.name)])
    screen.press("c", "space")
    #expect(screen.state.columns == [ListColumn(.name)])
  }

  @Test func aColumnWithoutRoomSaysSo() {
    var screen = screen()
    screen.press("c")
    #expect(screen.text.contains("no room"))
  }

  @Test func theDialogShowsTheLinesOfTheSettingsAndCopiesThem() {
    var screen = screen(width: 80, [.init(.id), .init(.zone), .init(.state)])
    screen.press("l", "s", "s", "z", "c", "j", ">", "y")
    guard case .copy(let text) = screen.effects.last else {
      Issue.record("nothing was copied")
      return
    }
    let width = screen.state.columns[1].width ?? 0
    #expect(
      text == """
        columns: [id, {name: zone, width: \(width)}, state]
        sort: -zone
        group: region
        """)
    #expect(screen.text.contains("sort: -zone"))
    #expect(screen.text.contains("Copied the settings"))
  }

  @Test func whatIsAsShippedNeedsNoLines() {
    var screen = screen()
    screen.press("c")
    #expect(!screen.text.contains("settings"))
  }

  // MARK: - Zones

  /// Zones with their regions, as both products name them.
  private static let zones: [(zone: String, region: String)] =
    [
      "guangzhou-tez-gz", "chengdu-tez-cd", "beijing-tez-changchun", "guangzhou-tez-guangzhou",
      "guangzhou-tez-nanning", "singapore-tez-shouer", "guangzhou", "beijing-tez-shenyang",
      "beijing-tez-jinan", "beijing-tez-xian", "shanghai-tez-hangzhou", "shanghai-tez-hefei",
      "nanjing-tez-nanchang", "guangzhou-tez-fuzhou", "guangzhou-tez-wuhan",
      "chongqing-tez-guiyang", "singapore-tez-manila", "singapore-tez-auckland",
      "jakarta-tez-surabaya",
    ].map { place in
      ("ap-\(place)-1", "ap-\(place.prefix { $0 != "-" })")
    }
    + [
      "guangzhou-ecm-ct", "hangzhou-ecm", "zhengzhou-ecm", "qingdao-ecm", "nanjing-ecm2",
      "jinan-ecm", "shijiazhuang-ecm", "beijing-ecm-ct", "beijing-ecm-cu", "beijing-ecm-cm",
      "xian-ecm", "shanghai-ecm-cu", "shanghai-ecm-cm", "guangzhou-ecm-cu", "shenzhen-ecm-ct",
      "shenzhen-ecm-cu", "shenzhen-ecm-cm", "chengdu-ecm-ct", "chengdu-ecm-cu", "chengdu-ecm-cm",
      "wuhan-ecm", "guangzhou-ecm-ct2", "dongguan-ecm-cu",
    ].map { ("ap-\($0)-1", "ap-\($0)") }
    + [
      ("sa-saopaulo-tez-lima-1", "sa-saopaulo"), ("eu-frankfurt-tez-madrid-1", "eu-frankfurt"),
      ("ap-shenzhen-ecm-ct2", "ap-shenzhen-ecm-ct2"),
    ]

  @Test(arguments: 10...30) func zonesCanBeToldApartInANarrowColumn(_ width: Int) {
    var screen = screen(width: 120, [.init(.zone, width: width), .init(.id)])
    screen = Screen(width: 120, height: 60) {
      $0.columns = [.init(.zone, width: width), .init(.id)]
    }
    screen.send(
      .listing(
        .observed(
          Self.zones.enumerated().map { index, place in
            Instance(
              key: InstanceKey(product: .ecm, id: "ein-\(1000 + index)"), region: place.region,
              zone: place.zone, state: InstanceState(rawValue: "RUNNING"))
          })))
    let shown = screen.state.frame.rows.compactMap { row -> String? in
      guard let id = row.firstRange(of: "ein-") else { return nil }
      return String(row[..<id.lowerBound].suffix(width + 1)).filter { $0 != " " }
    }
    #expect(shown.count == Self.zones.count)
    #expect(Set(shown).count == shown.count, "\(shown)")
    #expect(shown.allSatisfy { $0.filter { $0 == "…" }.count <= 1 })
  }

  @Test func aZoneKeepsWhatTellsIt() {
    var screen = screen(width: 80, [.init(.zone, width: 10), .init(.id)])
    screen.send(
      .listing(
        .observed([
          Instance(
            key: InstanceKey(product: .edgezone, id: "epm-1"), region: "ap-guangzhou",
            zone: "ap-guangzhou-tez-fuzhou-1", state: InstanceState(rawValue: "running"))
        ])))
    screen.press("/")
    screen.type("fuzhou")
    #expect(screen.text.contains(" …fuzhou-1 "))
  }
}
