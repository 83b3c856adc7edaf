package import Canvas
package import Fleet
import Words

/// The instances: which exist, which are shown, which are marked, and where the cursor is.
package struct ListState: Sendable {
  @Versioned package internal(set) var inventory = Inventory()
  @Versioned package internal(set) var selection = Selection() {
    didSet { listingsSinceMarks = [:] }
  }
  /// When the listings began that began after the marks last changed.
  private(set) var listingsSinceMarks: [ListingScope: Timestamp] = [:]
  @Versioned package internal(set) var rows = ShownRows()
  package internal(set) var scroll = ScrollList()
  package internal(set) var order: SortOrder
  /// The trait that the headings group by.
  package internal(set) var grouping: Grouping
  /// The column under the column cursor.
  package internal(set) var column: InstanceField = .id
  /// The start of a range.
  package internal(set) var rangeStart: ListRow.Identity?
  package internal(set) var onlyMarked = false
  package internal(set) var regionFilter: RegionFilter = .all
  @Versioned package internal(set) var filter: FilterState
  /// The row under the cursor. The cursor follows it when rows come and go.
  package internal(set) var cursorRow: ListRow.Identity?
  /// Before the first key the cursor stays at the top while rows arrive.
  var isTouched = false
  /// Marks among the rows shown.
  package internal(set) var marks = MarkCounts()
  @Versioned package internal(set) var regionMarks = RegionMarks()
  var protectedRows = ProtectedRows()
  @Versioned var widths = ListedWidths(Words(.english))

  package init(
    filter: FilterState, order: SortOrder = ListColumn.standardOrder, grouping: Grouping = .none
  ) {
    self.filter = filter
    self.order = order
    self.grouping = grouping
  }

  /// The region that the regions pane narrows the list to.
  package enum RegionFilter: Sendable, Hashable {
    case all
    case region(String)
    case part(Product, region: String)

    func contains(_ instance: Instance) -> Bool {
      switch self {
      case .all: true
      case .region(let region): instance.region == region
      case .part(let product, let region):
        instance.product == product && instance.region == region
      }
    }
  }

  /// One that replaces another does not count: the end of that other may still be under way.
  mutating func listingBegins(_ scope: ListingScope, at time: Timestamp) {
    if case .listing = inventory.scopes[scope] {
      listingsSinceMarks[scope] = nil
    } else {
      listingsSinceMarks[scope] = time
    }
  }

  /// Scopes of which the marked rows were read whole after they were marked, and just now.
  func scopesJustRead(at now: Timestamp) -> Set<ListingScope> {
    let recent = listingsSinceMarks.filter { scope, began in
      guard case .answered = inventory.scopes[scope] else { return false }
      return now.milliseconds - began.milliseconds < PreflightBasis.readFor
    }
    return Set(recent.keys)
  }

  var groupedOrder: GroupedOrder { GroupedOrder(grouping: grouping, sort: order) }

  /// Marks that no row on the list shows.
  package var hiddenMarks: Int { selection.count - marks.shown }

  /// The instances that are shown, in the order on the screen.
  package var shownInstances: [Instance] { instances(at: 0..<rows.instanceCount) }

  /// The shown instances at these indices.
  func instances(at indices: Range<Int>) -> [Instance] {
    rows.shown[indices].map { inventory.instances[Int($0)] }
  }
}
