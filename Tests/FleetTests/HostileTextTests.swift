import LinearRegex
import Testing

@testable import Fleet

/// Texts that once made a reader fail or run on, and their kin.
struct HostileTextTests {
  /// The sum left the range and ended the program.
  @Test func anAgeOfManyPartsIsRefused() {
    let weeks = String(repeating: "999999999w", count: 20_000)
    #expect(Age(weeks) == nil)
    #expect(throws: FilterError.self) { try Filter("age>\(weeks)") }
    #expect(Age("999999999w")?.seconds == 604_799_999_395_200)
  }

  /// What matches nothing makes no instruction, so that the bound of instructions never came.
  @Test(arguments: [
    "((((((){200}){200}){200}){200}){200}){200}", "(((|){200}){200}){200}",
    "(((((^){200}){200}){200}){200}){200}", "((((()*){200}){200}){200}){200}",
  ])
  func aPatternOfNothingManyTimesIsRefused(pattern: String) {
    #expect(throws: PatternError.self) { try TextPattern(pattern) }
  }

  /// Repetitions were counted as depth, so that the group was too deep.
  @Test func aGroupMayFollowManyRepetitions() throws {
    let pattern = try TextPattern(String(repeating: "a*", count: 60) + "(b|c)")
    #expect(pattern.isFound(in: "aac"))
  }

  /// Thirty names that each ask the next one twice are a thousand million questions.
  @Test func filtersThatMultiplyAreRefused() {
    let entries = (0..<30).map { number in
      SavedFilters.Entry(
        name: "f\(number)", expression: number == 29 ? "x" : "@f\(number + 1) @f\(number + 1)")
    }
    let problem = #expect(throws: SavedFilters.Problem.self) { try SavedFilters(entries) }
    guard case .tooHeavy? = problem?.error.problem else {
      Issue.record("\(String(describing: problem))")
      return
    }
  }

  /// Each name was read inside of the one before it, down to the end of the stack.
  @Test func aLongChainOfFiltersIsRefused() throws {
    func chain(_ count: Int) throws -> SavedFilters {
      try SavedFilters(
        (0..<count).map { number in
          SavedFilters.Entry(
            name: "f\(number)", expression: number == count - 1 ? "x" : "@f\(number + 1)")
        })
    }
    #expect(try chain(40).names.count == 40)
    let problem = #expect(throws: SavedFilters.Problem.self) { try chain(20_000) }
    #expect(problem?.error.problem == .chainTooLong(most: 50))
  }

  /// A time that was read and written could not be read again: a plan with it was lost, and a
  /// journal.
  @Test(arguments: [
    "9999-12-31T23:59:59-00:01", "0000-01-01T00:00:00+00:01", "9999-12-31T23:59:59.999Z",
    "0000-01-01T00:00:00Z",
  ])
  func aTimeThatIsReadCanBeReadAgain(text: String) {
    guard let time = Timestamp(iso8601: text) else {
      #expect(!text.hasSuffix("Z"))
      return
    }
    #expect(Timestamp(iso8601: time.iso8601())?.seconds == time.seconds)
    #expect(Timestamp(zoneless: "0000-01-01 00:00:00", offset: 28_800) == nil)
  }
}
