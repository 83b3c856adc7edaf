import Fleet
import Support
import Testing

struct InventoryIndexTests {
  /// Against a dictionary: every key is found where its row is, and no other is found at all.
  @Test(arguments: 0..<8) func everyRowIsFoundByItsKey(seed: UInt64) {
    var random = SplitMix(seed: seed)
    var inventory = Inventory()
    var names: [InstanceKey: String] = [:]
    for _ in 0..<60 {
      let batch = (0..<Int.random(in: 1...80, using: &random)).map { _ in
        Instance.sample(
          "ein-\(Int.random(in: 0..<900, using: &random))",
          product: Bool.random(using: &random) ? .ecm : .edgezone,
          name: "\(random.next())", region: "r\(Int.random(in: 0..<3, using: &random))")
      }
      if Int.random(in: 0..<4, using: &random) == 0 {
        inventory.apply(.departed(batch.map(\.key)))
        for instance in batch { names[instance.key] = nil }
      } else {
        inventory.apply(.observed(batch))
        for instance in batch { names[instance.key] = instance.name }
      }
    }
    #expect(inventory.instances.count == names.count)
    #expect(inventory.regions.reduce(0) { $0 + $1.count } == names.count)
    for (index, instance) in inventory.instances.enumerated() {
      #expect(inventory.index(of: instance.key) == index)
      #expect(names[instance.key] == instance.name)
    }
    #expect(inventory.index(of: InstanceKey(product: .ecm, id: "ein-900")) == nil)
  }
}
