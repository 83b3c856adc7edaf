import Foundation
import Testing

@testable import TC3Signer

/// The published and the recorded signatures, as the file beside the tests holds them.
struct SignatureVectors: Decodable {
  /// Recorded from the official client, or made by code that reproduces the official examples.
  var tc3: [Recorded]
  /// From the documents, which show the steps alone.
  var official: [Official]
  var v1: [Version1]

  static func load() throws -> SignatureVectors {
    let url = try #require(Bundle.module.url(forResource: "Vectors", withExtension: nil))
      .appending(path: "tc3-vectors.json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(SignatureVectors.self, from: Data(contentsOf: url))
  }

  /// What every signature of TC3 is compared with, step by step.
  struct Steps: Decodable, Equatable {
    var payloadSha256: String
    var canonicalRequest: String
    var hashedCanonicalRequest: String
    var stringToSign: String
    var secretDate: String
    var secretService: String
    var secretSigning: String
    var signature: String
    var authorization: String
  }

  struct Recorded: Decodable {
    var name: String
    var method: String
    var host: String
    var service: String
    var action: String
    var timestamp: Int64
    var secretId: String
    var secretKey: String
    var token: String?
    var query: String
    var bodyUtf8: String
    var bodyHex: String
    var headers: [String: String]?
    var payloadSha256: String
    var canonicalRequest: String
    var hashedCanonicalRequest: String
    var stringToSign: String
    var secretDate: String
    var secretService: String
    var secretSigning: String
    var signature: String
    var authorization: String

    var steps: Steps {
      Steps(
        payloadSha256: payloadSha256, canonicalRequest: canonicalRequest,
        hashedCanonicalRequest: hashedCanonicalRequest, stringToSign: stringToSign,
        secretDate: secretDate, secretService: secretService, secretSigning: secretSigning,
        signature: signature, authorization: authorization)
    }

    var credential: Credential {
      Credential(secretID: secretId, secretKey: secretKey, token: token)
    }

    /// The content type and the names of the headers are inputs, which two of the vectors give
    /// only within the canonical request.
    var request: TC3Signer.Request {
      let signsAction = canonicalRequest.contains("\nx-tc-action:")
      return TC3Signer.Request(
        method: method, host: host, service: service, query: query,
        contentType: method == "GET"
          ? "application/x-www-form-urlencoded" : headers?["Content-Type"] ?? "application/json",
        additionalSignedHeaders: signsAction ? [("X-TC-Action", action)] : [],
        payload: Array(bodyUtf8.utf8),
        isPayloadUnsigned: headers?["X-TC-Content-SHA256"] == "UNSIGNED-PAYLOAD")
    }
  }

  /// The steps stand beside the name in the file.
  struct Official: Decodable {
    var name: String
    var steps: Steps

    private enum CodingKeys: CodingKey { case name }

    init(from decoder: any Decoder) throws {
      name = try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .name)
      steps = try Steps(from: decoder)
    }
  }

  struct Version1: Decodable {
    var name: String
    var method: String
    var sourceString: String
    var signature: String
    var sigMethod: String
  }
}
