@testable import Fleet
@testable import LinearRegex

extension Parser {
  /// A filter, typed further in each line, over a small fleet. Lines of the form `@name=…` are saved
  /// ones.
  static let filters = Parser(name: "filters") { input in
    var entries: [SavedFilters.Entry] = []
    var texts: [String] = []
    for line in input.lines.prefix(12) {
      let text = String(decoding: line, as: UTF8.self)
      if text.hasPrefix("@"), let sign = text.firstIndex(of: "=") {
        entries.append(
          SavedFilters.Entry(
            name: String(text[..<sign].dropFirst()),
            expression: String(text[text.index(after: sign)...])))
      } else {
        texts.append(text)
      }
    }
    let saved: SavedFilters
    do throws(SavedFilters.Problem) {
      saved = try SavedFilters(entries)
    } catch {
      promise(entries.indices.contains(error.entry), "an entry that there is not")
      return
    }
    var previous: (filter: Filter, passing: Set<InstanceKey>)?
    for text in texts {
      _ = FilterCompletion(
        for: text, cursor: text.count / 2, in: MadeFleet.instances, context: MadeFleet.context,
        saved: saved)
      guard let filter = read(text, saved) else { continue }
      let passing = passing(filter)
      if let previous, filter.isNarrowing(of: previous.filter) {
        promise(
          passing.isSubset(of: previous.passing),
          "'\(text)' lets through what '\(previous.filter.text)' holds back")
      }
      previous = (filter, passing)
      if case .search(_, let pattern)? = filter.terms.first?.alternatives.first?.predicate {
        compareMachines(pattern.source)
      }
    }
  }

  private static func read(_ text: String, _ saved: SavedFilters) -> Filter? {
    do throws(FilterError) {
      return try Filter(text, saved: saved)
    } catch {
      promise((0...text.count).contains(error.position), "an error outside of '\(text)'")
      return nil
    }
  }

  /// The same rows, asked one by one and all at once.
  private static func passing(_ filter: Filter) -> Set<InstanceKey> {
    let context = MadeFleet.context
    let one = MadeFleet.instances.filter { filter.matches($0, in: context) }
    let all = zip(
      MadeFleet.inventory.instances, MadeFleet.inventory.passing(filter, in: context)
    ).filter(\.1).map(\.0.key)
    promise(Set(one.map(\.key)) == Set(all), "'\(filter.text)' has two answers")
    return Set(all)
  }

  /// The table worked out in advance and the machine that it was worked out from.
  private static func compareMachines(_ source: String) {
    var parser = PatternParser(source)
    guard let node = try? parser.parse(), let program = try? PatternProgram(node),
      let table = PatternTable(program)
    else { return }
    for instance in MadeFleet.instances {
      instance.name.withBytes { bytes in
        promise(table.matches(bytes) == program.matches(bytes), "'\(source)' has two machines")
      }
    }
  }
}

/// A few instances that differ in everything that can be asked for.
enum MadeFleet {
  static let instances: [Instance] = (0..<18).map { number in
    Instance(
      key: InstanceKey(product: number % 3 == 0 ? .edgezone : .ecm, id: "ein-\(number)abc"),
      name: names[number % names.count],
      region: number % 2 == 0 ? "ap-guangzhou" : "ap-beijing-ecm",
      zone: "ap-guangzhou-ecm-\(number % 3)",
      state: InstanceState(rawValue: ["RUNNING", "stopped", "TERMINATING", ""][number % 4]),
      operateState: "", type: "S5", publicIPs: ["203.0.113.\(number)", "2001:db8::\(number)"],
      privateIPs: ["10.0.0.\(number)"],
      tags: number % 2 == 0 ? [Tag(key: "env", value: "prod"), Tag(key: "x", value: "")] : [],
      created: number % 5 == 0 ? nil : Timestamp(seconds: 1_795_248_000 - Int64(number) * 50_000),
      payMode: .postpaid, module: "m", moduleID: "em-\(number)")
  }

  private static let names = [
    "cdn-cache-1", "", "Äpfel-ÖL", "边缘节点-12", "e\u{301}\u{302}\u{303}x", "👩‍👩‍👧-🇨🇳", "a\u{0}b\u{1b}[2J",
    "\u{202E}gnp.exe", "CDN-CACHE-1", "ß-ſ-K-İ-ı", String(repeating: "a", count: 300),
  ]

  static let inventory: Inventory = {
    var inventory = Inventory()
    let scope = ListingScope(product: .ecm, region: nil)
    inventory.apply(.started(scope))
    inventory.apply(.page(scope, ListingPage(instances: instances, total: instances.count)))
    inventory.apply(.finished(scope, total: instances.count, at: context.now))
    inventory.prepareSearch()
    return inventory
  }()

  static var context: FilterContext {
    FilterContext(
      now: Timestamp(seconds: 1_795_248_000), zoneOffset: 28_800,
      isMarked: { $0.id.hasSuffix("1abc") }, isProtected: { $0.name.isEmpty })
  }
}
