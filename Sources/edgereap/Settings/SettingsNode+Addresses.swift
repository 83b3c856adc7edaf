import Fleet
import TencentCloud
import Words

/// Addresses and names of the cloud, read as what uses them reads them.
extension SettingsNode {
  /// The one address of a profile. A file cannot say that it means the services' own: it leaves the
  /// key out.
  func endpoint() throws(SettingsError) -> String {
    let address = try text()
    guard !address.isEmpty else { throw error { $0.emptyEndpoint } }
    do throws(EndpointError) {
      return try Endpoint(site: .intl, address: address).address
    } catch let refusal {
      throw error { $0.endpoint(refusal) }
    }
  }

  /// Of the metadata service, which is plain http by nature.
  func metadataAddress() throws(SettingsError) -> String {
    let address = try text()
    for scheme in ["http://", "https://"] where address.hasPrefix(scheme) {
      let host = address.dropFirst(scheme.count)
      guard let endpoint = try? Endpoint(site: .intl, address: "https://\(host)") else { break }
      return scheme + endpoint.address.dropFirst("https://".count)
    }
    throw unexpected { $0.aServiceAddress }
  }

  func accountIDs() throws(SettingsError) -> [String] {
    var ids: [String] = []
    for item in try list() {
      let id = try item.text()
      guard !id.isEmpty, id.allSatisfy(Self.isDigit) else {
        throw item.unexpected { $0.anAccountID }
      }
      ids.append(id)
    }
    return ids
  }

  /// `qcs::cam::uin/100012345678:roleName/edge-operator`, or with `role/` and its id.
  func roleARN() throws(SettingsError) -> String {
    let arn = try text()
    let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
    let isRole =
      parts.count == 6 && parts[..<4].elementsEqual(["qcs", "", "cam", ""])
      && parts[4].hasPrefix("uin/") && parts[4].dropFirst(4).first != nil
      && parts[4].dropFirst(4).allSatisfy(Self.isDigit)
      && ["roleName/", "role/"].contains { parts[5].hasPrefix($0) && parts[5].count > $0.count }
      && arn.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    guard isRole else { throw unexpected { $0.aRoleARN } }
    return arn
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
}

extension Words {
  func endpoint(_ refusal: EndpointError) -> String {
    switch refusal {
    case .malformed(let address): malformedEndpoint(address.contains("@") ? nil : address)
    case .unencrypted(let address): unencryptedEndpoint(address)
    }
  }
}
