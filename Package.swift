// swift-tools-version: 6.2
import PackageDescription

/// The walls of the house, compiled: every target is checked with the same rules.
let walls: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// The commit, where `make` names it. Asked of git here it would be that of an earlier build, since
/// the manifest's result is kept for as long as its text and its environment are the same.
let commit = (Context.environment["EDGEREAP_COMMIT"] ?? "").filter {
  $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "+")
}

let nio: [Target.Dependency] = [
  .product(name: "NIOCore", package: "swift-nio"),
  .product(name: "NIOPosix", package: "swift-nio"),
  .product(name: "NIOHTTP1", package: "swift-nio"),
]

let package = Package(
  name: "edgereap",
  products: [
    .executable(name: "edgereap", targets: ["edgereap"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Nouns and rules. Nothing of the outside world.
    .target(name: "Fleet", swiftSettings: walls),

    // One door per C library. ncurses is named without pkg-config, which SwiftPM warns about.
    .systemLibrary(
      name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    // It is compiled, not only mapped, since signal handlers and their state must exist once.
    .target(name: "CNcurses"),
    .systemLibrary(name: "CHost"),

    // What the build was told of itself. In C, so that another commit compiles one line anew.
    .target(name: "CBuild", cSettings: [.define("EDGEREAP_COMMIT", to: "\"\(commit)\"")]),

    // Ask the clouds.
    .target(name: "TC3Signer", dependencies: ["COpenSSL"], swiftSettings: walls),
    .target(name: "HTTPTransport", dependencies: ["CCurl"], swiftSettings: walls),
    .target(
      name: "TencentCloud", dependencies: ["Fleet", "TC3Signer", "HTTPTransport"],
      swiftSettings: walls),

    // Do it, safely.
    .target(name: "Reaper", dependencies: ["Fleet"], swiftSettings: walls),

    // Show it.
    .target(name: "Canvas", swiftSettings: walls),
    .target(name: "Dashboard", dependencies: ["Fleet", "Canvas"], swiftSettings: walls),
    .target(name: "Terminal", dependencies: ["Canvas", "CNcurses"], swiftSettings: walls),

    // The other side of the wire. It never imports the client.
    .target(name: "Simulator", dependencies: ["TC3Signer"] + nio, swiftSettings: walls),

    // Wiring.
    .executableTarget(
      name: "edgereap",
      dependencies: [
        "Fleet", "TC3Signer", "HTTPTransport", "TencentCloud", "Reaper", "Canvas", "Dashboard",
        "Terminal", "Simulator", "CBuild", "CHost",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: walls),

    // Tests.
    .systemLibrary(
      name: "CVTerm", path: "Tests/CVTerm", pkgConfig: "vterm",
      providers: [.apt(["libvterm-dev"])]),
    // Shows what the terminal tells it, and crashes on command.
    .executableTarget(
      name: "TerminalProbe", dependencies: ["Terminal", "Canvas", "Dashboard", "Fleet"],
      path: "Tests/TerminalProbe",
      swiftSettings: walls),
    .target(
      name: "Support", dependencies: ["Fleet", "CVTerm"], path: "Tests/Support",
      swiftSettings: walls),
    .testTarget(name: "FleetTests", dependencies: ["Fleet", "Support"], swiftSettings: walls),
    .testTarget(
      name: "TC3SignerTests", dependencies: ["TC3Signer"],
      resources: [.copy("Vectors")], swiftSettings: walls),
    .testTarget(
      name: "HTTPTransportTests", dependencies: ["HTTPTransport", "CCurl", "Support"] + nio,
      swiftSettings: walls),
    .testTarget(
      name: "TencentCloudTests",
      dependencies: [
        "TencentCloud", "Fleet", "HTTPTransport", "TC3Signer", "Simulator", "Support",
      ],
      swiftSettings: walls),
    .testTarget(
      name: "ReaperTests", dependencies: ["Reaper", "Fleet", "TC3Signer", "Support"],
      swiftSettings: walls),
    .testTarget(name: "CanvasTests", dependencies: ["Canvas"], swiftSettings: walls),
    .testTarget(
      name: "DashboardTests", dependencies: ["Dashboard", "Fleet", "Canvas", "Support"],
      resources: [.copy("Golden")], swiftSettings: walls),
    .testTarget(
      name: "TerminalTests", dependencies: ["Terminal", "Canvas", "Support", "TerminalProbe"],
      swiftSettings: walls),
    .testTarget(
      name: "SimulatorTests", dependencies: ["Simulator", "TC3Signer"], swiftSettings: walls),
    .testTarget(
      name: "EdgereapTests",
      dependencies: [
        "edgereap", "Fleet", "Canvas", "Dashboard", "Support", "TencentCloud",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: walls),
    .testTarget(
      name: "ScenarioTests", dependencies: ["Support", "Fleet", "Dashboard", "Canvas"],
      swiftSettings: walls),
  ],
  swiftLanguageModes: [.v6]
)
