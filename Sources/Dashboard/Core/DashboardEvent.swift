package import Canvas
package import Fleet

/// An event for the screen, from any source.
package enum DashboardEvent: Sendable {
  // The terminal
  case key(Key)
  /// Keys that came in one go and may be a paste that the terminal did not mark.
  case typed([Key])
  /// The terminal draws the signs of borders two columns wide: ASCII takes their place.
  case drawsSignsWide
  case resized(Size)
  /// The program was stopped and is in the foreground again.
  case resumed
  /// The terminal hung up (SIGHUP) or the program was asked to end (SIGTERM): nothing can be asked
  /// any more, what is in flight is left to a later resume.
  case hangUp

  // The fleet
  case listing(ListingEvent)
  /// Every listing that was asked for has ended.
  case listingEnded
  case identity(Result<Account, ServiceFailure>)
  /// The answer to ``DashboardEffect/preflight``; `request` is the number that it had.
  case preflight(request: Int, PreflightReport)
  /// How far it is, once it takes long enough to be worth a word.
  case preflightProgress(request: Int, PreflightProgress)
  /// The answer to ``DashboardEffect/readPlan``.
  case planRead(request: Int, Result<PlanReading, PlanRefusal>)
  /// The answer to ``DashboardEffect/listFiles(beginning:)``: names without their folder, in order;
  /// those of folders end with a slash.
  case files(beginning: String, names: [String])
  /// The fleet could not be remembered, or what was remembered cannot be used.
  case cacheFailed(RememberedProblem)
  /// Calls sent in the last second by all programs of the account, of the action that sent most.
  case rate(RateSnapshot)

  // Operations
  /// An operation that is on the screen from now on: just started, taken up again, or read from the
  /// journal to be looked at.
  case opened(Results, OperationMode)
  /// Events of an operation, in order.
  case operation(id: String, [OperationEvent])
  /// The watch of an operation ended here. Its last events have been delivered.
  case operationEnded(id: String)
  /// What the program said that works on it, where that is another.
  case stopAnswered(operation: String, StopAnswer)
  /// The operation could not be started or taken up; nothing was sent.
  case operationRefused(ServiceFailure)
  /// The confirmed plan is not carried out; nothing was sent.
  case planRefused(PlanRefusal)
  /// The first operation that has not started; nil for none.
  case pending(PendingOperation?)
  case history([PastOperation])
  /// The answer to ``DashboardEffect/findOrigins(_:)``: those that journals have.
  case origins([InstanceKey: OperationOrigin])
  /// Unfinished operations of this fleet that no process watches; sent once at the start.
  case unfinished([PastOperation])
  /// The newest unfinished operation was to be resumed, and there is none.
  case nothingToResume

  // Profiles
  /// The profiles of the settings as they are now.
  case profiles([ProfileEntry])
  /// The settings with the profiles cannot be read.
  case profilesFailed(reason: String)
  /// The profile could not be opened; this one stays on the screen.
  case profileRefused(name: String, reason: String)
  /// What the profiles are that are open beside this one, and what runs there.
  case others([OtherProfile])
  /// The screen of another profile said this.
  case otherSaid(profile: String, DashboardState.Message)
  /// Another profile takes the place of this one on the screen.
  case hidden
  /// This profile is on the screen from now on.
  case shown

  // Answers to effects
  case written(path: String, rows: Int)
  case planWritten(path: String)
  case writeFailed(path: String, reason: String)
  /// A change is in the settings file, which has these filters and views now.
  case settingsSaved(SettingsChange, SavedFilters, [SavedView])
  /// The settings file is as it was.
  case settingsNotSaved(reason: String)
  /// The theme is in force; the text says what was wrong with its file, if anything.
  case themed(name: String, warning: String)
  /// The theme in force has changed in its file or in the settings.
  case themeReread(name: String)
  /// The themes that can be chosen from changed.
  case themes([String])
  /// The link became slow, or fast again.
  case link(isSlow: Bool)
  case linkReport(LinkReport)
  /// The result of the last copy, if success is not certain.
  case copy(CopyProblem)
  /// The program could not be stopped: there is no shell that could take it up again.
  case suspendRefused
  /// Something an operator should read.
  case notice(Notice)
  /// Time passed. Wanted only while ``DashboardState/needsTick`` holds.
  case tick
}

extension DashboardEvent {
  /// Whether it comes by itself, and what it says may not take the place of an error that no key has
  /// answered: neither a key nor what a key has asked for.
  var comesUnasked: Bool {
    switch self {
    case .drawsSignsWide, .listing, .listingEnded, .identity, .cacheFailed, .rate, .opened,
      .operation, .operationEnded, .pending, .unfinished, .others, .otherSaid, .themed,
      .themeReread, .themes, .link, .notice, .profiles:
      true
    default: false
    }
  }
}

/// Why a text may not be on the clipboard.
package enum CopyProblem: Sendable, Hashable {
  case tooLong
  /// Sent to the terminal, which may ignore it.
  case uncertain
  /// The settings of tmux do not pass copies on.
  case keptByTmux
}

/// The process that works on a shown operation.
package enum OperationMode: Sendable, Hashable {
  /// This program.
  case live
  /// Another program on this host, which can be asked to stop it.
  case elsewhere
  /// Nobody.
  case past
}

/// A plan of a file that has passed every check, and what the preflight learned of its targets.
package struct PlanReading: Sendable, Hashable {
  package var plan: Plan
  package var report: PreflightReport
  /// What its signatures come to.
  package var approval: PlanApproval

  package init(plan: Plan, report: PreflightReport, approval: PlanApproval = .notNeeded) {
    self.plan = plan
    self.report = report
    self.approval = approval
  }
}
