import Testing

@testable import Canvas

@Suite struct ScrollListTests {
  @Test func cursorStaysVisibleHoweverItMoves() {
    var list = ScrollList(count: 100, height: 10)
    let moves: [(inout ScrollList) -> Void] = [
      { $0.move(by: 1) }, { $0.move(by: -1) }, { $0.page(by: 1) }, { $0.page(by: -1) },
      { $0.halfPage(by: 1) }, { $0.halfPage(by: -1) }, { $0.moveToEnd() }, { $0.moveToStart() },
      { $0.scroll(by: 3) }, { $0.scroll(by: -3) }, { $0.move(by: .max) }, { $0.move(by: .min) },
      { $0.resize(count: 5) }, { $0.resize(count: 0) }, { $0.resize(count: 50, height: 3) },
      { $0.resize(height: 0) }, { $0.resize(height: 20) }, { $0.scroll(by: .max) },
      { $0.place(cursor: 33, screenRow: 4) }, { $0.place(cursor: -7) },
    ]
    var seed: UInt64 = 7
    for _ in 0..<5000 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      moves[Int(seed >> 33) % moves.count](&list)
      #expect(list.count == 0 ? list.cursor == 0 : (0..<list.count).contains(list.cursor))
      #expect(list.offset >= 0 && list.offset <= max(0, list.count - list.height))
      if list.height > 0, list.count > 0 { #expect(list.visible.contains(list.cursor)) }
    }
  }

  @Test func pageKeepsOneRowForTheEye() {
    var list = ScrollList(count: 100, height: 10)
    list.page(by: 1)
    #expect(list.cursor == 9)
    #expect(list.offset == 9)
    list.page(by: -1)
    #expect(list.cursor == 0 && list.offset == 0)
    list.page(by: 100)
    #expect(list.cursor == 99 && list.offset == 90)
  }

  @Test func stepsMoveTheWindowOnlyAtItsEdge() {
    var list = ScrollList(count: 100, height: 10)
    for _ in 0..<9 { list.move(by: 1) }
    #expect(list.offset == 0)
    list.move(by: 1)
    #expect(list.offset == 1)
  }

  @Test func wheelMovesTheWindowAndTakesTheCursorAlong() {
    var list = ScrollList(count: 100, height: 10, cursor: 5)
    list.scroll(by: 3)
    #expect(list.offset == 3 && list.cursor == 5)
    list.scroll(by: 3)
    #expect(list.offset == 6 && list.cursor == 6)
    list.scroll(by: -6)
    #expect(list.offset == 0 && list.cursor == 6)
  }

  @Test func rowStaysWhereItIsOnTheScreen() {
    var list = ScrollList(count: 100, height: 10, cursor: 50, offset: 45)
    list.resize(count: 120)
    list.place(cursor: 70, screenRow: 5)
    #expect(list.offset == 65)
    #expect(list.row(atLine: 5) == 70)
    #expect(list.row(atLine: 10) == nil)
  }
}

@Suite struct PageTurningTests {
  @Test func aCursorThatLeavesTheWindowTurnsThePage() {
    var list = ScrollList(count: 100_000, height: 10)
    list.turnsPages = true
    for _ in 0..<9 { list.move(by: 1) }
    #expect(list.visible == 0..<10)
    list.move(by: 1)
    #expect(list.cursor == 10 && list.visible == 9..<19)
    for _ in 0..<8 { list.move(by: 1) }
    #expect(list.visible == 9..<19)
    list.move(by: -9)
    #expect(list.cursor == 9 && list.visible == 9..<19)
    list.move(by: -1)
    #expect(list.cursor == 8 && list.visible == 0..<10)
  }

  @Test func theEndsOfTheListAreNoPagesTurned() {
    var list = ScrollList(count: 12, height: 10)
    list.turnsPages = true
    list.move(by: 10)
    #expect(list.cursor == 10 && list.visible == 2..<12)
    list.move(by: -10)
    #expect(list.cursor == 0 && list.visible == 0..<10)
  }
}
