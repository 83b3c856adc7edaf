/// What one call to an API may carry. Documented unless said otherwise.
extension Product {
  /// Ids that one `TerminateInstances` takes.
  ///
  /// 100 is documented for EdgeZone. ECM does not say; its sibling batch actions say 100, and the
  /// engine halves a batch on `InvalidParameterValue.ParameterValueTooLarge`.
  package var idsPerTermination: Int { 100 }

  /// Ids that one reading by id takes: EdgeZone `InstanceIds` (100 assumed, as its page size),
  /// ECM a filter of at most five values.
  package var idsPerReading: Int {
    switch self {
    case .ecm: 5
    case .edgezone: 100
    }
  }

  /// Rows of one page of `DescribeInstances`.
  package var rowsPerPage: Int { 100 }

  /// Whether a call speaks of one region only. ECM needs no region and mixes them in one answer.
  package var isRegional: Bool { self == .edgezone }
}
