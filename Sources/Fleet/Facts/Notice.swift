/// Something that an operator should know of an operation.
package struct Notice: Sendable, Hashable {
  package enum Severity: String, Sendable { case information, warning, error }
  package var severity: Severity
  package var fact: Fact
  package var at: Timestamp

  package init(severity: Severity, _ fact: Fact, at: Timestamp) {
    self.severity = severity
    self.fact = fact
    self.at = at
  }

  /// The event that a notice reports.
  package enum Fact: Fleet.Fact {
    /// Text written by an older version.
    case verbatim(String)
    /// Nothing more is sent to it.
    case refusesEverything(Product, code: String)
    /// Nothing more is sent to it; the code is the most frequent among those that failed.
    case tooManyFailed(Product, failed: Int, named: Int, code: String)
    /// The others are not sent; how many of those that went first failed.
    case canaryFailed(Product, failed: Int, code: String)
    /// The others are not sent; how many of those that went first nobody has seen leaving.
    case canaryNotLeaving(count: Int, seconds: Int64)
    /// Another program of this user has asked that the others be not sent.
    case stoppedBy(process: String)
    /// Sending waits for outcomes that are unknown or busy.
    case waitsForUnknown(Product, count: Int)
    case throttles(Product, code: String)
    /// The service accepts fewer instances per call.
    case takesFewer(Product)
    case unreachable(Product, code: String)
    case readingFailed(ListingScope, code: String)
    /// The answer to a scheduled termination was lost.
    case scheduleUnknown
    /// Answers contain rows that were not requested.
    case answersHaveOthers(ListingScope, first: String)
    /// The instance was gone and is listed again.
    case listedAgain(String)
    /// The last line of the journal was not written to its end.
    case lineCutOff(bytes: Int)
    case journalLost(JournalError)
    /// Public addresses of the plan that the account keeps without a machine, as one reading after the
    /// end found them; it may be none.
    case addressesRemain(ListingScope, AddressList)
    case addressesNotRead(ListingScope, code: String)
    /// The operator's command that is run for events failed for one.
    case notifyFailed(command: String, ProgramProblem)
    /// Events that it was not run for when the program ended.
    case notifyUndelivered(command: String, count: Int)
    /// The system's log takes no lines, in the system's words.
    case auditUnwritable(String)
    /// Lines that it never took.
    case auditLinesLost(Int)

    package static let sample = Fact.scheduleUnknown

    package static let kinds: [FactKind<Fact>] =
      FactKind.plain(.scheduleUnknown)
      + [
        FactKind(Self.verbatim), FactKind(Self.refusesEverything), FactKind(Self.tooManyFailed),
        FactKind(Self.canaryFailed), FactKind(Self.canaryNotLeaving),
        FactKind(Self.stoppedBy), FactKind(Self.waitsForUnknown), FactKind(Self.throttles),
        FactKind(Self.takesFewer), FactKind(Self.unreachable), FactKind(Self.readingFailed),
        FactKind(Self.answersHaveOthers), FactKind(Self.listedAgain), FactKind(Self.lineCutOff),
        FactKind(Self.journalLost), FactKind(Self.addressesRemain),
        FactKind(Self.addressesNotRead), FactKind(Self.notifyFailed),
        FactKind(Self.notifyUndelivered), FactKind(Self.auditUnwritable),
        FactKind(Self.auditLinesLost),
      ]
  }
}
