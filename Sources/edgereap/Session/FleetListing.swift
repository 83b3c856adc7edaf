import Fleet

/// Lists the fleet, part by part, both products side by side.
struct FleetListing: Sendable {
  var service: any FleetService
  var products: [Product]
  /// Empty is every region.
  var regions: Set<String>
  var now: @Sendable () -> Timestamp
  /// Called from any task, in an order in which each part's own events follow each other.
  var report: @Sendable (ListingEvent) -> Void

  /// Everything: which parts there are, then each of them.
  func listAll() async {
    // All of them first: what filters are judged by is known when each of these has answered.
    for product in products { report(.discovering(product)) }
    await withTaskGroup { group in
      for product in products { group.addTask { await list(product) } }
    }
  }

  /// These parts again. A part without a region of a product that has regions stands for all of
  /// it: the regions themselves could not be learned before.
  func list(_ scopes: [ListingScope]) async {
    await withTaskGroup { group in
      for scope in scopes {
        group.addTask {
          if scope.product.isRegional, scope.region == nil {
            report(.discovering(scope.product))
            await list(scope.product)
          } else {
            await list(scope)
          }
        }
      }
    }
  }

  private func list(_ product: Product) async {
    do throws(ServiceFailure) {
      let discovery = restricted(try await service.discover(product))
      report(.discovered(product, discovery))
      await list(discovery.scopes)
    } catch {
      guard error.kind != .cancelled else { return }
      report(.discoveryFailed(product, error))
    }
  }

  private func list(_ scope: ListingScope) async {
    report(.started(scope))
    do throws(ServiceFailure) {
      let report = report
      let regions = regions
      let total = try await service.list(scope) { page in
        var page = page
        if !regions.isEmpty { page.instances.removeAll { !regions.contains($0.region) } }
        report(.page(scope, page))
      }
      report(.finished(scope, total: total, at: now()))
    } catch {
      guard error.kind != .cancelled else { return }
      report(.failed(scope, error))
    }
  }

  private func restricted(_ discovery: Discovery) -> Discovery {
    guard !regions.isEmpty else { return discovery }
    return Discovery(
      scopes: discovery.scopes.filter { $0.region.map(regions.contains) ?? true },
      regions: discovery.regions.filter { regions.contains($0.code) },
      places: discovery.places)
  }
}
