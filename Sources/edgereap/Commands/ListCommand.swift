import ArgumentParser
import Fleet
import Words

struct ListCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "list", abstract: Words.spoken.listAbstract)
  }

  @OptionGroup var cloud: CloudArguments
  @OptionGroup var output: OutputOptions
  @Option(help: .spoken(\.chosenHelp)) var filter = ""

  func run() async throws {
    try await CommandRunner.run { log in
      let session = try FleetSession.open(cloud.options, ending: log, isQuiet: output.quiet)
      defer { session.close() }
      let asked = try Filter.read(filter, FilterLanguage(saved: session.settings.savedFilters))
      let unknownRegions = try await session.judgeRegions()
      let progress = Progress(isShown: session.host.isErrorTerminal && !output.quiet)
      let inventory = await session.listed(for: asked, progress: progress)
      let filter = try Filter.read(filter, session.filterLanguage(inventory))
      let context = session.filterContext
      let wanted = inventory.instances.filter { filter.matches($0, in: context) }
      try OutputWriter(format: output.output).write(session.records(of: wanted))
      let status = try inventory.exitStatus
      inventory.sayMissing()
      let doubtful = unknownRegions.subtracting(inventory.instances.map(\.region)).sorted()
      guard !doubtful.isEmpty else { return status }
      StandardStreams.tell(Words.spoken.regionsUnknown(doubtful))
      return .incomplete
    }
  }
}

extension Filter {
  /// - Throws: a bad expression, with where it is wrong.
  static func read(_ text: String, _ language: FilterLanguage) throws(Exit) -> Filter {
    do {
      return try language.filter(text)
    } catch {
      let mark = String(repeating: " ", count: error.position) + "^"
      throw Exit(.usage) { "\($0.inFilter(error))\n  \(text)\n  \(mark)" }
    }
  }
}

extension FleetSession {
  /// What an expression may name once this was listed.
  func filterLanguage(_ inventory: Inventory) -> FilterLanguage {
    FilterLanguage(saved: settings.savedFilters, vocabulary: inventory.vocabulary)
  }

  /// What a filter may ask for besides the instance itself.
  var filterContext: FilterContext {
    let (protection, now) = (gate.protection, HostEnvironment.now())
    return FilterContext(
      now: now, zoneOffset: HostEnvironment.localOffset(at: now), isMarked: { _ in false },
      isProtected: { protection.verdict(for: $0, at: now) != nil })
  }

  /// As files and outputs have them, protected as they are now.
  func records(of instances: [Instance]) -> [InstanceRecord] {
    let (protection, now) = (gate.protection, HostEnvironment.now())
    return instances.map { instance in
      InstanceRecord(
        instance: instance,
        protection: protection.verdict(for: instance, at: now).map {
          InstanceRecord.Protected(rule: $0.rule, reason: $0.reason.text)
        })
    }
  }
}

extension Inventory {
  /// Incomplete where a part did not answer. Where nothing answered at all, the reason decides.
  var exitStatus: ExitStatus {
    get throws(Exit) {
      if isComplete { return .done }
      let failures = scopes.values.compactMap { status -> ServiceFailure? in
        if case .failed(let failure) = status { failure } else { nil }
      }
      if instances.isEmpty, failures.count == scopes.count, let first = failures.first {
        var exit = Exit(first)
        exit.sentence = { [missing] words in
          let remedy = words.failureRemedy(of: first)
          return (words.notListed(missing) + [remedy]).filter { !$0.isEmpty }
            .joined(separator: "\n")
        }
        throw exit
      }
      return .incomplete
    }
  }
}
