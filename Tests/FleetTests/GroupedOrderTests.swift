import Fleet
import Testing

@Suite struct GroupedOrderTests {
  private func instance(_ number: Int, module: String, name: String = "") -> Instance {
    Instance(
      key: InstanceKey(product: .ecm, id: "ein-\(number)"), name: name,
      state: InstanceState(rawValue: "RUNNING"),
      module: module)
  }

  private func sorted(_ instances: [Instance], _ order: GroupedOrder) -> [Instance] {
    order.sorted(instances.indices.map(Int32.init), of: instances).map { instances[Int($0)] }
  }

  @Test func theRoundOfGroupingsComesBackToNone() {
    var grouping = Grouping.none
    var round: [Grouping] = []
    repeat {
      grouping = grouping.next
      round.append(grouping)
    } while grouping != .none
    #expect(round == [.region, .product, .module, .zone, .state, .none])
  }

  @Test func groupsComeInNaturalOrderAndWhatHasNoValueLast() {
    let fleet = ["m12", "", "m2", "m12", ""].enumerated().map { instance($0, module: $1) }
    let order = GroupedOrder(grouping: .module, sort: SortOrder(column: .id))
    #expect(sorted(fleet, order).map(\.module) == ["m2", "m12", "m12", "", ""])
  }

  @Test func statesComeAsPhasesOfALifeAndAreOneGroupForBothProducts() {
    let states = ["terminating", "running", "PENDING", "RUNNING", "STOPPED", "what-is-this"]
    let fleet = states.enumerated().map { number, state in
      Instance(
        key: InstanceKey(product: number % 2 == 0 ? .ecm : .edgezone, id: "x-\(number)"), name: "",
        state: InstanceState(rawValue: state))
    }
    let order = GroupedOrder(grouping: .state, sort: SortOrder(column: .id))
    #expect(
      sorted(fleet, order).map(\.state.rawValue)
        == ["PENDING", "running", "RUNNING", "STOPPED", "terminating", "what-is-this"])
  }

  @Test func modulesThatDifferInCaseAloneAreNotMixed() {
    let fleet = (0..<40).map { instance($0, module: $0.isMultiple(of: 2) ? "CDN" : "cdn") }
    let order = GroupedOrder(grouping: .module, sort: SortOrder(column: .id))
    let modules = sorted(fleet, order).map(\.module)
    #expect(modules == Array(repeating: "CDN", count: 20) + Array(repeating: "cdn", count: 20))
  }

  @Test(arguments: Grouping.allCases)
  func theOrderIsTheOneThatItsComparisonTells(_ grouping: Grouping) {
    let fleet = (0..<60).map { number in
      Instance(
        key: InstanceKey(product: number % 2 == 0 ? .ecm : .edgezone, id: "x-\(number * 7 % 60)"),
        name: "n\(number % 5)", region: "r\(number % 3)", zone: "z\(number % 7)",
        state: InstanceState(rawValue: "running"), module: ["a", "B", "b", ""][number % 4])
    }
    for isReversed in [false, true] {
      let order = GroupedOrder(
        grouping: grouping, sort: SortOrder(column: .name, isReversed: isReversed))
      let rows = sorted(fleet, order)
      for (left, right) in zip(rows, rows.dropFirst()) {
        #expect(order.precedes(left, right))
        #expect(!order.precedes(right, left))
      }
    }
  }

  @Test func turningOverKeepsTheGroupsAndReversesWithinThem() {
    let fleet = (0..<30).map { instance($0, module: "m\($0 % 3)", name: "n\($0)") }
    let order = GroupedOrder(grouping: .module, sort: SortOrder(column: .name))
    let turned = GroupedOrder(
      grouping: .module, sort: SortOrder(column: .name, isReversed: true))
    let indices = fleet.indices.map(Int32.init)
    let rows = order.sorted(indices, of: fleet)
    #expect(turned.turnedOver(rows, of: fleet) == turned.sorted(indices, of: fleet))
  }

  @Test func theEndOfAGroupIsFoundWhateverItsSize() {
    for sizes in [[1], [1, 1, 1], [2, 3, 1], [7, 8, 9], [100, 1, 64]] {
      let fleet = sizes.enumerated().flatMap { group, size in
        (0..<size).map { instance($0 + group * 1000, module: "m\(group)") }
      }
      let order = GroupedOrder(grouping: .module, sort: SortOrder(column: .id))
      let rows = fleet.indices.map(Int32.init)
      var start = 0
      var found: [Int] = []
      while start < rows.count {
        let end = order.endOfGroup(from: start, in: rows, of: fleet.span)
        found.append(end - start)
        start = end
      }
      #expect(found == sizes)
    }
  }
}
