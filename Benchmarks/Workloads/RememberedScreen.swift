package import Canvas
import Dashboard
package import Fleet

/// The start of a day: a screen of 120×40 with nothing in it, and the bytes of a fleet that was
/// listed before.
package struct RememberedScreen {
  private let bytes: [UInt8]
  private let now = Timestamp(seconds: 1_795_248_000)

  package init(rows: Int) {
    let made = MadeUpFleet.instances(rows)
    let instances = SortOrder(column: .id).sorted(made).map { made[Int($0)] }
    bytes = RememberedFleet(asOf: now, account: "100012340012", instances: instances).encoded()
  }

  /// What is read beside the screen, while the terminal is made ready.
  package func read() throws -> Inventory { Inventory(try RememberedFleet(decoding: bytes)) }

  /// What the screen has to do until the rows can be used.
  package func show(_ fleet: Inventory) -> Frame {
    var screen = ListedScreen(rows: 0)
    return screen.send(.listing(.recalled(fleet)))
  }
}
