import Fleet
import HTTPTransport
import Support
import Testing

@testable import TencentCloud

struct TerminationTests {
  @Test("what becomes of bound resources is always said", arguments: [true, false])
  func destroysAlwaysSent(destroys: Bool) async throws {
    let cloud = Cloud([.response("")])
    var call = TerminationCall.ecm
    call.options.destroysAssociatedResources = destroys
    let answer = try await cloud.service.terminate(call)
    #expect(answer == TerminationAnswer(requestID: "r-1", acceptedIDs: nil, failures: []))
    #expect(
      cloud.transport.requests[0].text
        == #"{"AssociatedResourceDestroy":\#(destroys),"InstanceIdSet":["ein-a1b2c3d4"]}"#)
    #expect(cloud.transport.requests[0].header("X-TC-Region") == nil)
  }

  @Test("a termination has a connection of its own", arguments: Product.allCases)
  func connection(product: Product) async throws {
    let cloud = Cloud([.response(""), .response(#""InstanceSet":[],"TotalCount":0"#)])
    _ = try await cloud.service.terminate(product == .ecm ? .ecm : .edgezone)
    _ = try await cloud.service.read(["a"], of: product, in: "ap-guangzhou")
    #expect(cloud.transport.requests.map(\.mayReuseConnection) == [false, true])
  }

  @Test func `a schedule is sent on the clock that it was planned for`() async throws {
    let cloud = Cloud([.response("")])
    var call = TerminationCall.ecm
    let instant = try #require(Timestamp(iso8601: "2026-11-22T10:00:00Z"))
    call.options.schedule = Schedule(instant: instant, zoneOffset: 8 * 3600)
    _ = try await cloud.service.terminate(call)
    let text = cloud.transport.requests[0].text
    #expect(text.contains(#""TerminateDelay":true,"TerminateTime":"2026-11-22 18:00:00""#))
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var fields: String
    var accepted: [String]?
    var refused: [String]
    var testDescription: String { fields }
  }

  @Test(
    "both lists of EdgeZone are read in every form",
    arguments: [
      Row(fields: #""InstanceIdSet":["a","b"]"#, accepted: ["a", "b"], refused: []),
      Row(
        fields: #""InstanceIdSet":["a"],"FailedInstanceSet":null"#, accepted: ["a"], refused: []),
      Row(fields: #""InstanceIdSet":["a"],"FailedInstanceSet":[]"#, accepted: ["a"], refused: []),
      Row(
        fields: #""InstanceIdSet":["a"],"FailedInstanceSet":[{"InstanceId":"b","ErrorCode":"#
          + #""UnsupportedOperation.InvalidInstanceState","ErrorMessage":"in allocating"}]"#,
        accepted: ["a"], refused: ["b"]),
      Row(
        fields: #""InstanceIdSet":null,"FailedInstanceSet":[{"InstanceId":"b"}]"#, accepted: nil,
        refused: ["b"]),
      Row(fields: #""FailedInstanceSet":[{},null,7]"#, accepted: nil, refused: []),
      Row(fields: #""InstanceIdSet":[]"#, accepted: [], refused: []),
      Row(fields: #""InstanceIdSet":"a""#, accepted: nil, refused: []),
      Row(fields: "", accepted: nil, refused: []),
    ])
  func edgezone(row: Row) async throws {
    let cloud = Cloud([.response(row.fields)])
    let answer = try await cloud.service.terminate(.edgezone)
    #expect(answer.acceptedIDs == row.accepted)
    #expect(answer.failures.map(\.id) == row.refused)
    #expect(answer.requestID == "r-1")
    #expect(
      cloud.transport.requests[0].text == #"{"InstanceIds":["epm-mnop3456","epm-abcd1234"]}"#)
    #expect(cloud.transport.requests[0].header("X-TC-Region") == "ap-guangzhou")
  }

  @Test func `a refusal of one instance keeps its code, words and RequestId`() async throws {
    let cloud = Cloud([
      .response(
        #""InstanceIdSet":[],"FailedInstanceSet":[{"InstanceId":"b","ErrorCode":"#
          + #""UnsupportedOperation.InvalidInstanceState","ErrorMessage":"in allocating"}]"#)
    ])
    let failure = try await cloud.service.terminate(.edgezone).failures.first?.failure
    #expect(failure?.kind == .busy)
    #expect(failure?.code == "UnsupportedOperation.InvalidInstanceState")
    #expect(failure?.message == "in allocating")
    #expect(failure?.requestID == "r-1")
  }

  /// It leaves open what became of the instance, and is an answer all the same.
  @Test(arguments: ["InternalError", "FailedOperation.InternalOperationFailure"])
  func `an internal error of one instance keeps the service's own words`(code: String) async throws
  {
    let cloud = Cloud([
      .response(
        #""InstanceIdSet":["a"],"FailedInstanceSet":[{"InstanceId":"b","ErrorCode":"\#(code)","#
          + #""ErrorMessage":"disk service timed out"}]"#)
    ])
    let answer = try await cloud.service.terminate(.edgezone)
    #expect(answer.acceptedIDs == ["a"])
    let refusal = try #require(answer.failures.first)
    #expect(refusal.id == "b")
    #expect(refusal.failure.kind == .unknown)
    #expect(refusal.failure.code == code)
    #expect(refusal.failure.message == "disk service timed out")
    #expect(refusal.failure.requestID == "r-1")
    #expect(cloud.transport.requests.count == 1)
  }

  @Test(
    "a call without instances, or with too many, is not sent",
    arguments: [[], [""], ["ein-1", ""], (1...101).map { "ein-\($0)" }])
  func neverSent(ids: [String]) async {
    for product in Product.allCases {
      let cloud = Cloud([.response("")])
      let call = TerminationCall(
        product: product, region: "r", ids: ids, options: TerminationOptions())
      let failure = await cloud.failure { try await $0.terminate(call) }
      #expect(failure?.kind == (ids.count > 100 ? .tooMany : .invalid))
      let reading = await cloud.failure { try await $0.read(ids, of: product, in: "r") }
      #expect(reading != nil)
      #expect(cloud.transport.requests.isEmpty)
    }
  }

  @Test func `what the service would refuse is passed on by id`() async throws {
    let cloud = Cloud([
      .response(
        #""InstanceOperatorSet":[{"InstanceId":"a","DeniedActions":[{"Action":"#
          + #""TerminateInstances","Code":"UnsupportedOperation.InvalidInstanceState","#
          + #""Message":"busy"},{"Action":"StopInstances","Code":null}]},"#
          + #"{"InstanceId":"b","DeniedActions":null},7]"#), .response(""),
    ])
    let denied = try await cloud.service.deniedActions(of: ["a", "b"], product: .ecm)
    #expect(denied.keys.sorted() == ["a"])
    #expect(denied["a"]?.map(\.action) == ["TerminateInstances", "StopInstances"])
    #expect(denied["a"]?.first?.code == "UnsupportedOperation.InvalidInstanceState")
    #expect(try await cloud.service.deniedActions(of: ["a"], product: .ecm) == [:])
  }
}
