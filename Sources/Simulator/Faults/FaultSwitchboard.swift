/// The faults that are on, and how much of each is left.
struct FaultSwitchboard: Sendable {
  private struct Line: Sendable {
    var fault: Fault
    var used = 0
    var random: SplitMix64
  }

  private var lines: [Line]
  private let seed: UInt64
  /// How many requests met each kind since the start.
  private(set) var met: [FaultKind: Int] = [:]

  init(_ faults: [Fault], seed: UInt64) {
    self.seed = seed
    lines = []
    for fault in faults { turnOn(fault) }
  }

  /// The faults as they were given, those that are used up included.
  var faults: [Fault] { lines.map(\.fault) }

  /// The same fault for the same action is replaced, and its count restarts.
  mutating func turnOn(_ fault: Fault) {
    lines.removeAll { $0.fault.kind == fault.kind && $0.fault.action == fault.action }
    let hash = SplitMix64.hash(seed, fault.kind.rawValue)
    lines.append(Line(fault: fault, random: SplitMix64(seed: hash)))
  }

  /// All of a kind, whatever their action.
  mutating func turnOff(_ kind: FaultKind) { lines.removeAll { $0.fault.kind == kind } }

  /// The faults that this request meets. Asked once for each request.
  mutating func draw(_ subject: FaultSubject) -> FaultDraw {
    var draw = FaultDraw()
    for index in lines.indices where lines[index].fault.matches(subject) {
      switch lines[index].fault.extent {
      case .always: break
      case .first(let count):
        guard lines[index].used < count else { continue }
        lines[index].used += 1
      case .share(let share):
        guard lines[index].random.unit() < share else { continue }
      }
      met[lines[index].fault.kind, default: 0] += 1
      if lines[index].fault.kind == .jitter, case .number(let limit) = lines[index].fault.value {
        let delay = lines[index].random.unit() * limit
        draw.values[.jitter] = .number(delay)
      } else {
        draw.values[lines[index].fault.kind] = lines[index].fault.value
      }
    }
    return draw
  }
}

/// The faults that one request meets.
struct FaultDraw: Sendable {
  fileprivate var values: [FaultKind: FaultValue] = [:]

  func has(_ kind: FaultKind) -> Bool { values[kind] != nil }

  func value(_ kind: FaultKind) -> FaultValue? { values[kind] }

  func number(_ kind: FaultKind) -> Double? {
    guard case .number(let number) = values[kind] else { return nil }
    return number
  }

  func word(_ kind: FaultKind) -> String? {
    guard case .word(let word) = values[kind] else { return nil }
    return word
  }
}
