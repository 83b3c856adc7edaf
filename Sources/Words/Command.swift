/// Everything that an operator can ask the screen to do. The raw values are the names under which
/// the settings rebind keys and the palette finds them.
package enum Command: String, Sendable, Hashable, CaseIterable {
  // Moving
  case down, up
  case pageDown = "page_down", pageUp = "page_up"
  case halfPageDown = "half_page_down", halfPageUp = "half_page_up"
  case first, last, left, right
  case nextPane = "next_pane", previousPane = "previous_pane"
  case regions, instances, results
  // Marking
  case mark, range
  case markAll = "mark_all", unmarkAll = "unmark_all", invert
  case markBy = "mark_by", unmarkBy = "unmark_by", markSame = "mark_same"
  case onlyMarked = "only_marked", undo
  // Looking
  case filter, find, sort
  case sortBy = "sort_by"
  case group, details
  case outcomes, picture, columns, views, overview
  case regionsPane = "regions_pane"
  // Doing
  case terminate, stop, retry, refresh, write
  case openPlan = "open_plan"
  case copyID = "copy_id", copySupport = "copy_support"
  // The program
  case history, themes, profiles, palette, help, back, link, redraw, suspend, quit
}
