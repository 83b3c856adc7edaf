import JSON
@testable import Simulator
import TC3Signer

extension Parser {
  /// A request in the form of HTTP: line, headers, an empty line, body. Without an `Authorization` a
  /// `POST` is signed here, so that what stands behind the signature is reached.
  static let simulator = Parser(name: "simulator") { input in
    let (request, isSigned) = request(of: input.lines)
    let simulation = Simulation(
      SimulatorConfiguration(
        instanceCount: 12, rateLimit: 0, clock: SimulatorClock { 1_795_248_000_000_000 }))
    let reply = simulation.reply(to: request)
    promise((200..<600).contains(reply.status), "a status that HTTP has not")
    if reply.contentType == "application/json", reply.delivery == .whole,
      !request.path.hasPrefix("/latest/")
    {
      promise((try? JSONDocument(reply.body)) != nil, "an answer that is not JSON: \(reply.text)")
    }
    guard !isSigned else { return }
    let ledger = simulation.reply(
      to: WireRequest(method: "GET", target: "/_simulator/ledger", headers: [], body: []))
    promise(!ledger.text.contains("\"accepted\":true"), "something was done without a signature")
  }

  private static func request(of lines: [[UInt8]]) -> (WireRequest, isSigned: Bool) {
    let texts = lines.map { String(decoding: $0, as: UTF8.self) }
    let end = texts.firstIndex(of: "") ?? texts.count
    let words = (texts.first ?? "").split(separator: " ", maxSplits: 1).map(String.init)
    var headers = texts[min(1, end)..<end].compactMap { line -> (name: String, value: String)? in
      let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
      return parts.count == 2 ? (parts[0], String(parts[1].drop { $0 == " " })) : nil
    }
    let body = lines[min(end + 1, lines.count)...].joined(separator: [10])
    let method = words.first ?? "POST"
    let hasOwn = headers.contains { $0.name.lowercased() == "authorization" }
    if method == "POST", !hasOwn {
      let service = headers.first { $0.name == "Service" }?.value ?? "ecm"
      let signed = TC3Signer.Request(
        host: "\(service).tencentcloudapi.com", service: service,
        contentType: "application/json", payload: Array(body))
      headers =
        TC3Signer().headers(
          for: signed, credential: SimulatorConfiguration.defaultCredential,
          timestamp: 1_795_248_000) + headers
    }
    return (
      WireRequest(
        method: method, target: words.count > 1 ? words[1] : "/", headers: headers,
        body: Array(body)), method == "POST" && !hasOwn
    )
  }
}
