import Testing

/// The rules against every course that a small cloud can take, and each rule against its absence.
struct RulesModelTests {
  @Test func noCourseEndsInALie() {
    var model = RulesModel()
    model.explore()
    #expect(model.lies.isEmpty)
    // All of them, not a few.
    #expect(model.courses > 10_000)
  }

  @Test(arguments: RulesModel.Mutation.allCases.filter { $0 != .refusalsAreFinal })
  func withoutEachRuleSomeCourseDoes(_ mutation: RulesModel.Mutation) {
    var model = RulesModel(mutation: mutation)
    model.explore()
    #expect(!model.lies.isEmpty)
  }

  /// The rule for a second refusal holds where readings are farther behind than is assumed, so that a
  /// call is sent again although the first one was carried out.
  @Test func aSecondRefusalIsNotBelievedAtOnce() {
    let fates = RulesModel.Fate.allCases.filter { $0 != .isReplaced }
    var model = RulesModel(depth: 2 * RulesModel.lag, fates: fates)
    model.explore()
    #expect(model.lies.isEmpty)
    var mutant = RulesModel(
      mutation: .refusalsAreFinal, depth: 2 * RulesModel.lag, fates: fates)
    mutant.explore()
    #expect(mutant.lies == [.executedCalledFailed])
  }
}
