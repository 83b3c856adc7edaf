package import JSON

/// What a plan leaves running in a region or in a module.
package struct Remainder: Sendable, Hashable {
  package var place: FleetPlace
  /// Running instances as they were listed.
  package var running: Int
  package var remain: Int
  /// Whether all of the place was listed. Otherwise both numbers are the least there can be.
  package var isWhole: Bool

  package init(place: FleetPlace, running: Int, remain: Int, isWhole: Bool = true) {
    self.place = place
    self.running = running
    self.remain = remain
    self.isWhole = isWhole
  }

  package var going: Int { running - remain }
}

extension Plan {
  /// The places from which something running goes.
  package var diminished: [Remainder] { remaining.filter { $0.going > 0 } }
}

/// A region, a module, or the part of a module that is in a region.
package struct FleetPlace: Sendable, Hashable {
  package var region: String?
  /// The name, or the id of a module without one.
  package var module: String?
  /// Tells modules of one name apart.
  package var moduleID: String

  package init(region: String? = nil, module: String? = nil, moduleID: String = "") {
    self.region = region
    self.module = module
    self.moduleID = moduleID
  }

  func contains(_ cell: RunningCount.Cell) -> Bool {
    (region == nil || region == cell.region)
      && (module == nil || (module == cell.module && moduleID == cell.moduleID))
  }
}

extension RunningCount {
  /// Every region, and every module, from which something goes: where nothing running remains first,
  /// then where the fewest do. Places from which nothing running goes come last.
  package var remainders: [Remainder] {
    var places: Set<FleetPlace> = []
    for (cell, count) in cells where count.targets > 0 {
      if !cell.region.isEmpty { places.insert(FleetPlace(region: cell.region)) }
      if cell.product.hasModules, !cell.module.isEmpty {
        places.insert(FleetPlace(module: cell.module, moduleID: cell.moduleID))
      }
    }
    return places.map { place in
      let total = total(where: place.contains)
      return Remainder(
        place: place, running: total.remaining + total.going, remain: total.remaining,
        isWhole: gap(in: place, of: nil) == nil)
    }.sorted { $0.order < $1.order }
  }

  /// Why the instances of a place cannot be counted; nil where all of them were listed.
  ///
  /// - Parameter product: nil is every one that can have instances there.
  func gap(in place: FleetPlace, of product: Product?) -> ListingGap? {
    let products =
      product.map { [$0] } ?? Product.allCases.filter { place.module == nil || $0.hasModules }
    return products.lazy.compactMap { product in
      let targets = total { $0.product == product && place.contains($0) }.targets
      return fleet.gap(product, in: place.region, isThere: targets > 0)
    }.first
  }
}

extension Remainder {
  /// Regions before modules where nothing else decides.
  fileprivate var order: (Int, Int, Int, String, String) {
    (
      going > 0 ? 0 : 1, remain, place.region == nil ? 1 : 0, place.region ?? place.module ?? "",
      place.moduleID
    )
  }
}

/// The contract's spelling.
extension Remainder: JSONWritable {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("region", place.region)
    writer.member("module", place.module)
    writer.member("running", running)
    writer.member("remain", remain)
    if !isWhole { writer.member("incomplete", true) }
  }

  init(reading scanner: inout JSONScanner) throws(JSONFault) {
    self.init(place: FleetPlace(), running: 0, remain: 0)
    try scanner.object { (scanner, name) throws(JSONFault) in
      switch name {
      case "region": place.region = try scanner.textOrNull()
      case "module": place.module = try scanner.textOrNull()
      case "running": running = try scanner.integer()
      case "remain": remain = try scanner.integer()
      case "incomplete": isWhole = !(try scanner.flag())
      default: try scanner.skip()
      }
    }
  }
}
