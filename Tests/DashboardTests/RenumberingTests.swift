import Fleet
import Testing

@testable import Dashboard

struct RenumberingTests {
  @Test func whatIsLeftKeepsItsOrder() {
    let left = Renumbering(removing: [0, 2, 5], remaining: 3)
    #expect(left.rows([5, 4, 3, 2, 1, 0]) == [2, 1, 0])
    #expect(left.rows([1, 3]) == [0, 1])
    #expect(left.values(["a", "b", "c", "d"]) == ["b", "d"])
    #expect(left.values([String]()).isEmpty)
  }

  /// Rows that went are taken out of the order; the others stand as if they had been sorted anew.
  @Test(arguments: ["s", "l", "g"]) func theListIsThatOfAFreshStart(key: String) {
    var kept = Screen()
    kept.send(.listing(.observed((0..<200).map { Fixtures.ecm($0) })))
    kept.press(key, "s")
    kept.press("/")
    kept.type("name~1")
    kept.press("enter")
    let going = (0..<200).filter { $0 % 3 == 0 }.map { Fixtures.ecm($0).key }
    kept.send(.listing(.departed(going)))
    var fresh = Screen()
    fresh.send(.listing(.observed(kept.state.list.inventory.instances)))
    fresh.press(key, "s")
    fresh.press("/")
    fresh.type("name~1")
    fresh.press("enter")
    let (left, anew) = (kept.state.list, fresh.state.list)
    #expect(left.shownInstances == anew.shownInstances)
    #expect(left.rows.groups == anew.rows.groups)
    for instance in left.shownInstances { #expect(left.shownIndex(of: instance.key) != nil) }
  }
}
