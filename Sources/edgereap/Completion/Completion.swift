import ArgumentParser
import Fleet
import FoundationEssentials
import Reaper
import Simulator

/// What a shell offers while a command line is typed.
///
/// A key press waits for it: it reads what lies on this host, at most a few small files, and never
/// asks the network. Where a file cannot be read there is less to choose from, and nothing is said.
enum Completion {
  static let profiles = CompletionKind.custom { _, _, _ in
    (settings?.profiles.keys).map { $0.sorted() } ?? []
  }

  static let themes = CompletionKind.custom { _, _, _ in
    ThemeLibrary(paths: paths, program: Host.programPath).names
  }

  static let liftableRules = CompletionKind.custom { _, _, _ in
    settings?.liftableRules?.map(\.text) ?? []
  }

  /// Newest first.
  static let operations = CompletionKind.custom { _, _, _ in operationNames }

  static let resumable = CompletionKind.custom { _, _, _ in ["latest"] + operationNames }

  /// Those that were listed on this host, those of the profiles, and those that are documented: what
  /// is remembered may be a part of the fleet.
  static let regions = CompletionKind.custom { _, _, _ in
    let chosen = settings?.profiles.values.flatMap(\.regions) ?? []
    let remembered = FleetCache.regions(in: paths.cache).filter { region in
      // What a service called so goes onto a command line.
      region.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    }
    return Set(remembered + chosen + KnownRegion.all).sorted()
  }

  static let faults = CompletionKind.custom { _, _, _ in
    FaultKind.allCases.map { $0.rawValue }
  }

  static let worlds = CompletionKind.custom { _, _, _ in
    WorldTrait.allCases.map { $0.rawValue }
  }

  private static var paths: Paths { Paths(environment: .current()) }
  private static var settings: Settings? { try? Settings.load(from: paths.settingsFile) }

  private static var operationNames: [String] {
    let journal = JournalDirectory(path: paths.operations, digest: FleetSession.digest)
    return (try? journal.operations()) ?? []
  }
}
