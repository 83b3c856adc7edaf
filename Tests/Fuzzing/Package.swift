// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that the product neither carries a harness nor a door for it. Its
// targets are the product's own sources, by links, without what needs a network or a terminal.

let walls: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "edgereap-fuzzing",
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2")
  ],
  targets: [
    .target(name: "Fleet", swiftSettings: walls),
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto"),
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl"),
    .target(name: "CNcurses"),
    .target(name: "TC3Signer", dependencies: ["COpenSSL"], swiftSettings: walls),
    .target(name: "HTTPTransport", dependencies: ["CCurl"], swiftSettings: walls),
    .target(
      name: "TencentCloud", dependencies: ["Fleet", "TC3Signer", "HTTPTransport"],
      swiftSettings: walls),
    .target(name: "Reaper", dependencies: ["Fleet"], swiftSettings: walls),
    .target(name: "Canvas", swiftSettings: walls),
    .target(name: "Dashboard", dependencies: ["Fleet", "Canvas"], swiftSettings: walls),

    // What makes keys of bytes, without the terminal itself.
    .target(name: "Terminal", dependencies: ["Canvas", "CNcurses"], swiftSettings: walls),

    // The gateway and the machines behind it, without the server.
    .target(
      name: "Simulator", dependencies: ["TC3Signer"],
      exclude: ["SimulatorServer.swift", "Wire/ConnectionHandler.swift"], swiftSettings: walls),

    // The one protocol of it that the settings use.
    .target(name: "ArgumentParser", swiftSettings: walls),
    .target(
      name: "Settings",
      dependencies: ["ArgumentParser", "Fleet", "Canvas", "Dashboard", "Yams"],
      swiftSettings: walls),

    // One program for all parsers; PARSER in its environment names the one that is fuzzed.
    .executableTarget(
      name: "parsers",
      dependencies: [
        "Fleet", "TC3Signer", "HTTPTransport", "TencentCloud", "Reaper", "Canvas", "Dashboard",
        "Terminal", "Simulator", "Settings",
      ],
      path: "Sources/Parsers",
      swiftSettings: walls + [.unsafeFlags(["-parse-as-library"])]),
  ],
  swiftLanguageModes: [.v6]
)
