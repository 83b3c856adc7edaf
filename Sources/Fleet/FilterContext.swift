/// What a filter or a column has to know besides the instance.
package struct FilterContext {
  package var now: Timestamp
  /// Seconds east of UTC of the clock in which days are meant and times are shown.
  package var zoneOffset: Int
  package var isMarked: (InstanceKey) -> Bool
  package var isProtected: (Instance) -> Bool

  package init(
    now: Timestamp, zoneOffset: Int = 0, isMarked: @escaping (InstanceKey) -> Bool = { _ in false },
    isProtected: @escaping (Instance) -> Bool = { _ in false }
  ) {
    self.now = now
    self.zoneOffset = zoneOffset
    self.isMarked = isMarked
    self.isProtected = isProtected
  }
}
