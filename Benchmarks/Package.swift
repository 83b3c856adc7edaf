// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that the product neither carries a harness nor a door for it. Its
// targets are the product's own sources, by links, built as the product builds them.

let walls: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// Named by what measures although it calls none of them, so that it is built anew where the layout
/// of their types has changed.
let layouts: [Target.Dependency] = ["Fleet", "Canvas", "Dashboard"]

let package = Package(
  name: "edgereap-benchmarks",
  dependencies: [
    .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: [])
  ],
  targets: [
    .target(name: "Fleet", swiftSettings: walls),
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto"),
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl"),
    .target(name: "TC3Signer", dependencies: ["COpenSSL"], swiftSettings: walls),
    .target(name: "HTTPTransport", dependencies: ["CCurl"], swiftSettings: walls),
    .target(
      name: "TencentCloud", dependencies: ["Fleet", "TC3Signer", "HTTPTransport"],
      swiftSettings: walls),
    .target(name: "Reaper", dependencies: ["Fleet"], swiftSettings: walls),
    .target(name: "Canvas", swiftSettings: walls),
    .target(name: "Dashboard", dependencies: ["Fleet", "Canvas"], swiftSettings: walls),

    // The tests' clock and executor: everything on one thread, in the same order every time.
    .target(name: "Support", swiftSettings: walls),

    // What is measured, once for both who measure it.
    .target(
      name: "Workloads",
      dependencies: [
        "Fleet", "TC3Signer", "HTTPTransport", "TencentCloud", "Reaper", "Canvas", "Dashboard",
        "Support",
      ],
      swiftSettings: walls),

    // Counts instructions, under callgrind.
    .target(name: "CCallgrind"),
    .executableTarget(
      name: "instructions", dependencies: ["Workloads", "CCallgrind"] + layouts,
      swiftSettings: walls),

    // Takes the time.
    .executableTarget(
      name: "Times",
      dependencies: ["Workloads", .product(name: "Benchmark", package: "benchmark")] + layouts,
      path: "Benchmarks/Times", swiftSettings: walls,
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ],
  swiftLanguageModes: [.v6]
)
