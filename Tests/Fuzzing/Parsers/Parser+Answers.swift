import Fleet
@testable import HTTPTransport
import JSON
import Support
import TC3Signer
@testable import TencentCloud

extension Parser {
  /// One answer of the API to each kind of call, through the whole pipeline; every later request is
  /// answered with an empty list.
  static let answers = Parser(name: "answers") { input in
    var input = input
    let call = input.choice(of: 10)
    let form = input.choice()
    let body = body(form, input.bytes)
    let transport = ScriptedTransport(answer(form, body))
    let failure = waited { await Asked(transport).failure(of: call) }
    if let failure {
      promiseHarmless(
        failure.code + failure.cause.spelled.joined() + failure.requestID, "a failure")
      promise(failure.cause.spelled.joined().utf8.count < 8192, "a message without end")
    }
    guard call == 8 || call == 9 else { return }
    // A termination is sent again only after a refusal that says that nothing was done.
    let refused = (try? JSONDocument(body).root["Response"]["Error"].exists) ?? false
    promise(transport.requests.count == 1 || refused, "a termination was sent twice")
  }

  private static func body(_ form: UInt8, _ bytes: [UInt8]) -> [UInt8] {
    form & 1 == 0
      ? bytes : Array(#"{"Response":{"#.utf8) + bytes + Array(#","RequestId":"r-1"}}"#.utf8)
  }

  private static func answer(
    _ form: UInt8, _ body: [UInt8]
  ) -> @Sendable (HTTPRequest, Int) -> ScriptedTransport.Answer {
    let status = [200, 200, 200, 302, 404, 429, 500, 503][Int(form >> 1 & 7)]
    return { _, number in
      number == 1
        ? .success(
          HTTPResponse(
            status: status, headers: [("Date", "Sat, 21 Nov 2026 08:12:30 GMT")], body: body))
        : .response(#""TotalCount":0,"InstanceSet":[]"#)
    }
  }
}

/// A service that answers as it was told.
struct Asked: Sendable {
  let service: TencentCloudService

  init(_ transport: ScriptedTransport) { service = .scripted(transport) }

  /// What a call fails with; nil where it does not.
  func failure(of call: Int) async -> ServiceFailure? {
    do throws(ServiceFailure) {
      try await ask(call)
      return nil
    } catch {
      return error
    }
  }

  private func ask(_ call: Int) async throws(ServiceFailure) {
    switch call {
    case 0: _ = try await service.callerIdentity()
    case 1: _ = try await service.discover(.ecm)
    case 2: _ = try await service.discover(.edgezone)
    case 3:
      let listed = try await service.read(.instances(["ein-1"], of: .ecm, in: "")).instances
      for instance in listed { promise(!instance.id.isEmpty, "an instance without an id") }
    case 4:
      _ = try await service.read(.instances(["epm-1"], of: .edgezone, in: "ap-guangzhou"))
    case 5:
      _ = try await service.list(ListingScope(product: .ecm, region: nil)) { page in
        promise(page.total ?? 0 >= 0, "a negative total")
      }
    case 6: _ = try await service.deniedActions(of: ["ein-1"], product: .ecm)
    case 7:
      _ = try await service.resources(.interfaces(["eni-1"]), of: .ecm)
      for kind in [AssociatedResource.Kind.networkInterface, .address] {
        _ = try await service.resources(
          .everything(kind, in: "ap-guangzhou", pages: 3), of: .ecm)
      }
    case 8: _ = try await service.terminate(termination(.ecm, "ein-1"))
    default: _ = try await service.terminate(termination(.edgezone, "epm-1"))
    }
  }

  private func termination(_ product: Product, _ id: String) -> TerminationCall {
    TerminationCall(
      product: product, region: "ap-guangzhou", ids: [id], options: TerminationOptions())
  }
}
