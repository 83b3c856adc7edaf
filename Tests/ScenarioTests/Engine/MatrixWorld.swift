import Glibc

/// A world in which cells of the fault matrix are played.
///
/// No document says which of them is the real one. Each cell is played in one, in turn, so that every
/// fault meets several; with `EDGEREAP_WORLDS=all` in the environment each is played in all of them.
enum MatrixWorld: CaseIterable, Sendable {
  /// As far as the documents go.
  case documented
  case pageCounts
  case bothGenerations
  /// States in lower case, and no field that may be null.
  case bare

  /// Of `edgereap simulate`.
  var arguments: [String] {
    switch self {
    case .documented: []
    case .pageCounts: ["--world", "total-is-page-count"]
    case .bothGenerations: ["--world", "both-generations"]
    case .bare: ["--world", "states=lower", "--world", "missing-optional-fields"]
    }
  }

  /// The worlds of the cell with this number.
  static func worlds(ofCell number: Int, _ row: FaultRow) -> [MatrixWorld] {
    let all = allCases.filter { $0.isDecidable(row) }
    return getenv("EDGEREAP_WORLDS").map { String(cString: $0) } == "all"
      ? all : [all[number % all.count]]
  }

  /// A page that is cut short without a word, and whose `TotalCount` counts its rows alone, looks like
  /// the last one in everything: such a list is known to be incomplete by nothing in its answers.
  private func isDecidable(_ row: FaultRow) -> Bool {
    self != .pageCounts
      || !row.fault.hasPrefix("page-cap") && !row.fault.hasPrefix("short-page")
  }
}
