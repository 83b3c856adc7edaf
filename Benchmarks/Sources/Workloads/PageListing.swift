internal import TencentCloud

/// What a page costs from its bytes to rows. Signing, the network and the wait for a turn are left
/// to the measurements of the whole program.
package enum PageListing {
  package static func decode() throws {
    let instances = try PageDecoding.instances(RecordedPage.bytes)
    precondition(instances.count == RecordedPage.rows)
  }
}
