package import Canvas
package import Fleet

/// The regions pane: what has answered, what is awaited, what failed.
package struct RegionsState: Sendable {
  package internal(set) var rows: [RegionRow] = [.all]
  package internal(set) var scroll = ScrollList(count: 1)
  /// Regions whose products are listed one by one.
  package internal(set) var expanded: Set<String> = []
  package internal(set) var paneMode: RegionsPaneMode = .shown
  var cursorRow: RegionRow.Identity = .all

  package init() {}

  package var current: RegionRow? {
    rows.indices.contains(scroll.cursor) ? rows[scroll.cursor] : nil
  }

  mutating func rebuild(_ inventory: Inventory) {
    rows = RegionRow.rows(of: inventory, expanded: expanded)
    let line = scroll.cursor - scroll.offset
    scroll.resize(count: rows.count)
    if let row = rows.firstIndex(where: { $0.identity == cursorRow }) {
      scroll.place(cursor: row, screenRow: line)
    }
    cursorRow = current?.identity ?? .all
  }

  mutating func moved() { cursorRow = current?.identity ?? .all }
}

/// A line of the regions pane.
package enum RegionRow: Sendable, Hashable {
  case all
  case region(Region)
  /// One product of an expanded region.
  case part(RegionSummary)
  /// A product whose regions could not be learned.
  case product(Product, ServiceFailure)

  package struct Region: Sendable, Hashable {
    package var code: String
    package var name: String
    package var count: Int
    package var parts: [RegionSummary]

    /// The worst of its parts: failed, then awaited, then answered.
    package var status: ScopeStatus {
      let failed = parts.first { part in if case .failed = part.status { true } else { false } }
      let open = parts.first { part in
        if case .answered = part.status { false } else { true }
      }
      return (failed ?? open ?? parts[0]).status
    }

    package var phases: [InstanceState.Phase: Int] {
      parts.reduce(into: [:]) { $0.merge($1.phases, uniquingKeysWith: +) }
    }
  }

  package enum Identity: Sendable, Hashable {
    case all
    case region(String)
    case part(Product, String)
    case product(Product)
  }

  package var identity: Identity {
    switch self {
    case .all: .all
    case .region(let region): .region(region.code)
    case .part(let part): .part(part.product, part.region)
    case .product(let product, _): .product(product)
    }
  }

  var filter: ListState.RegionFilter {
    switch self {
    case .all, .product: .all
    case .region(let region): .region(region.code)
    case .part(let part): .part(part.product, region: part.region)
    }
  }

  static func rows(of inventory: Inventory, expanded: Set<String>) -> [RegionRow] {
    var rows: [RegionRow] = [.all]
    let summaries = inventory.regions
    for product in Product.allCases {
      if case .failed(let failure) = inventory.scopes[ListingScope(product: product, region: nil)] {
        rows.append(.product(product, failure))
      }
    }
    var start = 0
    while start < summaries.count {
      let code = summaries[start].region
      let end = summaries[start...].firstIndex { $0.region != code } ?? summaries.count
      let parts = Array(summaries[start..<end])
      rows.append(
        .region(
          Region(
            code: code, name: parts.lazy.map(\.name).first { !$0.isEmpty } ?? "",
            count: parts.reduce(0) { $0 + $1.count }, parts: parts)))
      if expanded.contains(code) { rows += parts.map { .part($0) } }
      start = end
    }
    return rows
  }
}
