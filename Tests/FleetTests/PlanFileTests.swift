import Fleet
import JSON
import Testing

struct PlanFileTests {
  static let plan = Plan.sample(
    [
      PlannedInstance(
        instance: .sample(
          "ein-2", operateState: "op", type: "S4", publicIPs: ["1.1.1.1"], privateIPs: ["10.0.0.1"],
          tags: [Tag(key: "k", value: "v")], created: .noon, payMode: .prepaid, module: "web",
          moduleID: "em-1")),
      PlannedInstance(instance: .sample("ein-1"), hold: Hold(.protected, "why")),
    ],
    options: TerminationOptions(
      destroysAssociatedResources: false,
      schedule: Schedule(instant: .noon + 60, zoneOffset: 28_800)),
    discipline: Discipline(reason: "CHG-1", canary: .count(5)),
    missing: [MissingPart(product: .edgezone, region: "ap-tokyo", reason: .written("down"))],
    follows: "20260801-1")

  @Test func comesBackFromAFileAsItWas() throws {
    let read = try Plan(file: Array(JSONWriter.document(Self.plan).utf8))
    #expect(read == Self.plan)
    #expect(read.isIntact(digest: sampleDigest))
  }

  /// As it stands in files that were written long ago.
  @Test func isWrittenToTheByteAsItAlwaysWas() {
    let now = Plan.sample(
      [
        PlannedInstance(
          instance: .sample("ein-1", name: "边缘\u{202E}/"), hold: Hold(.absent, "a\nb"))
      ])
    let plan = Plan(
      version: 1, identity: now.identity, created: now.created, options: now.options, missing: [],
      instances: now.instances, follows: nil, claimedDigest: now.digest)
    #expect(
      JSONWriter.document(plan) == """
        {
          "account" : "100000000012",
          "created_at" : "\(plan.created.iso8601())",
          "digest" : "\(plan.digest)",
          "endpoint" : "",
          "instances" : [
            {
              "created" : null,
              "held_back" : {
                "code" : "Absent",
                "message" : "a\\nb"
              },
              "id" : "ein-1",
              "isp" : "",
              "module" : "",
              "module_id" : "",
              "name" : "边缘\\u202e/",
              "operate_state" : "",
              "pay_mode" : "unknown",
              "private_ips" : [

              ],
              "product" : "ecm",
              "public_ips" : [

              ],
              "region" : "ap-guangzhou",
              "state" : "RUNNING",
              "tags" : [

              ],
              "type" : "",
              "zone" : "ap-guangzhou-ecm-1"
            }
          ],
          "missing" : [

          ],
          "options" : {
            "destroy_associated" : true
          },
          "phrase" : "\(plan.phrase)",
          "secret_id_suffix" : "wxyz",
          "site" : "cn",
          "version" : 1
        }

        """)
  }

  @Test(arguments: [
    ("", "an object at byte 0"), ("{}", "'created_at' at byte 2"), ("[1]", "an object at byte 0"),
    (#"{"version":1,"digest":2}"#, "a text at byte 22"),
    (#"{"instances":[{"id":"ein-1"}]}"#, "a product at byte 28"),
    (#"{"created_at":"noon"}"#, "a time at byte 20"),
  ])
  func whereItIsWrongIsNamed(text: String, fault: String) {
    let error = #expect(throws: JSONFault.self) { try Plan(file: Array(text.utf8)) }
    #expect(error?.description == "expected \(fault)")
  }

  @Test func nothingFollowsIt() {
    let text = JSONWriter.document(Self.plan)
    #expect(throws: JSONFault.self) { try Plan(file: Array("\(text)x".utf8)) }
    #expect(throws: Never.self) { try Plan(file: Array("\u{FEFF}\(text)\n\r\n".utf8)) }
  }

  struct Forgery: Sendable, CustomTestStringConvertible {
    var from: String
    var to: String
    var testDescription: String { "\(from) → \(to)" }
  }

  static let forgeries = [
    Forgery(from: #""account":"100000000012""#, to: #""account":"100000000013""#),
    Forgery(from: #""site":"cn""#, to: #""site":"intl""#),
    Forgery(from: #""endpoint":"""#, to: #""endpoint":"elsewhere""#),
    Forgery(from: #""secret_id_suffix":"wxyz""#, to: #""secret_id_suffix":"wxyy""#),
    Forgery(
      from: #""created_at":"2026-08-01T12:00:00Z""#, to: #""created_at":"2026-08-01T12:00:01Z""#),
    Forgery(from: #""destroy_associated":false"#, to: #""destroy_associated":true"#),
    Forgery(from: #""instant":"2026-08-01T12:01:00Z""#, to: #""instant":"2026-08-01T12:02:00Z""#),
    Forgery(from: #""zone_offset":28800"#, to: #""zone_offset":0"#),
    Forgery(from: #""follows":"20260801-1""#, to: #""follows":"20260801-2""#),
    Forgery(from: #""region":"ap-tokyo""#, to: #""region":"ap-osaka""#),
    Forgery(from: #""reason":"down""#, to: #""reason":"up""#),
    Forgery(from: #""product":"edgezone""#, to: #""product":"ecm""#),
    Forgery(from: #""id":"ein-2""#, to: #""id":"ein-3""#),
    Forgery(from: #""name":"cdn-cache-1""#, to: #""name":"cdn-cache-2""#),
    Forgery(from: #""region":"ap-guangzhou""#, to: #""region":"ap-shanghai""#),
    Forgery(from: #""zone":"ap-guangzhou-ecm-1""#, to: #""zone":"ap-guangzhou-ecm-2""#),
    Forgery(from: #""state":"RUNNING""#, to: #""state":"STOPPED""#),
    Forgery(from: #""operate_state":"op""#, to: #""operate_state":"""#),
    Forgery(from: #""type":"S4""#, to: #""type":"S5""#),
    Forgery(from: #""public_ips":["1.1.1.1"]"#, to: #""public_ips":["1.1.1.2"]"#),
    Forgery(from: #""private_ips":["10.0.0.1"]"#, to: #""private_ips":[]"#),
    Forgery(from: #""key":"k""#, to: #""key":"K""#),
    Forgery(from: #""value":"v""#, to: #""value":"w""#),
    Forgery(
      from: #""created":"2026-08-01T12:00:00Z""#, to: #""created":"2026-08-01T12:00:00.001Z""#),
    Forgery(from: #""pay_mode":"prepaid""#, to: #""pay_mode":"postpaid""#),
    Forgery(from: #""module":"web""#, to: #""module":"db""#),
    Forgery(from: #""module_id":"em-1""#, to: #""module_id":"em-2""#),
    Forgery(from: #""code":"Protected""#, to: #""code":"Absent""#),
    Forgery(from: #""message":"why""#, to: #""message":"because""#),
    Forgery(from: #""held_back":"#, to: #""was_held_back":"#),
    Forgery(from: #""version":2"#, to: #""version":1"#),
    Forgery(from: #""reason":"CHG-1""#, to: #""reason":"CHG-2""#),
    Forgery(from: #""stop_after":"20%""#, to: #""stop_after":"never""#),
    Forgery(from: #""canary":"5""#, to: #""canary":"off""#),
  ]

  @Test(arguments: forgeries)
  func anyFieldThatWasChangedBreaksTheDigest(forgery: Forgery) throws {
    let text = JSONWriter.lines([Self.plan])
    let parts = text.split(separator: forgery.from, maxSplits: 1, omittingEmptySubsequences: false)
    try #require(parts.count == 2)
    let forged = parts.joined(separator: forgery.to)
    let read = try Plan(file: Array(forged.utf8))
    #expect(!read.isIntact(digest: sampleDigest))
  }
}
