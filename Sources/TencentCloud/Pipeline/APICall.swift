package import Fleet
import JSON

/// Whether a call changes anything. It decides what an ambiguous answer means.
package enum CallPhase: Sendable, Hashable, CaseIterable {
  /// May be sent again at will.
  case reading
  /// Irreversible: sent again only where it was certainly not carried out.
  case terminating
}

/// One request to an API, before it is signed.
package struct APICall: Sendable {
  package var service: CloudService
  package var action: String
  package var phase: CallPhase
  /// `X-TC-Region`. nil sends no header: an empty one is refused (observed in public issues).
  package var region: String?
  /// One JSON object.
  package var body: [UInt8]
  /// Whether a smaller request is possible: a timeout then does not repeat the call unchanged.
  package var canBeLess = false
  /// Asked after the call has waited for its turn: where it says yes, nothing is sent.
  package var isWithdrawn: @Sendable () async -> Bool = { false }

  package init(
    _ service: CloudService, _ action: String, phase: CallPhase = .reading, region: String? = nil,
    body: [UInt8] = Array("{}".utf8)
  ) {
    self.service = service
    self.action = action
    self.phase = phase
    self.region = region.flatMap { $0.isEmpty ? nil : $0 }
    self.body = body
  }
}

/// A decoded answer with the id by which support finds it.
struct APIAnswer<Value: Sendable>: Sendable {
  var value: Value
  var requestID: String
}

/// A value that can be read from an answer.
protocol JSONReadable: Sendable {
  /// - Throws: only where nothing can be made of it.
  init(json: JSONNode) throws(UnusableAnswer)
}

enum UnusableAnswer: Error, Hashable {
  case rowWithoutID
  case noAccount

  func cause(_ action: String) -> ServiceFailure.Cause {
    switch self {
    case .rowWithoutID: .rowWithoutInstanceID(action: action)
    case .noAccount: .noAccount(action: action)
    }
  }
}

/// An answer that has nothing but its RequestId.
struct NothingElse: JSONReadable {
  init(json: JSONNode) {}
}

/// An API of Tencent Cloud that edgereap calls. Each product's is with its calls.
package struct CloudService: Sendable, Hashable {
  /// The name in lower case, as in host names and signatures.
  package var name: String
  /// `X-TC-Version` (documented).
  package var version: String
  /// nil for STS, which has no instances.
  package var product: Product?

  /// The nearest entrance of the site's gateway (documented).
  package func host(on site: Site) -> String {
    switch site {
    case .intl: "\(name).intl.tencentcloudapi.com"
    case .cn: "\(name).tencentcloudapi.com"
    }
  }
}

extension JSONWritable {
  /// The parameters of a call.
  var requestBody: [UInt8] {
    var writer = JSONWriter(.line)
    writer.object(self)
    return writer.bytes
  }
}
