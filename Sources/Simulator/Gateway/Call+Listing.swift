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
  /// The paging of the products: 20 rows by default, 100 at most (documented).
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
  /// - Parameters:
  ///   - page: nil for an action that answers everything at once.
  ///   - write: All members of a row. The first is its id.
  /// - Returns: The rows that were written, but for one that the fault `duplicate-pages` repeats.
  @discardableResult
  mutating func list<Row>(
    _ name: String, _ rows: [Row], page: Page? = nil, idName: String? = nil,
    id: ((Row) -> String)? = nil, write: (Row, inout ReplyWriter) -> Void
  ) -> Range<Int> {
    let range = page.map { shortened($0, of: rows.count) } ?? 0..<rows.count
    let repeated = draw.has(.duplicatePages) && range.lowerBound > 0 && !range.isEmpty ? 1 : 0
    writeTotal(of: rows.count, page: range.count + repeated)
    if range.isEmpty, draw.has(.nullList) || traits.has(.nullEmptyPage) {
      answer.null(name)
      return range
    }
    let isBare = draw.has(.missingFields)
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
    return range
  }

  /// The rows of a truncated page. One row stays, so that a client that continues gets everything.
  private func shortened(_ page: Page, of total: Int) -> Range<Int> {
    var page = page
    if let most = draw.number(.pageCap) { page.limit = min(page.limit, max(1, Int(most))) }
    let range = page.range(of: total)
    guard let lacking = draw.number(.shortPage), !range.isEmpty else { return range }
    return range.lowerBound..<max(range.lowerBound + 1, range.upperBound - Int(lacking))
  }

  private mutating func writeTotal(of total: Int, page: Int) {
    switch draw.value(.total) {
    case nil where traits.has(.totalIsPageCount) && !draw.has(.lyingTotal):
      answer.member("TotalCount", page)
    case nil, .some(.none):
      answer.member("TotalCount", total + Int(draw.number(.lyingTotal) ?? 0))
    case .number(let number): answer.member("TotalCount", Int(number))
    case .word("missing"): break
    case .word("null"): answer.null("TotalCount")
    case .word("text"): answer.member("TotalCount", String(total))
    case .word: answer.member("TotalCount", page)
    }
  }
}
