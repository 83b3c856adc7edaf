/// A checked request on its way through its action, and the answer as it is written.
struct Call: Sendable {
  var service: Service
  var action: String
  var parameters: Parameters
  var region: String?
  var secretID: String
  var requestID: String
  var language: Language
  var draw: FaultDraw
  var answer = JSONWriter()

  func message(_ failure: APIFailure) -> String { failure.message(in: language) }
}

/// What an action takes and does.
struct Action: Sendable {
  var schema: Schema
  var run: @Sendable (inout World, inout Call) throws(APIFailure) -> Void

  /// Every action that is served.
  static func named(_ name: String, of service: Service) -> Action? {
    switch service {
    case .ecm: ecm[name]
    case .edgezone: edgeZone[name]
    case .sts: sts[name]
    }
  }
}

/// A part of a listing.
struct Page: Sendable {
  var offset: Int
  var limit: Int

  /// The rows that this page has.
  func range(of total: Int) -> Range<Int> {
    let start = min(offset, total)
    return start..<min(start + limit, total)
  }
}

extension Call {
  /// Paging as both products have it: 20 rows unless told otherwise, 100 at most (documented).
  func page(
    tooLarge: String = "InvalidParameterValue", invalid: String = "InvalidParameterValue"
  ) throws(APIFailure) -> Page {
    let offset = parameters.integer("Offset") ?? 0
    let limit = parameters.integer("Limit") ?? 20
    guard offset >= 0, limit > 0 else {
      throw APIFailure(
        invalid, "Offset must not be below 0, nor Limit below 1.", "Offset 不能小于 0，Limit 不能小于 1。")
    }
    guard limit <= 100 else {
      throw APIFailure(tooLarge, "Limit must not exceed 100.", "Limit 不能超过 100。")
    }
    return Page(offset: offset, limit: limit)
  }

  /// `TotalCount` and the rows of the page, with what the faults of listings make of them.
  ///
  /// - Parameter write: All members of a row. The first is its id.
  mutating func list<Row>(
    _ name: String, _ rows: [Row], page: Page, idName: String? = nil, id: ((Row) -> String)? = nil,
    write: (Row, inout JSONWriter) -> Void
  ) {
    answer.member("TotalCount", rows.count + Int(draw.number(.lyingTotal) ?? 0))
    let isBare = draw.has(.missingFields)
    let range = page.range(of: rows.count)
    let repeated = draw.has(.duplicatePages) && range.lowerBound > 0 && !range.isEmpty ? 1 : 0
    answer.array(name) { answer in
      for position in range.lowerBound - repeated..<range.upperBound {
        let row = rows[position]
        answer.object { answer in
          if isBare, position % 2 == 1, let idName, let id {
            answer.member(idName, id(row))
          } else {
            write(row, &answer)
          }
        }
      }
    }
  }
}
