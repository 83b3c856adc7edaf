@testable import Fleet

extension Parser {
  /// The file of the remembered inventory, with its checksum put right or as it is.
  static let remembered = Parser(name: "remembered") { input in
    var input = input
    var bytes = input.choice() & 1 == 0 ? prefix + input.bytes : input.bytes
    if bytes.count >= RememberedFleet.headerSize { RememberedFleet.seal(&bytes) }
    guard let fleet = try? RememberedFleet(decoding: bytes) else { return }
    promise(fleet.instances.count <= bytes.count, "more instances than bytes")
    guard let again = try? RememberedFleet(decoding: fleet.encoded()) else {
      return promise(false, "what was remembered cannot be read again")
    }
    promise(again == fleet, "what was remembered is another fleet")
    promise(
      again.instances.map(\.terminatingSince) == fleet.instances.map(\.terminatingSince),
      "what was remembered has been terminating for another time")
  }

  private static let prefix: [UInt8] =
    RememberedFleet.magic + [UInt8(RememberedFleet.version), 0, 0, 0]
    + Array(repeating: 0, count: 8)
}
