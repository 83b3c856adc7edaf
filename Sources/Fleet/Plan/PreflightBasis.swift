/// What a listing tells before a preflight asks anything.
package struct PreflightBasis: Sendable, Hashable {
  /// Rows of the scopes that were listed whole: what paging through one costs.
  package var rows: [ListingScope: Int]
  /// Scopes whose listing serves as the reading of state: the instances are as it showed them.
  package var isRead: Set<ListingScope>

  package init(rows: [ListingScope: Int] = [:], isRead: Set<ListingScope> = []) {
    self.rows = rows
    self.isRead = isRead
  }

  /// Milliseconds from its beginning for which a listing serves as a reading.
  package static let readFor: Int64 = 10_000
}

/// How far a preflight is.
package struct PreflightProgress: Sendable, Hashable {
  /// Calls that were answered.
  package var answered: Int
  /// Calls that it takes, as far as is known.
  package var calls: Int
  /// Instances of the scopes that it pages through, asked about or not.
  package var listed: Int

  package init(answered: Int = 0, calls: Int = 0, listed: Int = 0) {
    self.answered = answered
    self.calls = calls
    self.listed = listed
  }
}
