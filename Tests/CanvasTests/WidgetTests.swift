import Testing

@testable import Canvas

@Suite struct WidgetTests {
  private func drawn(
    width: Int, height: Int = 1, glyphs: Glyphs = .unicode, _ draw: (inout Frame) -> Void
  ) -> String {
    var frame = Frame(size: Size(width: width, height: height), glyphs: glyphs)
    draw(&frame)
    return frame.text
  }

  @Test(arguments: [
    (0, 100, "░░░░"), (1, 100, "▏░░░"), (50, 100, "██░░"), (99, 100, "███▉"), (100, 100, "████"),
    (0, 0, "████"), (200, 100, "████"),
  ])
  func progressIsNeitherFullNorEmptyTooEarly(done: Int, total: Int, bar: String) {
    let progress = ProgressBar(done: done, total: total)
    let text1 = drawn(width: 4) { progress.draw(in: &$0, x: 0, y: 0, width: 4) }
    #expect(text1 == bar)
  }

  @Test func progressInASCII() {
    let progress = ProgressBar(done: 99, total: 100)
    let text2 = drawn(width: 4, glyphs: .ascii) { progress.draw(in: &$0, x: 0, y: 0, width: 4) }
    #expect(text2 == "###.")
  }

  @Test(arguments: [
    ([1, 1], 10, [5, 5]), ([10_000, 3], 20, [19, 1]), ([0, 5], 4, [0, 4]), ([0, 0], 4, [0, 0]),
    ([1, 1, 1], 2, [1, 1, 0]), ([9997, 1, 1, 1], 10, [7, 1, 1, 1]), ([1, 2, 3], 0, [0, 0, 0]),
  ])
  func smallPartsAreSeen(counts: [Int], width: Int, widths: [Int]) {
    let bar = StackedBar(counts.map { .init(count: $0, role: .info) })
    let result = bar.widths(in: width)
    #expect(result.reduce(0, +) == widths.reduce(0, +))
    #expect(result.sorted() == widths.sorted())
  }

  @Test func partsDifferBySign() {
    let bar = StackedBar([
      .init(count: 2, role: .success, sign: "#"), .init(count: 1, role: .error, sign: "x"),
    ])
    let text3 = drawn(width: 6) { bar.draw(in: &$0, x: 0, y: 0, width: 6) }
    #expect(text3 == "####xx")
  }

  @Test func aHistogramShowsEachBinAndItsNumber() {
    let histogram = Histogram([
      .init(label: "0", parts: [.init(count: 4, role: .success)]),
      .init(label: "10", parts: [.init(count: 0, role: .success)]),
      .init(
        label: "20",
        parts: [.init(count: 2, role: .success), .init(count: 1, role: .error, sign: "S")],
        note: "S 1"),
    ])
    let text = drawn(width: 20, height: 3) {
      histogram.draw(in: &$0, x: 0, y: 0, width: 20, height: 3)
    }
    #expect(text == " 0 ██████████ 4\n10\n20 █████SS 3  S 1")
    let ascii = drawn(width: 20, height: 3, glyphs: .ascii) {
      histogram.draw(in: &$0, x: 0, y: 0, width: 20, height: 3)
    }
    #expect(ascii == " 0 ########## 4\n10\n20 #####SS 3  S 1")
  }

  @Test(arguments: [
    ([1, 1000], 10, [1, 10]), ([0, 5], 10, [0, 10]), ([0, 0], 10, [0, 0]), ([3, 6], 0, [0, 0]),
  ])
  func aBarIsSeenWhereThereIsSomething(counts: [Int], width: Int, lengths: [Int]) {
    let histogram = Histogram(
      counts.map { .init(label: "", parts: [.init(count: $0, role: .info)]) })
    #expect(histogram.lengths(in: width) == lengths)
  }

  @Test func focusOfAButtonIsSeenWithoutColour() {
    let plain = Button("Cancel")
    let focused = Button("Cancel", isFocused: true)
    #expect(plain.width() == focused.width())
    let text4 = drawn(width: 20) { plain.draw(in: &$0, x: 0, y: 0) }
    #expect(text4 == "  [Cancel]")
    let text5 = drawn(width: 20) { focused.draw(in: &$0, x: 0, y: 0) }
    #expect(text5 == "▸ [Cancel]")
    let text6 = drawn(width: 20, glyphs: .ascii) { focused.draw(in: &$0, x: 0, y: 0) }
    #expect(text6 == "> [Cancel]")
    var frame = Frame(size: Size(width: 20, height: 1))
    focused.draw(in: &frame, x: 0, y: 0)
    #expect(frame[3, 0].emphasis.contains(.reverse))
  }

  private static let table = Table([
    .init(title: "ID", minimum: 8, widest: 12, isCore: true, priority: 9),
    .init(title: "Name", minimum: 6, usual: 9, widest: 30, isCore: true, priority: 8),
    .init(title: "Zone", minimum: 5, widest: 10, priority: 2),
    .init(title: "Age", widest: 4, priority: 2, alignment: .trailing),
  ])

  @Test(arguments: [
    (0, [Int]()), (5, [5]), (14, [12]), (15, [8, 6]), (19, [12, 6]), (22, [12, 9]),
    (27, [12, 14]), (28, [12, 9, 5]), (33, [12, 9, 10]), (38, [12, 9, 10, 4]),
    (45, [12, 16, 10, 4]), (59, [12, 30, 10, 4]), (120, [12, 30, 10, 4]),
  ])
  func theCoreHasItsUsualWidthBeforeOtherColumnsCome(width: Int, widths: [Int]) {
    let placements = Self.table.placements(in: width)
    #expect(placements.map(\.width) == widths)
    let gap = width >= 62 ? 2 : 1
    for (left, right) in zip(placements, placements.dropFirst()) {
      #expect(right.x == left.x + left.width + gap)
    }
    if let last = placements.last { #expect(last.x + last.width <= width) }
  }

  @Test func numbersEndAtTheRightEdgeOfTheirColumn() throws {
    let placements = Self.table.placements(in: 38)
    let text = drawn(width: 38) { frame in
      for (placement, value) in zip(placements, ["ein-1", "边缘节点", "gz-1", "12d"]) {
        Self.table.put(value, in: &frame, placement: placement, x: 0, y: 0)
      }
    }
    #expect(text == "ein-1        边缘节点  gz-1        12d")
  }
}
