import Fleet
package import HTTPTransport
import JSON

/// The role of the CVM that the program runs on, from its metadata service.
package struct InstanceRole: CredentialSource {
  /// Documented.
  package static let address = "http://metadata.tencentyun.com"

  package let name = "CVM role"
  private let transport: any HTTPTransport
  private let folder: String

  /// - Parameter address: Without a path.
  package init(transport: any HTTPTransport, address: String = InstanceRole.address) {
    self.transport = transport
    folder = "\(address)/latest/meta-data/cam/security-credentials/"
  }

  package func load() async throws(CredentialError) -> LoadedCredential? {
    let answer = try await get(folder)
    let role = String(decoding: answer, as: UTF8.self).split(whereSeparator: \.isNewline).first
    guard let role, !role.isEmpty,
      role.allSatisfy({ $0.isLetter || $0.isNumber || "-_.".contains($0) })
    else { throw CredentialError(name, .noInstanceRole) }
    let body = try await get(folder + role)
    let keys = try? JSONDocument(answer: body).root
    guard let keys, keys["Code"].text == "Success" else {
      throw CredentialError(name, .noKeysForRole(String(role)))
    }
    return try LoadedCredential(
      secretID: keys["TmpSecretId"].text, secretKey: keys["TmpSecretKey"].text,
      token: keys["Token"].text,
      expiry: keys["ExpiredTime"].double.flatMap(Timestamp.init(unixSeconds:)),
      source: "\(name) \(role)")
  }

  private func get(_ url: String) async throws(CredentialError) -> [UInt8] {
    var request = HTTPRequest(method: .get, url: url, timeout: .seconds(5))
    request.isPlainTextAllowed = true
    do throws(TransportFailure) {
      let response = try await transport.send(request)
      guard response.status == 200 else {
        throw TransportFailure(kind: .other, delivery: .possible, .httpStatus(response.status))
      }
      return response.body
    } catch {
      throw CredentialError(
        name, .metadataSilent(ServiceFailure.Cause(error.reason)), advice: .askOnCVM)
    }
  }
}
