import Fleet
import Testing

struct SortedRowsTests {
  /// Sorting prepares its values; looking up a place compares instances. Both have to agree.
  @Test(arguments: InstanceField.allCases, [false, true])
  func sortingAndComparingAgree(_ column: InstanceField, isReversed: Bool) {
    let names = ["", "cdn-2", "cdn-12", "CDN-2", "边缘-3", "cdn-cache-edge-10", "cdn-cache-edge-9"]
    let payModes: [PayMode] = [.unknown, .prepaid, .postpaid]
    var instances: [Instance] = []
    for number in 0..<300 {
      var instance = Instance.sample("ein-\(number * 7919 % 300)")
      instance.key.product = number % 2 == 0 ? .ecm : .edgezone
      instance.name = names[number % 7]
      instance.region = names[number % 5]
      instance.zone = names[number % 3]
      instance.state = InstanceState(rawValue: number % 4 == 0 ? "RUNNING" : "running")
      instance.type = names[number % 6]
      instance.module = names[number % 2]
      instance.payMode = payModes[number % 3]
      if number % 5 > 0 { instance.publicIPs = ["10.0.0.\(number % 20)"] }
      if number % 3 > 0 { instance.tags = [Tag(key: "k", value: names[number % 4])] }
      if number % 6 > 0 {
        instance.created = Timestamp(seconds: Int64(number % 11) * 86_400 - 300_000)
      }
      instances.append(instance)
    }
    let order = SortOrder(column: column, isReversed: isReversed)
    let sorted = order.sorted(instances)
    #expect(sorted.sorted() == instances.indices.map { Int32($0) })
    for (left, right) in zip(sorted, sorted.dropFirst()) {
      #expect(order.precedes(instances[Int(left)], instances[Int(right)]))
      #expect(!order.precedes(instances[Int(right)], instances[Int(left)]))
    }
    let some: [Int32] = [250, 3, 77, 4, 100]
    let expected = sorted.filter(some.contains)
    #expect(order.sorted(some, of: instances) == expected)
  }
}
