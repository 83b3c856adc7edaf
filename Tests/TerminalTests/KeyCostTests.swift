import Glibc
import Support
import Testing

/// Bytes of a key in the program's own list of a hundred thousand at 120×40, exactly.
@Suite struct KeyCostTests {
  private func start(isSlowLink: Bool) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      program: BuiltProgram.path("TerminalProbe"),
      environment: ["PROBE_FLEET": "100000", "PROBE_SLOW": isSlowLink ? "1" : ""], width: 120,
      height: 40)
    try terminal.wait(for: "100,000 of 100,000", seconds: 60)
    terminal.settle()
    return terminal
  }

  /// Types a key and waits until the cursor stands in another row and nothing more comes.
  private func cost(of key: String, in terminal: PseudoTerminal) throws -> Int {
    let (bytes, screen) = (terminal.output.count, terminal.text)
    terminal.send(key)
    #expect(terminal.waitUntil { $0.text != screen })
    terminal.settle(milliseconds: 20)
    return terminal.output.count - bytes
  }

  @Test func aLineOnASlowLinkCostsLessThanAnywhereElse() throws {
    let terminal = try start(isSlowLink: true)
    let costs = try (0..<100).map { _ in try cost(of: "j", in: terminal) }
    let pages = costs.filter { $0 > 124 }
    // A key costs no more bytes than without any colour, 21 to 36, and at most 20 more.
    #expect(costs.sorted()[costs.count / 2] <= 42)
    // Each key within the page, and all of them together with the pages that they turn.
    #expect(pages.count <= 3)
    #expect(costs.reduce(0, +) <= 124 * costs.count)
    print(
      "bytes of j on a slow link at 120x40: \(costs.min() ?? 0) to "
        + "\(costs.filter { $0 <= 124 }.max() ?? 0), a page turned \(pages), mean "
        + "\(costs.reduce(0, +) / costs.count)")
    #expect(terminal.text.contains("▸"))
  }

  @Test func aLineAndAPageCostNoMoreThanTheyMay() throws {
    let terminal = try start(isSlowLink: false)
    let lines = try (0..<20).map { _ in try cost(of: "j", in: terminal) }
    let page = try cost(of: "\u{6}", in: terminal)
    print("bytes at 120x40: j \(lines.min() ?? 0) to \(lines.max() ?? 0), page \(page)")
    #expect((lines.max() ?? 0) <= 289)
    #expect(page <= 4_000)
  }

  @Test func aSlowLinkShowsEverythingAndKeepsTheColoursOfStates() throws {
    let slow = try start(isSlowLink: true)
    let cells = (0..<40).flatMap { y in (0..<120).map { slow.cell(x: $0, y: y) } }
    let coloured = cells.filter { $0.foreground != .terminalDefault && $0.text != " " }
    #expect(!coloured.isEmpty && coloured.count < cells.count / 8)
    #expect(cells.allSatisfy { $0.background == .terminalDefault })
    let usual = try start(isSlowLink: false)
    // The cursor's line is a sign alone; otherwise both show the same.
    #expect(slow.text == usual.text)
  }
}
