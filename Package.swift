// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// One target of the house: data flows down this list, and a module imports only modules above it. Its dependencies are all of whose
/// values it holds, imported or not: an incremental build would else keep code that knows their old size.
func module(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: "\(name)Tests", dependencies: dependencies, swiftSettings: strict)
}

/// Learning from examples takes seconds when it is compiled for speed, and minutes when it is not.
let fast: [SwiftSetting] = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let nio = ["NIOCore", "NIOPosix"].map { Target.Dependency.product(name: $0, package: "swift-nio") }
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "ariane",
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    .systemLibrary(name: "CLibEdit", providers: [.apt(["libedit-dev"])]),
    .systemLibrary(name: "CSnowball", providers: [.apt(["libstemmer-dev"])]),
    .target(name: "Language", dependencies: ["CSnowball"], swiftSettings: fast),
    module("Knowledge", ["Language"]),
    module("Advice", ["Knowledge", "Language"]),
    module("Dialogue", ["Advice", "Knowledge", "Language"]),
    module("Rendering", ["Dialogue", "Advice", "Knowledge", "Language"]),
    module("Content", ["Dialogue", "Advice", "Knowledge", "Language", yams]),
    module("Store", ["Dialogue", "Advice", "Knowledge", "Language", grdb]),
    module("Transcripts", ["Rendering", "Dialogue", "Advice", "Knowledge", "Language"]),
    module("Assistant", ["Store", "Rendering", "Dialogue", "Advice", "Knowledge", "Language"]),
    module(
      "Terminal",
      ["Assistant", "Transcripts", "Store", "Rendering", "Dialogue", "Advice", "Knowledge", "Language", "CLibEdit"]),
    module(
      "Server",
      [
        "Assistant", "Store", "Rendering", "Dialogue", "Advice", "Knowledge", "Language", logging, lifecycle,
        unixSignals,
      ] + nio),
    .executableTarget(
      name: "ariane",
      dependencies: [
        "Server", "Terminal", "Assistant", "Content", "Store", "Transcripts", "Rendering", "Dialogue", "Advice",
        "Knowledge",
        "Language", argumentParser, logging,
      ],
      exclude: ["Manual", "Service"],
      swiftSettings: strict),
    // What the performance figures are measured with, and the empty program that they are compared with.
    .executableTarget(
      name: "bench", dependencies: ["Content", "Dialogue", "Rendering", "Advice", "Knowledge", "Language"],
      path: "Tests/Bench", swiftSettings: strict),
    .executableTarget(name: "baseline", path: "Tests/Baseline", swiftSettings: strict),
    .executableTarget(name: "echo", path: "Tests/Echo"),
    .target(
      name: "TestContent", dependencies: ["Content", "Dialogue", "Rendering"], path: "Tests/TestContent",
      swiftSettings: strict),
    tests("Language", ["Language"]),
    tests("Knowledge", ["Knowledge", "Language"]),
    tests("Advice", ["Advice", "Knowledge", "TestContent", "Content", "Language"]),
    tests("Dialogue", ["Dialogue", "Advice", "Knowledge", "TestContent", "Content", "Rendering", "Language"]),
    tests("Rendering", ["Rendering", "TestContent", "Content", "Dialogue", "Knowledge", "Language"]),
    tests("Content", ["Content", "TestContent", "Knowledge", "Language"]),
    tests("Store", ["Store", "Dialogue", "Language"]),
    tests(
      "Assistant", ["Assistant", "Knowledge", "Store", "TestContent", "Content", "Rendering", "Dialogue", "Language"]),
    tests("Transcripts", ["Transcripts", "TestContent", "Content", "Rendering", "Language"]),
    tests("Terminal", ["Terminal", "Language"]),
    tests(
      "Server",
      [
        "Server", "Assistant", "Store", "TestContent", "Content", "Rendering", "Dialogue", "Knowledge", "Language",
        logging,
      ] + nio),
  ]
)
