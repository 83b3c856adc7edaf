import Canvas
import Fleet
import Words

extension DashboardState {
  /// Where the instance under the cursor is: what the line below the panes says while the list has
  /// room for neither its region nor its zone. nil where it has.
  func placeUnderCursor(in table: InstanceTable) -> String? {
    guard focus == .instances, let instance = list.current else { return nil }
    let visible = table.visible
    guard !visible.contains(.region), !visible.contains(.zone) else { return nil }
    let place = [
      words.region(instance.region), instance.zone, instance.product.displayName,
      instance.publicIPs.first ?? instance.privateIPs.first ?? "",
    ]
    return place.filter { !$0.isEmpty }.joined(separator: " \(glyphs.separator) ")
  }
}
