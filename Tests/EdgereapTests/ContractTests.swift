import Fleet
import FoundationEssentials
import JSON
import Testing

@testable import edgereap

/// `docs/contract.md` held against the program's own tables, so that neither runs ahead of the other.
struct ContractTests {
  private static let page: String = {
    let folder = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return (try? String(contentsOfFile: "\(folder)/docs/contract.md", encoding: .utf8)) ?? ""
  }()

  /// The lines of a section, without its heading.
  private static func section(_ title: String) -> [Substring] {
    page.split(separator: "\n", omittingEmptySubsequences: false)
      .drop { $0 != "## \(title)" }.dropFirst().prefix { !$0.hasPrefix("## ") }
  }

  private static func options(in lines: some Sequence<Substring>) -> Set<String> {
    var found: Set<String> = []
    for line in lines {
      for word in line.split(whereSeparator: { !$0.isLetter && $0 != "-" })
      where word.hasPrefix("--") && word.count > 2 {
        found.insert(String(word.dropFirst(2)))
      }
    }
    return found
  }

  /// The lines of each command in the synopsis, by its name; the screen has none.
  private static var synopsis: [String: [Substring]] {
    var commands: [String: [Substring]] = [:]
    var name = ""
    for line in section("Program").prefix(while: { $0.isEmpty || $0.hasPrefix("  ") }) {
      if line.hasPrefix("    edgereap") {
        let words = line.split(separator: " ").dropFirst()
        name = words.first.map { $0.allSatisfy(\.isLetter) ? String($0) : "" } ?? ""
        if words.first == "the" { name = "screen" }
      }
      commands[name, default: []].append(line)
    }
    return commands
  }

  private static func names(_ arguments: [CommandDescription.Argument]) -> Set<String> {
    Set(arguments.flatMap(\.names).filter { $0.kind == "long" }.map(\.name))
  }

  @Test func everyOptionOfEveryCommandIsNamedAndThereAreNoOthers() throws {
    let commands = try CommandDescription.program().shownSubcommands
    let synopsis = Self.synopsis
    let screen = Self.names(commands.first { $0.commandName == "screen" }?.ownArguments ?? [])
    let list = Self.names(commands.first { $0.commandName == "list" }?.ownArguments ?? [])
    let shared = screen.intersection(list)
    #expect(shared.contains("trace-format") && shared.count > 8)
    for command in commands {
      let name = command.commandName
      var own = Self.names(command.ownArguments)
      if name != "screen" { own.subtract(shared) }
      // Said once, below the synopsis, for all that write rows.
      own.subtract(["quiet"])
      var named = Self.options(in: synopsis[name] ?? [])
      if name == "terminate" {
        named.formUnion(Self.options(in: (synopsis["plan"] ?? []) + (synopsis["apply"] ?? [])))
        named.subtract(["out", "force", "show", "check", "max-age"])
      }
      #expect(named == own, "\(name): \(named.symmetricDifference(own).sorted())")
    }
    #expect(Self.options(in: Self.section("Program")).contains("quiet"))
  }

  @Test func everyExitCodeIsInTheTableAndThereAreNoOthers() {
    let rows = Self.section("Exit codes").filter { $0.hasPrefix("| ") }
    let numbers = rows.flatMap { row in
      row.split(whereSeparator: { !$0.isNumber }).compactMap { Int32($0) }
    }
    for status in ExitStatus.allCases { #expect(numbers.contains(status.rawValue)) }
    let first = rows.compactMap { row in row.split(separator: " ").dropFirst().first }
      .compactMap { Int32($0) }
    #expect(Set(first).isSubset(of: Set(ExitStatus.allCases.map(\.rawValue))))
  }

  /// What stands in the code span after these words among the fields, without what is in braces.
  private static func fields(_ words: String) -> [String] {
    let lines = page.split(separator: "\n").drop { !$0.hasPrefix("## Output fields") }
    let text = lines.prefix { !$0.hasPrefix("## Files") }.joined(separator: " ")
    guard let range = text.firstRange(of: words + " `") else { return [] }
    let names = text[range.upperBound...].prefix { $0 != "`" }
    return names.split(separator: " ").map { word in String(word.prefix { !"{[".contains($0) }) }
  }

  @Test func theFieldsOfRowsAreThoseThatAreWritten() {
    #expect(Self.fields("- instance:") == InstanceRecord.columns.map(\.name))
    #expect(Self.fields("- result:") == ResultRecord.columns.map(\.name))
    #expect(Self.fields("- doctor:") == Finding.columns.map(\.name))
    #expect(Self.fields("- doctor --api:") == RealityRow.columns.map(\.name))
    #expect(Self.fields("- history:") == HistoryRecord.columns.map(\.name))
    #expect(Self.fields("- settings:") == SettingsRow.columns.map(\.name))
    #expect(Self.fields("- settings --explain:") == RuleRecord.columns.map(\.name))
  }

  @Test func theFieldsOfDocumentsAreThoseThatAreWritten() throws {
    let instance = Instance(
      key: InstanceKey(product: .ecm, id: "ein-1"), name: "a", region: "r", zone: "z",
      state: InstanceState(rawValue: "RUNNING"))
    var other = instance
    other.key.id = "ein-2"
    let plan = Plan(
      identity: FleetIdentity(
        site: .intl, endpoint: "", account: Account(id: "1"), secretIDSuffix: "abcd"),
      created: Timestamp(seconds: 0), options: TerminationOptions(),
      discipline: Discipline(reason: "CHG-1"),
      instances: [
        PlannedInstance(instance: instance, hold: Hold(.openElsewhere)),
        PlannedInstance(instance: other),
      ],
      remaining: [Remainder(place: FleetPlace(region: "r"), running: 1, remain: 0)],
      follows: "before",
      signatures: [
        PlanSignature(principal: "a", key: "k", signedAt: Timestamp(seconds: 0), signature: "s")
      ],
      digest: FleetSession.digest)
    #expect(try Self.keys(of: plan) == Set(Self.fields("- plan:")))
    let results = Results(
      header: OperationHeader(
        id: "1", plan: plan, startedBy: "me", startedAt: Timestamp(seconds: 0)))
    #expect(try Self.keys(of: OperationOutput(results)) == Set(Self.fields("`history ID`):")))
    var failed = results
    failed.apply(
      .changed(
        OutcomeChanges(
          at: Timestamp(seconds: 0), call: nil, requestID: "",
          changes: [
            .init(
              key: other.key,
              outcome: .failed(ServiceFailure(kind: .refused, code: "X", message: "")))
          ])))
    let event = NotifyEvent(
      name: .firstFailed, at: Timestamp(seconds: 0), profile: "ops", results: failed)
    #expect(try Self.keys(of: event) == Set(Self.fields("- notify command:")))
  }

  private static func keys(of value: some JSONWritable) throws -> Set<String> {
    try JSONDecoder().decode(Names.self, from: Data(JSONWriter.document(value).utf8)).all
  }
}

/// The keys of an object, whatever they hold.
private struct Names: Decodable {
  var all: Set<String>

  struct Name: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    all = Set(try decoder.container(keyedBy: Name.self).allKeys.map(\.stringValue))
  }
}
