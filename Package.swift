// swift-tools-version: 6.2
import PackageDescription

/// What judges the product beside its tests: what is counted (`1`), what is timed as well (`times`), which
/// needs a package and those behind it, what is fuzzed (`fuzz`), and a third product (`product`), which is
/// made up. None of it is in the program, so that it is there where the environment asks for it only.
let lab = Context.environment["EDGEREAP_LAB"] ?? ""
let isLab = ["1", "times"].contains(lab)
let isTimed = lab == "times"
let isFuzzed = lab == "fuzz"
let hasThirdProduct = lab == "product"
let unlessThirdProduct = hasThirdProduct ? [] : ["Lab"]

/// The walls of the house, compiled: every target is checked with the same rules.
let walls: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ] + (hasThirdProduct ? [.define("LAB_PRODUCT")] : [])

/// The same for what sums are done in by the million: optimised in a build for debugging too where the
/// environment asks for that, since a sanitizer makes it many times slower.
let busy =
  walls
  + (Context.environment["EDGEREAP_OPTIMIZED"] == "1" ? [.unsafeFlags(["-O"])] : [])

/// The same for what waits for an operator or the network, and is to be small rather than fast.
let small = busy + [.unsafeFlags(["-Osize"], .when(configuration: .release))]

/// The commit, where `make` names it. Asked of git here it would be that of an earlier build, since
/// the manifest's result is kept for as long as its text and its environment are the same.
let commit = (Context.environment["EDGEREAP_COMMIT"] ?? "").filter {
  $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "+")
}

/// The folder with the C libraries of the portable program, which `packaging/build-libraries` fills; nil for a
/// program that is linked with those of the system. The portable one has libcurl in it; any other one opens
/// it when it is needed, and builds with its headers alone.
let libraries = Context.environment["EDGEREAP_LIBRARIES"]
let portable: [CSetting] = libraries == nil ? [] : [.define("EDGEREAP_PORTABLE")]

/// The parsers that are fuzzed, with every input that is kept: tests here, the fuzzer's program in the
/// laboratory.
let parsers: [Target.Dependency] = [
  "edgereap", "LinearRegex", "JSON", "Fleet", "TC3Signer", "HTTPTransport", "TencentCloud",
  "Reaper", "Words", "Canvas", "Dashboard", "Terminal", "Simulator", "Support",
]

let kept = Target.testTarget(
  name: "ParserTests", dependencies: parsers, path: "Tests/Fuzzing/Parsers", swiftSettings: busy)

let surroundings: [Target.Dependency] = [
  "LinearRegex", "JSON", "Fleet", "OwnFiles", "Programs", "TC3Signer", "HTTPTransport",
  "TencentCloud", "Reaper", "Words", "Canvas", "Dashboard", "Terminal", "Simulator",
  "SimulatorServer", "CBuild", "CHost", "CThemes", "CYAML",
  .product(name: "ArgumentParser", package: "swift-argument-parser"),
  .product(name: "Logging", package: "swift-log"),
]

/// Nobody looks for a name in the program, and each look-up at its start would search 17,000. Nothing in it
/// unwinds its stack either, and the tables for that, an eighth of it, are left out. The portable one is a
/// static-PIE, which has no interpreter and needs no library. Its relocations are packed, which a loader
/// before glibc 2.36 cannot read.
let linking: [String] =
  [
    "-use-ld=lld", "-Xlinker", "--no-export-dynamic", "-Xlinker", "--icf=safe",
    "-Xlinker", "--no-eh-frame-hdr", "-Xlinker", "-T",
    "-Xlinker", "\(Context.packageDirectory)/packaging/no-unwinding.ld",
  ]
  + (libraries.map { folder in
    [
      "-static-executable", "-Xclang-linker", "-static-pie", "-Xlinker", "--build-id=none",
      "-Xlinker", "--wrap=_Unwind_ForcedUnwind",
      "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs", "-L\(folder)/lib",
      "-lcurl", "-lnghttp2", "-lidn2", "-lunistring", "-lssl", "-lcrypto", "-lz",
    ]
  } ?? ["-L\(Context.packageDirectory)/packaging/libraries", "-Xclang-linker", "-static-libgcc"])

/// The program, which is a library where it is fuzzed: two of what begins do not go into one program.
let wiring: Target =
  isFuzzed
  ? .target(
    name: "edgereap", dependencies: surroundings, exclude: ["EntryPoint.swift"],
    swiftSettings: walls)
  : .executableTarget(
    name: "edgereap", dependencies: surroundings, swiftSettings: small,
    linkerSettings: [.unsafeFlags(linking, .when(configuration: .release))])

// One program for all parsers; PARSER in its environment names the one that is fuzzed.
let fuzzer = Target.executableTarget(
  name: "parsers", dependencies: parsers, path: "Tests/Fuzzing/Parsers",
  exclude: ["KeptInputTests.swift"],
  swiftSettings: walls + [.unsafeFlags(["-parse-as-library"])])

let laboratory: [Target] = [
  // What is measured, once for both who measure it.
  .target(
    name: "Workloads",
    dependencies: [
      "Fleet", "TC3Signer", "HTTPTransport", "TencentCloud", "Reaper", "Words", "Canvas",
      "Dashboard", "Support",
    ],
    path: "Benchmarks/Workloads", swiftSettings: walls),
  // Counts instructions, under callgrind.
  .target(name: "CCallgrind", path: "Benchmarks/CCallgrind"),
  .executableTarget(
    name: "instructions",
    dependencies: ["Workloads", "Fleet", "Canvas", "Dashboard", "CCallgrind"],
    path: "Benchmarks/Instructions", swiftSettings: walls),
]

let times: [Target] = [
  // Takes the time.
  .executableTarget(
    name: "Times",
    dependencies: [
      "Workloads", "Fleet", "Canvas", "Dashboard",
      .product(name: "Benchmark", package: "benchmark"),
    ],
    path: "Benchmarks/Times", swiftSettings: walls,
    plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
]

let tests: [Target] = [
  // Shows what the terminal tells it, and crashes on command.
  .executableTarget(
    name: "TerminalProbe", dependencies: ["Terminal", "Canvas", "Dashboard", "Fleet"],
    path: "Tests/TerminalProbe",
    swiftSettings: walls),
  .testTarget(name: "LinearRegexTests", dependencies: ["LinearRegex"], swiftSettings: busy),
  .testTarget(name: "JSONTests", dependencies: ["JSON", "Support"], swiftSettings: walls),
  .testTarget(
    name: "FleetTests", dependencies: ["Fleet", "LinearRegex", "JSON", "Words", "Support"],
    swiftSettings: busy),
  .testTarget(
    name: "OwnFilesTests",
    dependencies: ["OwnFiles", .product(name: "SystemPackage", package: "swift-system")],
    swiftSettings: walls),
  .testTarget(
    name: "TC3SignerTests", dependencies: ["TC3Signer"],
    resources: [.copy("Vectors")], swiftSettings: walls),
  .testTarget(
    name: "HTTPTransportTests", dependencies: ["HTTPTransport", "CCurl", "Support"],
    swiftSettings: walls),
  .testTarget(
    name: "TencentCloudTests",
    dependencies: [
      "TencentCloud", "Fleet", "JSON", "HTTPTransport", "TC3Signer", "Simulator", "SimulatorServer",
      "Words", "Support",
    ],
    swiftSettings: walls),
  .testTarget(
    name: "ReaperTests",
    dependencies: ["Reaper", "Fleet", "JSON", "OwnFiles", "TC3Signer", "Words", "Support"],
    swiftSettings: walls),
  .testTarget(
    name: "HistoryTests",
    dependencies: ["Reaper", "TencentCloud", "HTTPTransport", "Fleet", "TC3Signer", "Support"],
    swiftSettings: busy),
  .testTarget(name: "CanvasTests", dependencies: ["Canvas"], swiftSettings: walls),
  .testTarget(
    name: "DashboardTests",
    dependencies: ["Dashboard", "LinearRegex", "Fleet", "Words", "Canvas", "Support"],
    resources: [.copy("Golden")], swiftSettings: walls),
  .testTarget(
    name: "TerminalTests", dependencies: ["Terminal", "Canvas", "Support", "TerminalProbe"],
    swiftSettings: walls),
  .testTarget(
    name: "SimulatorTests", dependencies: ["Simulator", "SimulatorServer", "TC3Signer"],
    swiftSettings: walls),
  .testTarget(
    name: "EdgereapTests",
    dependencies: [
      "edgereap", "CHost", "Fleet", "LinearRegex", "JSON", "OwnFiles", "Words", "Canvas",
      "Dashboard",
      "Support", "TencentCloud",
      .product(name: "ArgumentParser", package: "swift-argument-parser"),
      .product(name: "Logging", package: "swift-log"),
    ],
    swiftSettings: walls),
  .testTarget(
    name: "ScenarioTests",
    dependencies: ["Support", "Fleet", "Words", "Dashboard", "Canvas", "Terminal"],
    exclude: ["ThirdProduct"], swiftSettings: walls),
]

// The whole program with a third product; its tests alone, so that they are soon built.
let thirdProduct: [Target] = [
  .testTarget(
    name: "ThirdProductTests", dependencies: ["Support"], path: "Tests/ScenarioTests",
    sources: ["Support", "ThirdProduct"], swiftSettings: walls)
]

let package = Package(
  name: "edgereap",
  products: [
    isFuzzed
      ? .executable(name: "parsers", targets: ["parsers"])
      : .executable(name: "edgereap", targets: ["edgereap"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
    // Without its trait for Foundation.
    .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2", traits: []),
  ]
    + (isTimed
      ? [.package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: [])] : []),
  targets: [
    // Regular expressions and wildcards in linear time. They know no fleet.
    .target(name: "LinearRegex", swiftSettings: busy),

    // The one JSON of answers, journals, plans and output.
    .target(name: "JSON", swiftSettings: busy),

    // Nouns and rules. Nothing of the outside world.
    .target(name: "Fleet", dependencies: ["LinearRegex", "JSON"], swiftSettings: busy),

    // Files and folders that are this user's alone.
    .target(
      name: "OwnFiles", dependencies: [.product(name: "SystemPackage", package: "swift-system")],
      swiftSettings: small),

    // One door per C library. ncurses is named without pkg-config, which SwiftPM warns about.
    .systemLibrary(
      name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    // These are compiled, not only mapped: signal handlers and their state must exist once, and libcurl is
    // opened late.
    .target(name: "CNcurses"),
    .target(
      name: "CCurl", cSettings: portable),
    .target(name: "CHost", cSettings: portable),

    // What the build was told of itself. In C, so that another commit compiles one line anew.
    .target(name: "CBuild", cSettings: [.define("EDGEREAP_COMMIT", to: "\"\(commit)\"")]),

    // The themes, inside the program.
    .target(name: "CThemes"),

    // Programs that this one starts, and that do not outlive it.
    .target(
      name: "Programs",
      dependencies: [
        "CHost", "Fleet", "OwnFiles",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: small),

    // Ask the clouds.
    .target(name: "TC3Signer", dependencies: ["COpenSSL"], swiftSettings: busy),
    .target(name: "HTTPTransport", dependencies: ["CCurl"], swiftSettings: busy),
    .target(
      name: "TencentCloud",
      dependencies: [
        "Fleet", "JSON", "OwnFiles", "Programs", "TC3Signer", "HTTPTransport",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      exclude: unlessThirdProduct, swiftSettings: busy),

    // Do it, safely.
    .target(name: "Reaper", dependencies: ["Fleet", "JSON", "OwnFiles"], swiftSettings: small),

    // Say it, in English and Chinese.
    .target(name: "Words", dependencies: ["Fleet"], swiftSettings: small),

    // Show it.
    .target(name: "Canvas", swiftSettings: busy),
    .target(
      name: "Dashboard", dependencies: ["LinearRegex", "Fleet", "Words", "Canvas"],
      swiftSettings: busy),
    .target(name: "Terminal", dependencies: ["Canvas", "CHost", "CNcurses"], swiftSettings: busy),

    // The other side of the wire. It never imports the client.
    .target(
      name: "Simulator", dependencies: ["TC3Signer"], exclude: unlessThirdProduct,
      swiftSettings: small),
    .target(name: "SimulatorServer", dependencies: ["Simulator"], swiftSettings: small),

    wiring,

    // Tests.
    .systemLibrary(
      name: "CVTerm", path: "Tests/CVTerm", pkgConfig: "vterm",
      providers: [.apt(["libvterm-dev"])]),
    .target(
      name: "Support", dependencies: ["Fleet", "HTTPTransport", "TencentCloud", "CVTerm"],
      path: "Tests/Support",
      swiftSettings: busy),
  ]
    + (hasThirdProduct
      ? thirdProduct
      : tests + (isLab ? laboratory : [isFuzzed ? fuzzer : kept]) + (isTimed ? times : [])),
  swiftLanguageModes: [.v6]
)
