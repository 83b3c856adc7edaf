package import Canvas

/// The position of every element, as a function of the size and the content. Update and view
/// both ask it, so that a key knows the page that the operator sees.
package struct Layout: Sendable, Hashable {
  package static let smallest = Size(width: 60, height: 16)

  package var size: Size
  package var title: Rect
  /// nil where it is hidden, or the width does not allow it, and the focus is elsewhere.
  package var regions: Rect?
  /// The rows of the regions pane: without the border and the titles of its columns.
  package var regionLines: Rect?
  package var instances: Rect
  package var results: Rect?
  /// The line for words that pass, and for the filter while it is typed.
  package var message: Rect
  package var footer: Rect
  /// Whether dialogs take the whole width, since nothing is beside them.
  private var isHeard = false

  package init(
    size: Size, focus: Pane, hasResults: Bool, regionsPane: RegionsPaneMode = .shown
  ) {
    self.size = size
    let width = size.width
    title = Rect(x: 0, y: 0, width: width, height: 1)
    message = Rect(x: 0, y: size.height - 2, width: width, height: 1)
    footer = Rect(x: 0, y: size.height - 1, width: width, height: 1)
    let height = max(0, size.height - 3)
    var upper = height
    if hasResults {
      let wanted = focus == .results ? height * 3 / 5 : height * 2 / 5
      let lower = max(5, wanted)
      upper = height - lower
      results = Rect(x: 0, y: 1 + upper, width: width, height: lower)
    }
    let side = regionsPane.columns(of: width, isFocused: focus == .regions)
    if side > 0 {
      regions = Rect(x: 0, y: 1, width: side, height: upper)
      let y = 2 + regionsPane.headingLines
      regionLines = Rect(x: 1, y: y, width: side - 2, height: max(0, upper - y))
    }
    instances = Rect(x: side, y: 1, width: width - side, height: upper)
  }

  /// The layout of a screen that is listened to. Its text is made for a wide screen and cut or wrapped
  /// afterwards; each pane has the rows that are free for it.
  init(heard size: Size, hasResults: Bool) {
    self.init(size: Self.heard, focus: .instances, hasResults: false)
    isHeard = true
    let rows = AccessibleView.rows(of: size)
    let pane = Rect(x: 0, y: 0, width: Self.heard.width, height: rows + 3)
    (instances, regions, results) = (pane, pane, hasResults ? pane : nil)
    regionLines = Rect(x: 0, y: 0, width: pane.width, height: rows)
  }

  /// Wide enough for a whole sentence.
  private static let heard = Size(width: 240, height: 60)

  package var isLargeEnough: Bool {
    size.width >= Self.smallest.width && size.height >= Self.smallest.height
  }

  /// Rows of instances that are visible: without the border and the heading.
  package var instanceRows: Int { max(0, instances.height - 3) }
  package var regionRows: Int { regionLines?.height ?? 0 }
  /// Rows of results that are visible: without the border and the line of totals.
  package var resultRows: Int { max(0, (results?.height ?? 0) - 3) }

  /// The area of a dialog of at most this size, in the middle.
  package func dialog(width: Int, height: Int) -> Rect {
    // What would leave a sliver of the panes takes all of it, so that nothing is left to misread.
    let width = isHeard || width + 6 > size.width ? size.width : width
    let height = height + 4 > size.height ? size.height - 1 : height
    return Rect(
      x: (size.width - width) / 2, y: max(1, (size.height - height) / 2), width: width,
      height: height)
  }
}

/// The areas of the dialogs.
extension Layout {
  var listDialog: Rect { dialog(width: growing(84, to: 120), height: 22) }
  var themeDialog: Rect { dialog(width: 36, height: 16) }
  var columnsDialog: Rect { dialog(width: 68, height: 25) }
  var helpDialog: Rect { dialog(width: growing(90, to: 110), height: 40) }
  var detailsDialog: Rect { dialog(width: 100, height: 30) }
  var chartDialog: Rect { dialog(width: 90, height: 26) }
  var fieldDialog: Rect { dialog(width: fieldWidth, height: 7) }
  var viewDialog: Rect { dialog(width: fieldWidth, height: 8) }
  var planFileDialog: Rect { dialog(width: fieldWidth, height: 9) }
  var linkDialog: Rect { dialog(width: 56, height: 10) }
  var canaryDialog: Rect { dialog(width: 62, height: 8) }
  var quitDialog: Rect { dialog(width: 62, height: 10) }

  private var fieldWidth: Int { growing(74, to: 100) }

  /// A width that grows with the screen and leaves a margin of the panes beside it.
  private func growing(_ least: Int, to most: Int) -> Int { max(least, min(most, size.width - 12)) }
}
