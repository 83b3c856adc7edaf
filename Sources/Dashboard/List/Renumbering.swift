/// Where rows of the inventory stand after some have gone. What is left keeps its order, so that
/// nothing has to be sorted, filtered or asked again.
struct Renumbering {
  /// For each row that there was its new number; negative where it went.
  private let numbers: [Int32]

  /// - Parameters:
  ///   - leaving: in ascending order.
  ///   - rest: rows that are left.
  init(without leaving: [Int], rest: Int) {
    var numbers = [Int32](repeating: 0, count: rest + leaving.count)
    for row in leaving { numbers[row] = -1 }
    var next: Int32 = 0
    for row in numbers.indices where numbers[row] == 0 {
      numbers[row] = next
      next += 1
    }
    self.numbers = numbers
  }

  /// The new numbers of those that are left, in the same order.
  func rows(_ rows: [Int32]) -> [Int32] {
    var left: [Int32] = []
    left.reserveCapacity(rows.count)
    for row in rows where numbers[Int(row)] >= 0 { left.append(numbers[Int(row)]) }
    return left
  }

  /// What belongs to the rows that are left, of as many first rows as there are values.
  func values<Value>(_ values: [Value]) -> [Value] {
    values.indices.lazy.filter { numbers[$0] >= 0 }.map { values[$0] }
  }
}
