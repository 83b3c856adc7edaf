import Fleet
import Testing

struct SelectionTests {
  static let keys = ["a", "b", "c", "d"].map { InstanceKey(product: .ecm, id: $0) }

  @Test func marksInTheOrderOfMarking() {
    var selection = Selection()
    selection.toggle(Self.keys[2])
    selection.mark(Self.keys)
    #expect(selection.keys.map(\.id) == ["c", "a", "b", "d"])
    #expect(selection.count == 4)
    selection.unmark([Self.keys[0]])
    selection.toggle(Self.keys[2])
    #expect(selection.keys.map(\.id) == ["b", "d"])
    #expect(!selection.contains(Self.keys[0]))
  }

  @Test func anInversionTouchesOnlyWhatIsShown() {
    var selection = Selection()
    selection.mark(Self.keys[0...1])
    selection.invert(Self.keys[1...2])
    #expect(Set(selection.keys) == [Self.keys[0], Self.keys[2]])
    #expect(selection.count == 2)
  }

  @Test func undoTakesBackOneStepAtATime() {
    var selection = Selection()
    selection.mark(Self.keys[0...1])
    selection.mark(Self.keys[0...1])
    selection.clear()
    selection.clear()
    let secondUndone = selection.undo()
    #expect(secondUndone)
    #expect(selection.keys == Array(Self.keys[0...1]))
    let thirdUndone = selection.undo()
    #expect(thirdUndone)
    #expect(selection.isEmpty)
    let noMore = selection.undo()
    #expect(!noMore)
  }

  @Test func undoBringsBackNothingThatMayNotBeMarked() {
    var selection = Selection()
    selection.mark(Self.keys)
    selection.clear()
    let firstUndone = selection.undo { $0.id != "b" }
    #expect(firstUndone)
    #expect(selection.keys.map(\.id) == ["a", "c", "d"])
  }

  @Test func undoGoesBackFiftySteps() {
    var selection = Selection()
    for _ in 0..<60 { selection.toggle(Self.keys[0]) }
    var steps = 0
    while selection.undo() { steps += 1 }
    #expect(steps == Selection.undoLimit)
  }

  @Test func undoGivesMarksTheirPlacesBack() {
    var selection = Selection()
    selection.mark(Self.keys)
    selection.invert(Self.keys[1...2])
    selection.toggle(Self.keys[2])
    #expect(selection.keys.map(\.id) == ["a", "d", "c"])
    let backOnce = selection.undo()
    let backTwice = selection.undo()
    #expect(backOnce && backTwice)
    #expect(selection.keys == Self.keys)
  }

  @Test func undoDoesNotBringBackAMarkThatLeftWithItsInstance() {
    var selection = Selection()
    selection.mark(Self.keys[0...1])
    let dropped = selection.drop([Self.keys[0]])
    #expect(dropped == [Self.keys[0]])
    selection.toggle(Self.keys[2])
    let isUndone = selection.undo()
    #expect(isUndone)
    #expect(selection.keys == [Self.keys[1]])
  }

  @Test func whatDepartedLeavesWithAWord() {
    var selection = Selection()
    selection.mark(Self.keys[0...1])
    let dropped = selection.drop([Self.keys[1], Self.keys[3]])
    #expect(dropped == [Self.keys[1]])
    let none = selection.drop([Self.keys[3]])
    #expect(none.isEmpty)
    #expect(selection.keys == [Self.keys[0]])
  }
}
