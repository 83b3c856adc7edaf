import Fleet

/// What a reading is answered, by a service that may mix up questions, be behind and cut pages.
extension World {
  struct Query {
    var ids: [String]
    var states: [String]
    var region: String?
    var offset: Int
    var limit: Int
  }

  /// - Returns: the fields of the answer.
  mutating func describe(_ query: Query, at now: Double) -> String {
    let time =
      chance(hardship.lagging)
      ? now - Double.random(in: 0...hardship.longestLag, using: &random) : now
    var rows = matching(query, at: time)
    if !query.ids.isEmpty || !query.states.isEmpty {
      rows = mixedUp(rows, query, at: time)
      if chance(hardship.foreign), let stranger = stranger(to: query, at: time) {
        rows.append(stranger)
      }
    }
    var page = Array(
      rows.dropFirst(query.offset).prefix(min(query.limit, hardship.pageCap ?? .max)))
    if page.count > 1, chance(hardship.shortPage) {
      page.removeLast(Int.random(in: 1..<page.count, using: &random))
    }
    let list = page.map(json).joined(separator: ",")
    return total(
      rows.count, page.count, isCut: page.count < min(rows.count - query.offset, query.limit))
      + #""InstanceSet":[\#(list)]"#
  }

  private mutating func matching(_ query: Query, at time: Double) -> [Row] {
    let rows = order.compactMap { row($0, at: time) }.filter { row in
      query.region.map { $0 == row.region } ?? true
    }
    if !query.ids.isEmpty {
      let wanted = Set(query.ids)
      return rows.filter { wanted.contains($0.id) }
    }
    guard !query.states.isEmpty else {
      return hardship.product == .ecm
        ? rows.sorted { ($0.created, $0.id) < ($1.created, $1.id) } : rows
    }
    return rows.filter { query.states.contains($0.state) }
  }

  private mutating func mixedUp(_ rows: [Row], _ query: Query, at time: Double) -> [Row] {
    if query.ids.isEmpty {
      guard chance(hardship.swapped) else { return rows }
      return order.compactMap { row($0, at: time) }.filter { !query.states.contains($0.state) }
    }
    let earlier = answersByID
    if query.offset == 0 {
      answersByID.append(rows)
      if answersByID.count > 12 { answersByID.removeFirst() }
    }
    guard chance(hardship.swapped) else { return rows }
    return earlier.last
      ?? order.filter { !query.ids.contains($0) }.prefix(query.ids.count)
      .compactMap { row($0, at: time) }
  }

  private mutating func stranger(to query: Query, at time: Double) -> Row? {
    order.shuffled(using: &random).compactMap { row($0, at: time) }.first { row in
      query.ids.isEmpty ? !query.states.contains(row.state) : !query.ids.contains(row.id)
    }
  }

  /// A page that was cut is announced: `TotalCount` is true of it, or too large.
  private func total(_ all: Int, _ page: Int, isCut: Bool) -> String {
    switch isCut ? .own : hardship.total {
    case .own: #""TotalCount":\#(all),"#
    case .page: #""TotalCount":\#(page),"#
    case .null: #""TotalCount":null,"#
    case .text: #""TotalCount":"\#(all)","#
    case .missing: ""
    case .more: #""TotalCount":\#(all + 7),"#
    }
  }

  private func json(_ row: Row) -> String {
    let parts = row.operation.split(separator: ":")
    let created = Timestamp(seconds: row.created)
    if hardship.product == .ecm {
      let time = "\(created.date(offset: 28_800)) \(created.time(offset: 28_800))"
      return #"""
        {"InstanceId":"\#(row.id)","InstanceName":"\#(row.name)","InstanceState":"\#(row.state)",\#
        "LatestOperation":"\#(parts[0])","LatestOperationState":"\#(parts[1])",\#
        "CreateTime":"\#(time)","Position":{"RegionInfo":{"Region":"\#(row.region)"}},\#
        "Internet":{"PrivateIPAddressSet":[{"PrivateIPAddress":"\#(row.address)"}]}}
        """#
    }
    return #"""
      {"InstanceId":"\#(row.id)","InstanceName":"\#(row.name)","InstanceStatus":"\#(row.state)",\#
      "Zone":"\#(row.region)-1","PrivateIp":"\#(row.address)",\#
      "CreatedTime":"\#(created.iso8601())"}
      """#
  }
}
