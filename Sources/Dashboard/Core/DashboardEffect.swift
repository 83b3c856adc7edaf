package import Fleet

/// An effect that the screen requests. Data only: it runs in one place, outside, and its answer comes
/// back as an event.
package enum DashboardEffect: Sendable, Hashable {
  /// Discover and list everything again; a listing under way is given up.
  case listAll
  /// List these parts again, beside whatever is under way.
  case list([ListingScope])
  /// Read these again, ask what would be refused and what goes with them. Sends nothing.
  /// The basis tells what the listing behind the dialog knows already.
  case preflight(request: Int, [Instance], after: PreflightBasis)
  case cancelPreflight(request: Int)
  /// Read a plan from a file, make the checks that `apply` makes, and read its instances again.
  /// Given up by ``cancelPreflight(request:)``. Sends nothing.
  case readPlan(request: Int, path: String)

  /// The files whose paths begin like this, to complete a name that is typed.
  case listFiles(beginning: String)

  /// The one gate to sending.
  ///
  /// - Parameter pending: what it is called until it has begun.
  case run(ConfirmedPlan, pending: Int)
  /// Withdraws an operation before it starts; if it has started, nothing more is sent.
  case withdraw(pending: Int)
  /// Nothing more is sent; what was sent stays watched.
  case stopSending(operation: String)
  /// The canary is leaving: the others are sent too.
  case goOn(operation: String)
  /// Resume watching an operation. Never sends.
  case watch(operation: String)

  case loadHistory
  /// Look in the journals of this host for who sent these instances away.
  case findOrigins([Instance])
  /// Read one operation to be looked at.
  case open(operation: String)
  case write(ExportRequest)
  /// Answered by ``DashboardEvent/settingsSaved`` or ``DashboardEvent/settingsNotSaved``.
  case saveSettings(SettingsChange)
  /// To the operator's clipboard.
  case copy(String)
  /// Preview or take a theme; `isFinal` when it was chosen.
  case setTheme(name: String, isFinal: Bool)
  /// Tell an operator who looks elsewhere, unless the screen is what they look at.
  case notify(Notification)
  /// Report the traffic of the link; answered by ``DashboardEvent/linkReport(_:)``.
  case reportLink
  /// List the profiles of the settings; answered by ``DashboardEvent/profiles(_:)``.
  case listProfiles
  /// Show another profile: the screen it has already, else a new one. Where it cannot be opened,
  /// answered by ``DashboardEvent/profileRefused(name:reason:)``.
  case showProfile(String)
  /// Give up the opening of a profile.
  case giveUpProfile
  case redraw
  case suspend
  /// Leave the program. Operations are paused first: answers on their way are recorded.
  case quit
}

/// A file to write.
package struct ExportRequest: Sendable, Hashable {
  /// The raw value ends the name of the file.
  package enum Format: String, Sendable, Hashable, CaseIterable {
    case json, csv
    case markdown = "md"

    /// The name that the dialog shows.
    var name: String { self == .markdown ? "Markdown" : rawValue.uppercased() }

    var next: Format { following(1) }
    var previous: Format { following(Self.allCases.count - 1) }

    private func following(_ steps: Int) -> Format {
      let all = Self.allCases
      return all[((all.firstIndex(of: self) ?? 0) + steps) % all.count]
    }
  }
  package enum Content: Sendable, Hashable {
    case instances([Instance])
    case operation(id: String, [InstanceKey])
    /// The plan, as `edgereap plan` writes it; always JSON.
    case plan(Plan)
  }

  package var path: String
  package var format: Format
  package var content: Content
  /// The columns of the list, for a table that shows what the screen does.
  package var columns: [InstanceField]

  package init(path: String, format: Format, content: Content, columns: [InstanceField] = []) {
    self.path = path
    self.format = format
    self.content = content
    self.columns = columns
  }
}
