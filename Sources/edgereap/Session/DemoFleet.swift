import Fleet
import FoundationEssentials
import Simulator
import SimulatorServer
import TC3Signer

/// The built-in simulator of both APIs, with a folder of its own for state and cache. Both go with
/// it, and nothing of the operator's is read or written.
final class DemoFleet: Sendable {
  private let server: SimulatorServer
  private let port: Int
  private let root: URL

  private init(server: SimulatorServer, port: Int, root: URL) {
    self.server = server
    self.port = port
    self.root = root
  }

  static func start() throws -> DemoFleet {
    try OpenFileLimit.raise()
    let root = FileManager.default.temporaryDirectory.appending(
      path: "edgereap-demo-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: root, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let server = SimulatorServer(SimulatorConfiguration())
    return DemoFleet(server: server, port: try server.start(), root: root)
  }

  var paths: Paths { Paths(root: root.path) }

  /// The machine as it is, but for where the clouds are and whose keys are used.
  func environment(_ host: HostEnvironment) -> HostEnvironment {
    var host = host
    for name in host.variables.keys
    where name.hasPrefix("TENCENTCLOUD_") || name.hasPrefix("EDGEREAP_")
      || name == "TCCLI_PROFILE"
    {
      host.variables[name] = nil
    }
    let keys = SimulatorConfiguration.defaultCredential
    host.variables["TENCENTCLOUD_SECRET_ID"] = keys.secretID
    host.variables["TENCENTCLOUD_SECRET_KEY"] = keys.secretKey
    host.variables["EDGEREAP_ENDPOINT"] = "http://127.0.0.1:\(port)"
    return host
  }

  func end() {
    server.stop()
    try? FileManager.default.removeItem(at: root)
  }
}
