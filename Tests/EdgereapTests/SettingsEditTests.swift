import Dashboard
import Fleet
import Support
import Testing

@testable import edgereap

/// A settings file is changed in place: the lines of the keys concerned, and no others.
struct SettingsEditTests {
  private static let view = SavedView(
    name: "stuck", filter: "phase:terminating age>1h",
    columns: [ListColumn(.id), ListColumn(.zone, width: 24)],
    order: SortOrder(column: .age, isReversed: true), grouping: .region)

  private static let list = SettingsChange.list(
    columns: [ListColumn(.name), ListColumn(.id, width: 9)],
    SortOrder(column: .age, isReversed: true), .zone)

  private static let changes: [SettingsChange] = [
    .view(view), .view(SavedView(name: "空闲 1", filter: "name~^cdn- \"a \\ b\"")),
    .view(SavedView(name: "old", filter: "age>2d")), list,
    .removal(name: "old"), .removal(name: "whole"), .removal(name: "nobody's"),
  ]

  private static func edited(_ text: String, by change: SettingsChange) throws -> String {
    try SettingsText.edited(text, by: change, file: "config.yaml")
  }

  // MARK: - Files as people write them

  private static let commented = """
    # the whole fleet
    profile: ops   # default

    profiles:
      # production
      ops:
        site: intl   # not: {these}
        regions: [ap-guangzhou,   ap-tokyo]  # "quoted: comment"
        credentials: {process: "vault-keys edge"}   \t# a tab
      night: {site: cn, title_colour: "#aa0000"}
    filters:
      # kept for months
      old: age>90d   # @old

      # uses another
      busy: "@whole state:running"
      whole: cdn
    # commented out: 5
    columns:
      # what it is called
      - name
      - id   # the id
      # the place
      - {name: zone, width: 24}  # wide
    sort: -created # newest first
    keys:
      terminate: [D, f8]
    # end

    """

  private static let blocks = """
    views:
      whole:
        # comment of the whole
        filter: >-
          phase:terminating
          name~^cdn
        sort: -age

      other: &v
        filter: |
          cdn


    # after blank lines
    mouse: on
    """

  private static let anchors = """
    theme: &t nord
    profile: *t
    profiles: {nord: {}}
    require_reason: |
      ^CHG-[0-9]+$
    filters:
      multi: "state:running
        name:cdn"
      plain: state:running
        name:web
    """

  private static let corpus: [String] = [
    commented, commented.replacing("\n", with: "\r\n"), "\u{FEFF}" + commented, blocks, anchors,
    "", "# only a comment", "---\n", "---\n...\n", "\u{FEFF}mouse: on\n", "{}", "{mouse: on}\n",
    "mouse: on", "mouse: on\r\n# end\r\n", "mouse: on\r\ntheme: nord",
    "  mouse: on\n  theme: nord\n",
    "filters: {old: \"age>90d\", # why\n  'two words': cdn,}\nviews: {whole: {filter: cdn}}\n"
      + "columns: [\n  id,   # first\n  name,\n]\ngroup: &g region # anchored\n",
    "%YAML 1.1\n--- # a document\n\"filters\":\n    old: age>90d\n'mouse': yes\n...\n# behind\n",
    "columns:\n- id\n- name\nsort: name\n", "columns:\n- name: zone\n  width: 9\n- id # x\n",
    "filters: # of the night\n  old: cdn\n",
    "views:\n  stuck:\n    filter: cdn # why\n    group: zone\n",
    "views:\n\n  stuck: {sort: id} # c\n\n  last: {filter: a}",
    "filter: |\n  cdn\nsort: |-\n  id", "filters: {old: a}\nviews: {}\n",
    "# 中文注释\nfilters:\n  老的: 名字 # 注释\n  old: \"勿删\"\n",
    "mouse: on\u{85}theme: nord\n", "mouse: on\rtheme: nord\r", "filters:\t{old: a}\t# tabs\n",
  ]

  /// Whether a line belongs to what the changes above write or remove.
  private static func isConcerned(_ line: Substring) -> Bool {
    let words = [
      "stuck", "old:", "whole", "columns", "sort", "group", "filter", "views", "id", "name", "]",
      "{", "phase", "- ", "the place", "two words",
    ]
    return words.contains { line.contains($0) }
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split { $0.isNewline }
  }

  @Test(arguments: corpus) func everyOtherLineStaysAsItIs(_ text: String) throws {
    for change in Self.changes {
      let edited = try Self.edited(text, by: change)
      #expect(try Self.edited(edited, by: change) == edited, "a second time")
      var rest = Self.lines(edited)[...]
      for line in Self.lines(text) where !Self.isConcerned(line) {
        let found = rest.firstIndex(of: line)
        #expect(found != nil, "'\(line)' after \(change):\n\(edited)")
        if let found { rest = rest[(found + 1)...] }
      }
      #expect(edited.hasPrefix("\u{FEFF}") == text.hasPrefix("\u{FEFF}"))
    }
  }

  @Test(arguments: corpus) func whatItIsReadAsIsWhatItWasAndTheChange(_ text: String) throws {
    let before = try Settings.parse(text, file: "x")
    let viewed = try Settings.parse(try Self.edited(text, by: .view(Self.view)), file: "x")
    #expect(viewed.views.first { $0.name == "stuck" } == Self.view)
    #expect((viewed.order, viewed.columns) == (before.order, before.columns))
    #expect(Set(viewed.savedFilters.names) == Set(before.savedFilters.names + ["stuck"]))
    let listed = try Settings.parse(try Self.edited(text, by: Self.list), file: "x")
    #expect(listed.columns == [ListColumn(.name), ListColumn(.id, width: 9)])
    #expect(listed.order == SortOrder(column: .age, isReversed: true))
    #expect(listed.grouping == .zone)
    #expect(listed.savedFilters == before.savedFilters)
    #expect(listed.profiles == before.profiles)
  }

  /// Comments, blank lines and tabs anywhere between the keys.
  @Test(arguments: 0..<200) func commentsAnywhereStay(_ seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let keys = [
      "mouse: on", "filters:\n  busy: cdn\n  old: age>90d", "columns: [id, name]",
      "views:\n  other:\n    sort: id\n  whole: {filter: cdn}", "sort: -age", "theme: 'nord'",
      "profiles:\n  ops:\n    site: cn",
    ].shuffled(using: &random).prefix(Int.random(in: 0...7, using: &random))
    let lineBreak = Bool.random(using: &random) ? "\n" : "\r\n"
    var (text, comments) = ("", 0)
    for line in keys.joined(separator: "\n").split(separator: "\n") {
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        let indent = String(repeating: " ", count: Int.random(in: 0...6, using: &random))
        text += "\(indent)# \(comments): 'x: \"y\"]}\t\(lineBreak)"
        text += ["", " \(lineBreak)", lineBreak][Int.random(in: 0...2, using: &random)]
        comments += 1
      }
      text += line + lineBreak
    }
    for change in Self.changes {
      let edited = try Self.edited(text, by: change)
      _ = try Settings.parse(edited, file: "config.yaml")
      for number in 0..<comments {
        #expect(edited.contains("# \(number): 'x: \"y\"]}\t\(lineBreak)"), "\(change)\n\(text)")
      }
      if lineBreak == "\r\n" { #expect(edited.filter { $0 == "\n" }.isEmpty || text.isEmpty) }
    }
  }

  // MARK: - What a change looks like

  @Test(arguments: [
    (
      "theme: nord\n", SettingsChange.view(view),
      "theme: nord\nviews:\n  stuck:\n    filter: \"phase:terminating age>1h\"\n    sort: -age\n"
        + "    columns: [id, {name: zone, width: 24}]\n    group: region\n"
    ),
    (
      "views:\n  a: {filter: x} # a\n# end\nmouse: on\n",
      .view(SavedView(name: "b", filter: "k", grouping: .zone)),
      "views:\n  a: {filter: x} # a\n  b:\n    filter: k\n    group: zone\n# end\nmouse: on\n"
    ),
    (
      "filters: {a: x} # a\n", .view(SavedView(name: "b c", filter: "y z")),
      "filters: {a: x, \"b c\": \"y z\"} # a\n"
    ),
    ("filters: {}\n", .view(SavedView(name: "b", filter: "k")), "filters: {b: k}\n"),
    (
      "filters:\r\n  a: 'x' # a\r\n", .view(SavedView(name: "a", filter: "y z")),
      "filters:\r\n  a: \"y z\" # a\r\n"
    ),
    (
      "filters:\n  a: x # a\n  b: y\n", .view(SavedView(name: "a", filter: "z", grouping: .zone)),
      "filters:\n  b: y\nviews:\n  a:\n    filter: z\n    group: zone\n"
    ),
    ("filters:\n  a: x\nmouse: on", .removal(name: "a"), "mouse: on"),
    ("{filters: {a: x}, mouse: on}", .removal(name: "a"), "{mouse: on}"),
    ("{views: {a: {}}}", .removal(name: "a"), "{}"),
  ])
  func aChangeIsWrittenInTheStyleOfItsPlace(
    _ text: String, _ change: SettingsChange, _ expected: String
  ) throws {
    #expect(try Self.edited(text, by: change) == expected)
  }

  @Test func anItemOfAListTakesTheCommentsOfItsLineAlong() throws {
    let text = "columns:\n  # what it is called\n  - name\n  - id   # the id\n  # the place\n"
    let change = SettingsChange.list(
      columns: [ListColumn(.zone, width: 30), ListColumn(.state), ListColumn(.name)],
      ListColumn.standardOrder, .none)
    let edited = try Self.edited(
      text + "  - {name: zone, width: 24}  # wide\nsort: id\n", by: change)
    #expect(
      edited
        == "columns:\n  # the place\n  - {name: zone, width: 30}  # wide\n  - state\n"
        + "  # what it is called\n  - name\nsort: id\n")
  }

  @Test func whatIsAsShippedIsWrittenOnlyOverSomethingElse() throws {
    let shipped = SettingsChange.list(
      columns: ListColumn.standard, ListColumn.standardOrder, .none)
    #expect(try Self.edited("mouse: on", by: shipped) == "mouse: on")
    #expect(try Self.edited("sort: -age # x\n", by: shipped) == "sort: id # x\n")
  }

  /// A change here would be one there as well.
  @Test(arguments: [
    "views: &v {x: {filter: y}}\nfilters: *v\n", "filters: {a: &a cdn}\nfilter: *a\n",
    "profiles: &p {a: {}}\nfilters: *p\n",
  ]) func whatAnAliasSharesIsRefused(_ text: String) {
    #expect {
      try Self.edited(text, by: .view(SavedView(name: "a", filter: "b")))
    } throws: { error in
      "\(error)".contains("without changing others")
    }
  }

  /// However it was cut off, what comes out reads as what it held and the change, or it is refused.
  @Test(arguments: [commented, blocks, anchors]) func aFileThatIsCutOffIsNoTrap(_ text: String) {
    for length in stride(from: 0, to: text.count, by: 3) {
      for change in [Self.list, .removal(name: "whole"), .view(Self.view)] {
        _ = try? Self.edited(String(text.prefix(length)), by: change)
        _ = try? Self.edited(String(text.suffix(length)), by: change)
      }
    }
  }

  @Test(arguments: ["filters: {a: x", "filters: {a: x}\n---\nmouse: on"])
  func whatCannotBeReadIsNotChanged(_ text: String) {
    #expect(throws: SettingsError.self) { try Self.edited(text, by: Self.list) }
  }
}
