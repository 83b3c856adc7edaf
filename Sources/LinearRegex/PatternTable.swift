/// A pattern's machine computed in advance: one look-up per byte. Only for patterns with few enough
/// states; the others run on ``PatternProgram``.
struct PatternTable: Sendable {
  /// The next state by state and class of byte.
  private var transitions: [UInt16] = []
  /// Bytes that no part of the pattern distinguishes share a class.
  private var classes: [UInt8]
  private var classCount: Int
  private var verdicts: [Verdict] = []

  private enum Verdict: UInt8, Sendable {
    case open, matchesAtEnd, matched, failed
  }

  private static let mostStates = 400

  init?(_ program: PatternProgram) {
    let samples: [UInt8]
    (classes, samples) = Self.byteClasses(of: program)
    classCount = samples.count
    var numbers: [[Int]: Int] = [:]
    var pending: [[Int]] = []
    func number(of states: [Int]) -> Int {
      if let known = numbers[states] { return known }
      numbers[states] = numbers.count
      pending.append(states)
      return numbers.count - 1
    }
    var start = StateSet(capacity: program.instructions.count)
    program.follow(program.first, into: &start, isAtStart: true)
    _ = number(of: start.members.sorted())
    var done = 0
    while done < pending.count {
      guard pending.count <= Self.mostStates else { return nil }
      let states = pending[done]
      verdicts.append(Self.verdict(on: states, program))
      for sample in samples {
        let next = Self.step(from: states, by: sample, program)
        transitions.append(UInt16(number(of: next)))
      }
      done += 1
    }
  }

  func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    transitions.withUnsafeBufferPointer { transitions in
      classes.withUnsafeBufferPointer { classes in
        verdicts.withUnsafeBufferPointer { verdicts in
          var state = 0
          for byte in bytes {
            switch verdicts[state] {
            case .matched: return true
            case .failed: return false
            case .open, .matchesAtEnd: break
            }
            state = Int(transitions[state * classCount + Int(classes[Int(byte)])])
          }
          return verdicts[state] == .matched || verdicts[state] == .matchesAtEnd
        }
      }
    }
  }

  private static func step(
    from states: [Int], by byte: UInt8, _ program: PatternProgram
  ) -> [Int] {
    var following = StateSet(capacity: program.instructions.count)
    for state in states {
      if case .bytes(let range, let next) = program.instructions[state], range.contains(byte) {
        program.follow(next, into: &following)
      }
    }
    program.follow(program.first, into: &following)
    return following.members.sorted()
  }

  private static func verdict(on states: [Int], _ program: PatternProgram) -> Verdict {
    if states.contains(0) { return .matched }
    var atEnd = StateSet(capacity: program.instructions.count)
    var isOpen = false
    for state in states {
      switch program.instructions[state] {
      case .end(let next): program.follow(next, into: &atEnd, isAtEnd: true)
      case .bytes: isOpen = true
      default: break
      }
    }
    if atEnd.contains(0) { return .matchesAtEnd }
    return isOpen ? .open : .failed
  }

  /// The class of every byte, and one byte of each class.
  private static func byteClasses(of program: PatternProgram) -> ([UInt8], [UInt8]) {
    var isBoundary = Array(repeating: false, count: 257)
    for case .bytes(let range, _) in program.instructions {
      isBoundary[Int(range.lowerBound)] = true
      isBoundary[Int(range.upperBound) + 1] = true
    }
    var classes: [UInt8] = [0]
    var samples: [UInt8] = [0]
    for byte in 1...255 {
      if isBoundary[byte] { samples.append(UInt8(byte)) }
      classes.append(UInt8(samples.count - 1))
    }
    return (classes, samples)
  }
}
