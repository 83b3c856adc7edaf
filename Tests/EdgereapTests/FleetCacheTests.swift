import Fleet
import FoundationEssentials
import Glibc
import Testing

@testable import edgereap

struct FleetCacheTests {
  /// A folder of one test, removed with it.
  private final class Folder {
    let path = "/tmp/edgereap-cache-\(UUID().uuidString)"
    init() throws {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    }
    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  private static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o600) throws {
    try Data(bytes).write(to: URL(filePath: path))
    chmod(path, mode)
  }

  private static func names(in path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  private static func mode(_ path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
  }

  private static let key = key()
  private static let fleet = RememberedFleet(
    asOf: Timestamp(seconds: 1_785_585_600), account: "100000000012",
    instances: [
      Instance(
        key: InstanceKey(product: .ecm, id: "ein-1"), name: "a",
        state: InstanceState(rawValue: "RUNNING"))
    ])

  private static func key(
    site: Site = .intl, endpoint: String = "", owner: String = "o",
    products: [Product] = Product.allCases, regions: Set<String> = []
  ) -> CacheKey {
    CacheKey(site: site, endpoint: endpoint, owner: owner, products: products, regions: regions)
  }

  /// What a shell offers for `--region`.
  @Test func theRegionsOfEveryRememberedFleetAreKnown() throws {
    let folder = try Folder()
    #expect(FleetCache.regions(in: "\(folder.path)/none").isEmpty)
    for (owner, region) in [("a", "ap-moon"), ("b", "ap-mars-ecm-ct"), ("c", "")] {
      let instance = Instance(
        key: InstanceKey(product: .ecm, id: "ein-1"), name: "a", region: region, zone: "z",
        state: InstanceState(rawValue: "RUNNING"))
      let fleet = RememberedFleet(
        asOf: Timestamp(seconds: 1), account: "1", instances: [instance])
      try FleetCache.write(fleet, to: Self.key(owner: owner), in: folder.path)
    }
    try Self.write([1, 2, 3], to: "\(folder.path)/damaged\(CacheKey.ending)")
    #expect(FleetCache.regions(in: folder.path) == ["ap-mars-ecm-ct", "ap-moon"])
  }

  @Test func whatIsWrittenIsReadBackAndClosedToOthers() throws {
    let folder = try Folder()
    let cache = "\(folder.path)/a/b/edgereap"
    #expect(FleetCache.read(Self.key, in: cache) == .success(nil))
    try FleetCache.write(Self.fleet, to: Self.key, in: cache)
    #expect(FleetCache.read(Self.key, in: cache) == .success(Self.fleet))
    #expect(Self.mode(cache) == 0o700)
    #expect(Self.mode("\(cache)/\(Self.key.fileName)") == 0o600)
    #expect(try Self.names(in: cache) == [Self.key.fileName])
  }

  @Test func whoeverDiffersInAnythingFindsNothing() throws {
    let folder = try Folder()
    try FleetCache.write(Self.fleet, to: Self.key, in: folder.path)
    for other in [
      Self.key(site: .cn), Self.key(endpoint: "http://127.0.0.1:1"), Self.key(owner: "p"),
      Self.key(products: [.ecm]), Self.key(regions: ["r"]),
    ] {
      #expect(FleetCache.read(other, in: folder.path) == .success(nil))
    }
    #expect(Self.key(products: [.edgezone, .ecm]) == Self.key(products: [.ecm, .edgezone]))
    #expect(Self.key(endpoint: "a", owner: "bc") != Self.key(endpoint: "ab", owner: "c"))
  }

  @Test func aFileThatIsNotOursIsNotRead() throws {
    let folder = try Folder()
    let path = "\(folder.path)/\(Self.key.fileName)"
    try Self.write(Self.fleet.encoded(), to: path, mode: 0o644)
    #expect(FleetCache.read(Self.key, in: folder.path) == .failure(.exposed(path)))
    unlink(path)
    try Self.write(Self.fleet.encoded(), to: "\(folder.path)/elsewhere")
    symlink("\(folder.path)/elsewhere", path)
    #expect(FleetCache.read(Self.key, in: folder.path) == .failure(.foreign(path)))
    unlink(path)
    mkfifo(path, 0o600)
    #expect(FleetCache.read(Self.key, in: folder.path) == .failure(.foreign(path)))
    unlink(path)
    try Self.write([1, 2, 3], to: path)
    #expect(FleetCache.read(Self.key, in: folder.path) == .failure(.damaged))
  }

  @Test func whatWasInTheWayIsReplacedAndALinkIsNotFollowed() throws {
    let folder = try Folder()
    let path = "\(folder.path)/\(Self.key.fileName)"
    try Self.write([1, 2, 3], to: "\(folder.path)/precious")
    symlink("\(folder.path)/precious", path)
    try FleetCache.write(Self.fleet, to: Self.key, in: folder.path)
    #expect(FleetCache.read(Self.key, in: folder.path) == .success(Self.fleet))
    var status = stat()
    #expect(stat("\(folder.path)/precious", &status) == 0 && status.st_size == 3)
  }

  @Test func aFolderThatIsALinkIsNotUsed() throws {
    let folder = try Folder()
    mkdir("\(folder.path)/real", 0o700)
    let link = "\(folder.path)/link"
    symlink("\(folder.path)/real", link)
    #expect(FleetCache.read(Self.key, in: link) == .failure(.foreign(link)))
    #expect(throws: RememberedProblem.foreign(link)) {
      try FleetCache.write(Self.fleet, to: Self.key, in: link)
    }
  }

  @Test func whatNobodyWroteForAMonthIsTakenAway() throws {
    let folder = try Folder()
    let old = "\(folder.path)/0123.fleet"
    try Self.write([1], to: old)
    try Self.write([1], to: "\(folder.path)/other")
    let past = timespec(tv_sec: time(nil) - 40 * 86_400, tv_nsec: 0)
    for path in [old, "\(folder.path)/other"] {
      utimensat(AT_FDCWD, path, [past, past], 0)
    }
    try FleetCache.write(Self.fleet, to: Self.key, in: folder.path)
    #expect(try Self.names(in: folder.path) == [Self.key.fileName, "other"].sorted())
  }
}
