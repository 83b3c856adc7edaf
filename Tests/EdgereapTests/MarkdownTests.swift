import Canvas
import Dashboard
import Fleet
import JSON
import Testing
import Words

@testable import edgereap

/// Files for tickets: nothing that others wrote becomes markup, and no table breaks.
struct MarkdownTests {
  private static let hostile = [
    "a | b", "a\\| b", "a\\\\| b", "a \\", "|\u{308}x", "`\u{308}x", "`code`", "``", "```\nx",
    "<script>alert(1)</script>", "[x](http://evil)",
    "@everyone", "a\nb\r\nc", "\u{202E}txt.exe", "\u{1B}[2J", "| --- |", " leading", "\u{2028}x",
    "`|`",
  ]

  /// The cells of a line as GitHub splits it: at each pipe without a backslash before it.
  private func cells(_ line: Substring) -> [String] {
    var (cells, isEscaped) = ([""], false)
    for scalar in line.unicodeScalars {
      if scalar == "|", !isEscaped {
        cells.append("")
      } else {
        cells[cells.count - 1].unicodeScalars.append(scalar)
      }
      isEscaped = scalar == "\\" && !isEscaped
    }
    return cells.dropFirst().dropLast().map { String($0) }
  }

  @Test(arguments: hostile) func foreignTextIsOneCodeSpanInOneCell(_ text: String) {
    let table = SafeMarkdown.table(["a", "b"], [[SafeMarkdown.code(text), "end"]])
    let lines = table.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 4)
    let cells = cells(lines[2])
    #expect(cells.count == 2 && cells[1] == " end ")
    let cell = Array(cells[0].unicodeScalars.drop { $0 == " " })
    let fence = cell.prefix { $0 == "`" }
    let inside = cell.dropFirst(fence.count).prefix(max(0, cell.count - 2 * fence.count - 1))
    #expect(!fence.isEmpty)
    // No run of the same length ends the span before its end.
    #expect(!inside.split { $0 != "`" }.contains { $0.count == fence.count })
    #expect(table.unicodeScalars.allSatisfy { $0 == "\n" || !$0.isObeyedByTerminals })
  }

  @Test func whatIsEmptyIsAnEmptyCell() {
    #expect(SafeMarkdown.code("") == "" && SafeMarkdown.code("  ") == "")
  }

  private static func results() -> Results {
    let instances = ["web-1", "a | b\n# c"].enumerated().map { number, name in
      Instance(
        key: InstanceKey(product: .edgezone, id: "epm-0000000\(number)"), name: name,
        region: "ap-guangzhou", zone: "", state: InstanceState(rawValue: "running"))
    }
    let plan = Plan(
      identity: FleetIdentity(
        site: .intl, endpoint: "", account: Account(id: "100012340012"), secretIDSuffix: "7Xyz"),
      created: Timestamp(seconds: 1_795_248_000), options: TerminationOptions(),
      instances: instances.map { PlannedInstance(instance: $0) }, digest: { $0 })
    let at = Timestamp(seconds: 1_795_248_000)
    var results = Results(
      header: OperationHeader(
        id: "20261121-080000-3f9a", plan: plan, startedBy: "ops", startedAt: at))
    results.apply(
      .intended([
        CallIntent(
          number: 1, product: .edgezone, region: "ap-guangzhou", ids: instances.map(\.id), at: at)
      ]))
    let failure = ServiceFailure(
      kind: .busy, code: "UnsupportedOperation.InvalidInstanceState",
      message: "in <b>allocating</b>",
      requestID: "3c140219")
    results.apply(
      .changed(
        OutcomeChanges(
          at: at, call: 1, requestID: "3c140219",
          changes: [.init(key: instances[0].key, outcome: .failed(failure))])))
    return results
  }

  @Test func anOperationHasItsHeadItsTotalsAndATableForEachOutcome() {
    let results = Self.results()
    let text = OperationMarkdown(
      results, of: results.instances.map(\.instance.key), Words(.english)
    ).text
    for part in [
      "# Operation `20261121-080000-3f9a`\n", "- Account: `100012340012`", "- Site: `intl`",
      "- Started: 2026-11-21T08:00:00Z", "- Started by: `ops`",
      "| failed | 1 | refused by the service |",
      "## failed (1)\n", "## sent (1)\n",
      "| `epm-00000000` | `web-1` | EdgeZone | `ap-guangzhou` | `UnsupportedOperation.InvalidInstanceState` "
        + "| `in <b>allocating</b>` | `3c140219` | 2026-11-21T08:00:00Z |",
      "`a \\| b␊# c`",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(!text.contains("This file lists"))
  }

  @Test func aPartOfAnOperationSaysSo() {
    let results = Self.results()
    let text = OperationMarkdown(
      results, of: [results.instances[0].instance.key], Words(.english)
    ).text
    #expect(text.contains("This file lists 1 of 2 instances."))
    #expect(!text.contains("## sent"))
  }

  @Test func theListHasTheColumnsOfTheScreen() {
    let records = Self.results().instances.map { InstanceRecord(instance: $0.instance) }
    let text = ListMarkdown(
      records: records, columns: [.name, .id, .age, .protected], words: Words(.english)
    ).text
    let lines = text.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(cells(lines[0]).count == 3)
    #expect(lines[2].hasPrefix("| `web-1` | `epm-00000000` |"))
  }
}
