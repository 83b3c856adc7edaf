package import Canvas
package import Fleet
package import Words

/// What stands over the panes. At most one at a time; each holds only what it needs.
package enum Dialog: Sendable {
  case confirmation(ConfirmationState)
  case details(DetailsState)
  case picture(PictureState)
  case help(HelpState)
  case palette(PaletteState)
  case themes(ThemeChooserState)
  case columns(ColumnsState)
  case history(HistoryState)
  case export(ExportState)
  case planFile(PlanFileState)
  case expression(ExpressionState)
  case link(LinkReport)
  case quit(QuitState)
}

/// Everything that is known of one instance, or why a part of the fleet was not listed.
package struct DetailsState: Sendable {
  package enum Subject: Sendable, Hashable {
    case instance(InstanceKey)
    case result(operation: String, InstanceKey)
    case part(ListingScope)
    case pasted(UnmatchedIDs)
  }

  package var subject: Subject
  package var offset = 0
}

/// One operation at a glance.
package struct PictureState: Sendable {
  package var operation: String
}

/// The keys, searchable.
package struct HelpState: Sendable {
  package var search = TextField()
  package var offset = 0
}

/// Commands by name.
package struct PaletteState: Sendable {
  package var search = TextField()
  package var matches: [Command] = []
  package var list = ScrollList()
}

package struct ThemeChooserState: Sendable {
  /// To go back to.
  package let original: String
  package var list: ScrollList
}

/// Which columns the list shows, in what order, and how wide.
package struct ColumnsState: Sendable {
  /// All of them: those that are shown first, in their order.
  package var columns: [ListColumn]
  package var shown: Set<InstanceField>
  package var list: ScrollList
}

package struct HistoryState: Sendable {
  /// nil until they were read.
  package var operations: [PastOperation]?
  package var list = ScrollList()
}

/// Where the list or the results are to be written.
package struct ExportState: Sendable {
  package enum Subject: Sendable, Hashable {
    case instances
    /// Of an operation what its pane shows, or one group of it.
    case operation(String, ResultGroup?)
  }

  package var subject: Subject
  package var path: TextField
  package var format: ExportRequest.Format
}

/// A plan that lies in a file is to be opened.
package struct PlanFileState: Sendable {
  package var path: TextField
  /// The question that is on its way; nil while the name is typed.
  package var request: Int?
  /// Why the last one was not taken.
  package var refusal: PlanRefusal?
}

/// `+` and `-`: a filter expression by which marks are set or taken away.
package struct ExpressionState: Sendable {
  package var marks: Bool
  package var field = TextField()
  package var error: FilterError?
  package internal(set) var offered = CompletionState()

  mutating func read(_ language: FilterLanguage) {
    do throws(FilterError) {
      _ = try language.filter(field.text)
      error = nil
    } catch {
      self.error = error
    }
  }
}

/// Something is in flight. The focus stands on staying.
package struct QuitState: Sendable {
  package enum Choice: Sendable, Hashable, CaseIterable { case stay, leave }
  package var choice: Choice = .stay
}
