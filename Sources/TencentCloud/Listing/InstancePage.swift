internal import Fleet

/// `DescribeInstances` of either product: some rows, and how many there are.
struct InstancePage<Row: JSONReadable>: JSONReadable {
  /// nil where the API sent no list.
  var rows: (elements: [Row], count: Int)?
  /// nil where the API sent no number. Never negative, and never so large that sums of it could
  /// leave the range.
  var total: Int?

  init(json: JSONNode) {
    rows = json["InstanceSet"].readable(Row.self)
    total = json["TotalCount"].integer.map { min(max(0, $0), 1_000_000_000) }
  }
}

/// The same, as instances.
struct InstanceRows: Sendable {
  var instances: [Instance]
  var total: Int
  /// Rows on the wire, those without a usable id counted.
  var count: Int
  var requestID: String

  /// No more than a hundred are ever asked for. Some more are taken, since a list may move while it
  /// is read; far more would only fill the memory.
  private static let mostRows = 1_000

  var skipped: Int { count - instances.count }

  /// - Throws: where there is no list although there is something to list. An answer that lists
  ///   nothing would otherwise be read as "gone". Also where there are far more rows than were asked
  ///   for.
  init<Row>(
    _ answer: APIAnswer<InstancePage<Row>>, instance: (Row) -> Instance
  ) throws(ServiceFailure) {
    let page = answer.value
    guard let rows = page.rows else {
      guard page.total == 0 else {
        throw .malformed("DescribeInstances has no InstanceSet", requestID: answer.requestID)
      }
      self.init(instances: [], total: 0, count: 0, requestID: answer.requestID)
      return
    }
    guard rows.count <= Self.mostRows else {
      throw .malformed(
        "DescribeInstances sent \(rows.count) rows at once", requestID: answer.requestID)
    }
    self.init(
      instances: rows.elements.map(instance), total: page.total ?? rows.count, count: rows.count,
      requestID: answer.requestID)
  }

  private init(instances: [Instance], total: Int, count: Int, requestID: String) {
    self.instances = instances
    self.total = total
    self.count = count
    self.requestID = requestID
  }

  /// The rows behind these, of the same page.
  mutating func append(_ rest: InstanceRows) {
    instances += rest.instances
    total = rest.total
    count += rest.count
  }

  /// For questions whose answer may mean "gone": a row that cannot be read is not an absent one.
  func complete() throws(ServiceFailure) -> InstanceRows {
    guard skipped == 0 else {
      throw .malformed("\(skipped) instances without a usable id", requestID: requestID)
    }
    return self
  }
}
