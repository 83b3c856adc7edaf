/// The new indices of the inventory's rows after some have left. The remaining rows keep their order,
/// so that nothing has to be sorted, filtered or checked again.
struct Renumbering {
  /// The new index of each former row; negative where the row left.
  private let numbers: [Int32]

  /// - Parameters:
  ///   - leaving: in ascending order.
  ///   - remaining: the number of rows that remain.
  init(removing leaving: [Int], remaining: Int) {
    var numbers = [Int32](repeating: 0, count: remaining + leaving.count)
    for row in leaving { numbers[row] = -1 }
    var next: Int32 = 0
    for row in numbers.indices where numbers[row] == 0 {
      numbers[row] = next
      next += 1
    }
    self.numbers = numbers
  }

  /// The new indices of those that remain, in the same order.
  func rows(_ rows: [Int32]) -> [Int32] {
    var kept: [Int32] = []
    kept.reserveCapacity(rows.count)
    for row in rows where numbers[Int(row)] >= 0 { kept.append(numbers[Int(row)]) }
    return kept
  }

  /// The values of the rows that remain. There may be values for the first rows only.
  func values<Value>(_ values: [Value]) -> [Value] {
    values.indices.lazy.filter { numbers[$0] >= 0 }.map { values[$0] }
  }
}
