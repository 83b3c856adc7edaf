/// A regular expression as a machine in many states in parallel (Thompson's): it reads every byte
/// of a text once, so no pattern makes it run away.
struct PatternProgram: Sendable {
  enum Instruction: Sendable {
    case bytes(ClosedRange<UInt8>, next: Int)
    case split(Int, Int)
    case start(next: Int)
    case end(next: Int)
    case match
  }

  private(set) var instructions: [Instruction] = []
  private(set) var first = 0

  static let largest = 4000
  /// Parts that were compiled, each copy of a repeated one counted: a part that matches nothing
  /// makes no instruction, and `(((){200}){200}){200}` would be compiled without end.
  private var steps = 0

  init(_ node: PatternNode) throws(PatternError) {
    let match = append(.match)
    first = try compile(node, then: match)
  }

  private mutating func append(_ instruction: Instruction) -> Int {
    instructions.append(instruction)
    return instructions.count - 1
  }

  /// Builds from the end to the start, so that every instruction knows its successor.
  private mutating func compile(_ node: PatternNode, then next: Int) throws(PatternError) -> Int {
    steps += 1
    guard instructions.count < Self.largest, steps < 4 * Self.largest else {
      throw PatternError(position: 0, problem: .tooLarge)
    }
    switch node {
    case .empty: return next
    case .start: return append(.start(next: next))
    case .end: return append(.end(next: next))
    case .scalars(let set): return compile(set, then: next)
    case .sequence(let parts):
      var entry = next
      for part in parts.reversed() { entry = try compile(part, then: entry) }
      return entry
    case .choice(let branches):
      var entries: [Int] = []
      for branch in branches { entries.append(try compile(branch, then: next)) }
      return choose(entries)
    case .repetition(let body, let least, let most):
      return try compile(body, atLeast: least, atMost: most, then: next)
    }
  }

  private mutating func compile(
    _ body: PatternNode, atLeast least: Int, atMost most: Int?, then next: Int
  ) throws(PatternError) -> Int {
    var entry = next
    if let most {
      for _ in least..<max(least, most) {
        let one = try compile(body, then: entry)
        entry = append(.split(one, next))
      }
    } else {
      let loop = append(.split(next, next))
      instructions[loop] = .split(try compile(body, then: loop), next)
      entry = loop
    }
    for _ in 0..<least { entry = try compile(body, then: entry) }
    return entry
  }

  private mutating func compile(_ set: ScalarSet, then next: Int) -> Int {
    let entries = set.byteSequences.map { sequence in
      sequence.reversed().reduce(next) { entry, range in append(.bytes(range, next: entry)) }
    }
    return choose(entries)
  }

  /// An empty choice matches nothing: a byte that UTF-8 never has.
  private mutating func choose(_ entries: [Int]) -> Int {
    guard let last = entries.last else { return append(.bytes(0xFF...0xFF, next: first)) }
    return entries.dropLast().reversed().reduce(last) { entry, other in
      append(.split(other, entry))
    }
  }
}

extension PatternProgram {
  /// Adds a state and every state reached from it without reading a byte.
  func follow(
    _ state: Int, into states: inout StateSet, isAtStart: Bool = false, isAtEnd: Bool = false
  ) {
    var pending = [state]
    while let state = pending.popLast() {
      guard states.insert(state) else { continue }
      switch instructions[state] {
      case .bytes, .match: break
      case .split(let one, let other):
        pending.append(other)
        pending.append(one)
      case .start(let next): if isAtStart { pending.append(next) }
      case .end(let next): if isAtEnd { pending.append(next) }
      }
    }
  }

  /// Whether the text has a match anywhere: every byte is examined once for each state that the
  /// machine is in.
  func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var states = StateSet(capacity: instructions.count)
    var following = StateSet(capacity: instructions.count)
    follow(first, into: &states, isAtStart: true, isAtEnd: bytes.isEmpty)
    for (index, byte) in bytes.enumerated() {
      if states.contains(0) { return true }
      following.removeAll()
      let isAtEnd = index == bytes.count - 1
      for state in states.members {
        guard case .bytes(let range, let next) = instructions[state], range.contains(byte) else {
          continue
        }
        follow(next, into: &following, isAtEnd: isAtEnd)
      }
      follow(first, into: &following, isAtEnd: isAtEnd)
      swap(&states, &following)
    }
    return states.contains(0)
  }
}

/// States in the order in which they were reached, each once.
struct StateSet {
  private(set) var members: [Int] = []
  private var isMember: [Bool]

  init(capacity: Int) { isMember = Array(repeating: false, count: capacity) }

  func contains(_ state: Int) -> Bool { isMember[state] }

  /// False if it was already present.
  mutating func insert(_ state: Int) -> Bool {
    guard !isMember[state] else { return false }
    isMember[state] = true
    members.append(state)
    return true
  }

  mutating func removeAll() {
    for state in members { isMember[state] = false }
    members.removeAll(keepingCapacity: true)
  }
}
