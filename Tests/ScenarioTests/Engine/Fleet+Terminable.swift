import Fleet

/// Instances of a simulated fleet that can be planned, found once for each size of fleet: the same
/// seed gives the same fleet.
struct TerminableFleet {
  /// In the order of regions, so that a few of them are in few regions.
  let instances: [Instance]

  init(of product: Product, fleet: Int) async throws {
    let stage = try Stage("--instances", String(fleet))
    let plan = try await stage.plan([
      "--product", product.rawValue, "--filter", "product:\(product.rawValue) state:running",
    ])
    instances = try Plan(file: Array(Folder.text(plan.file).utf8)).targets
      .sorted { ($0.region, $0.id) < ($1.region, $1.id) }
  }

  func ids(_ count: Int) -> [String] { instances.prefix(count).map(\.id) }
}
