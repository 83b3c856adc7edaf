import ArgumentParser
import Fleet
import Testing

@testable import edgereap

/// Nothing that was typed is passed over, and nothing that is empty is taken for "all".
struct WrittenOptionsTests {
  private static func complaint(_ line: String) -> String {
    do throws(Exit) {
      _ = try WrittenOptions.inOrder(line.split(separator: " ").map(String.init))
      return ""
    } catch {
      #expect(error.status == .usage)
      return error.message
    }
  }

  @Test(arguments: [
    ("list --filter a --filter b", "--filter"), ("list --filter=a --filter b", "--filter"),
    ("plan --out a --filter x --out=b", "--out"), ("--theme a --theme b", "--theme"),
    ("terminate x --at a --at b", "--at"), ("apply p --confirm a --confirm b", "--confirm"),
    ("--lang zh list --lang en", "--lang"), ("--profile a watch --profile b", "--profile"),
    ("simulate --seed 1 --seed 2", "--seed"), ("history --output csv --output json", "--output"),
  ])
  func aSecondValueIsRefused(_ line: String, _ option: String) {
    #expect(Self.complaint(line) == "\(option) takes one value and was given twice")
  }

  @Test(arguments: [
    "list --region a --region b --product ecm --product edgezone", "list --quiet --quiet",
    "simulate --fault a --fault b", "plan --filter a -- --filter --filter",
    "list --filter=--filter --quiet", "apply p --override-protection a --override-protection b",
  ])
  func aListAFlagAndWhatIsNoOptionMayStandTwice(_ line: String) {
    #expect(Self.complaint(line) == "")
  }

  /// The parser would take the next word for the value.
  @Test(arguments: ["list --region= x", "apply p --confirm= --region=", "--endpoint= list"])
  func anOptionWithoutItsValueIsRefused(_ line: String) {
    #expect(Self.complaint(line).hasSuffix("= has no value; write one, or leave the option out"))
  }

  @Test(arguments: [
    (["watch", "--wait", "-5m"], ["watch", "--wait=-5m"]),
    (["--max-age", "-1h", "--ascii"], ["--max-age=-1h", "--ascii"]),
    (["plan", "a", "-5"], ["plan", "a", "-5"]),
    (["plan", "--", "--wait", "-5"], ["plan", "--", "--wait", "-5"]),
    (["list", "--filter=a", "-5"], ["list", "--filter=a", "-5"]),
  ])
  func aNumberBelowZeroIsAValue(_ words: [String], _ expected: [String]) throws {
    #expect(try WrittenOptions.inOrder(words) == expected)
  }

  @Test(arguments: ["EDGEREAP_PROFILE", "EDGEREAP_ENDPOINT", "EDGEREAP_LOG_LEVEL"])
  func aVariableOfItsOwnThatIsEmptyIsRefused(name: String) throws {
    let host = HostEnvironment(
      variables: [name: ""], home: "/nonexistent", user: "nobody", isInputTerminal: false,
      isOutputTerminal: false, isErrorTerminal: false)
    do {
      _ = try FleetSession.open(
        CloudOptions.standard, ending: CommandLog(), host: host,
        paths: Paths(root: "/nonexistent"))
      Issue.record("it was taken")
    } catch let exit as Exit {
      #expect(exit.status == .usage)
      #expect(exit.message == "\(name) is set and empty; unset it, or give it a value")
    }
  }
}

/// `--region` and `--product` are not passed over where nothing is listed.
struct NarrowingTests {
  private static func instance(_ id: String, _ product: Product, _ region: String) -> Instance {
    Instance(
      key: InstanceKey(product: product, id: id), name: id, region: region, zone: "\(region)-1",
      state: InstanceState(rawValue: "running"))
  }

  private static let plan = Plan(
    identity: FleetIdentity(site: .intl, endpoint: "", account: nil, secretIDSuffix: "abcd"),
    created: Timestamp(seconds: 0), options: TerminationOptions(),
    instances: [
      PlannedInstance(instance: instance("a", .ecm, "ap-wuhan-ecm")),
      PlannedInstance(instance: instance("b", .edgezone, "ap-tokyo")),
      PlannedInstance(instance: instance("c", .edgezone, "ap-seoul")),
    ], digest: FleetSession.digest)

  @Test(
    arguments: [
      ([], nil),
      (["--region", "ap-tokyo", "--region", "ap-seoul", "--region", "ap-wuhan-ecm"], nil),
      (["--product", "ecm", "--product", "edgezone"], nil),
      (
        ["--region", "ap-tokyo"],
        .outside(
          count: 2, options: ["--region"], places: ["ecm ap-wuhan-ecm", "edgezone ap-seoul"])
      ),
      (
        ["--region", "ap-tokio", "--product", "ecm"],
        .outside(
          count: 3, options: ["--region", "--product"],
          places: ["ecm ap-wuhan-ecm", "edgezone ap-seoul", "edgezone ap-tokyo"])
      ),
    ] as [([String], PlanRefusal?)])
  func aPlanIsNotCarriedOutBeyondThem(_ options: [String], _ refusal: PlanRefusal?) throws {
    #expect(try CloudArguments.parse(options).options.outside(of: Self.plan) == refusal)
    if let refusal { #expect(Exit(refusal).status == .refused) }
  }

  @Test(arguments: ["--region", "--product"])
  func aCommandThatListsNothingRefusesThem(_ option: String) throws {
    let options = try CloudArguments.parse([option, "ecm"]).options
    let exit = #expect(throws: Exit.self) { try options.refuseNarrowing(of: "watch") }
    #expect(exit?.status == .usage)
    #expect(exit?.message.hasPrefix("\(option) does not apply to watch") == true)
    #expect(throws: Never.self) { try CloudOptions.standard.refuseNarrowing(of: "watch") }
  }
}
