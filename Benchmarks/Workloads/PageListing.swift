import Fleet
import HTTPTransport
import Support
import Synchronization
import TencentCloud

/// What a page costs from its bytes to rows, with the request that asks for it and its signature. The
/// network and the wait for a turn are left to the measurements of the whole program.
package enum PageListing {
  /// Answers every question with the page, which is not full, so that there is none behind it. Nobody looks
  /// on, as without a trace.
  private static let service = TencentCloudService.scripted(
    ScriptedTransport([
      .success(
        HTTPResponse(
          status: 200, headers: [("Content-Type", "application/json")], body: RecordedPage.bytes))
    ]), observer: APIObserver())

  package static func decode() {
    let rows = Mutex(0)
    SimulatedTime().run {
      _ = try? await service.list(ListingScope(product: .ecm, region: nil)) { page in
        rows.withLock { $0 += page.instances.count }
      }
    }
    precondition(rows.withLock { $0 } == RecordedPage.rows)
  }
}
