import Fleet
import FoundationEssentials
import Testing

@testable import edgereap

/// What of a report of `doctor --api` may be sent to strangers.
struct PseudonymTests {
  @Test(arguments: [
    ("ein-a1b2c3d4", "ein-1"), ("10.0.0.1", "address-1"), ("2001:db8::1", "address-1"),
    ("AKIDz8krbsJ5yKBZQpn74WFkmLPx3", "secret-id-1"), ("100012340012", "number-1"),
    ("qcs::cam::uin/100012340012:root", "account-1"),
    ("98260f65-0fd2-4b35-829a-0123456789ab", "request-1"), ("边缘节点", "text-1"),
    ("web.example.com", "text-1"), ("cdn-cache-12", "text-1"),
  ])
  func everyKindKeepsItsKind(text: String, pseudonym: String) {
    var pseudonyms = Pseudonyms(names: [])
    #expect(pseudonyms.redacted(text) == pseudonym)
  }

  @Test(arguments: [
    "ap-guangzhou", "ap-guangzhou-ecm-ct2", "ap-beijing-tez-changchun-1", "RUNNING",
    "LAUNCH_FAILED", "running", "InvalidParameter", "TerminateInstances",
    "UnsupportedOperation.InvalidInstanceState", "application/json; charset=utf-8", "HTTP 400",
  ])
  func whatIsPublicStays(text: String) {
    var pseudonyms = Pseudonyms(names: ["web"])
    #expect(pseudonyms.redacted(text) == text)
  }

  @Test func theSameIsTheSameAndBothGenerationsShareANumber() {
    var pseudonyms = Pseudonyms(names: ["web"])
    #expect(pseudonyms.redacted("epm-mnop3456, bms-mnop3456") == "epm-1, bms-1")
    #expect(pseudonyms.redacted("epm-efgh5678 epm-mnop3456") == "epm-2 epm-1")
    #expect(pseudonyms.redacted("web") == "name-1")
    #expect(pseudonyms.redacted("10.0.0.1") == "address-1")
    #expect(pseudonyms.redacted("10.0.0.2 10.0.0.1") == "address-2 address-1")
  }

  @Test func whatAServiceSaidInItsOwnWordsIsLeftOut() {
    var pseudonyms = Pseudonyms(names: [])
    let finding = APIFinding(
      .edgeZoneUnknownID, .refused(code: "ResourceNotFound.Instance", message: "web is no more"),
      .differs)
    #expect(
      finding.redacted(by: &pseudonyms).observation
        == .refused(code: "ResourceNotFound.Instance", message: ""))
  }

  /// Fields whose values tell whose account it is, by kind.
  private static let fields: [String: Set<String>] = [
    "name": ["InstanceName", "ModuleName", "Key", "Value", "AddressName", "name"],
    "address": [
      "PublicIp", "PublicIpV6", "PrivateIp", "PrivateIpV6", "PublicIPAddress", "PrivateIPAddress",
      "AddressIp", "Ip", "endpoint",
    ],
    "account": ["AccountId", "UserId", "Arn", "account", "RoleArn", "arn", "AppId", "Uin"],
    "token": [
      "TmpSecretId", "TmpSecretKey", "Token", "SecretId", "SecretKey", "secretId", "secretKey",
      "token", "RequestId", "request_id",
    ],
    "id": [
      "InstanceId", "ModuleId", "NetworkInterfaceId", "AddressId", "MachineId", "id", "UUID",
      "PublicNetworkId",
    ],
  ]

  /// Values of those fields in every kept input of the fuzzer, however damaged the input is.
  private static let corpus: [String: Set<String>] = {
    let folder = "/" + #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
    let corpora = "\(folder)/Fuzzing/Corpora"
    var found: [String: Set<String>] = [:]
    for path in (try? FileManager.default.subpathsOfDirectory(atPath: corpora)) ?? [] {
      guard let data = try? Data(contentsOf: URL(filePath: "\(corpora)/\(path)")) else { continue }
      for match in String(decoding: data, as: UTF8.self)
        .matches(of: /"([A-Za-z_]+)"\s*:\s*"([^"\\]+)"/)
      {
        for (kind, names) in fields where names.contains(String(match.output.1)) {
          found[kind, default: []].insert(String(match.output.2))
        }
      }
    }
    return found
  }()

  @Test(arguments: ["name", "address", "account", "token", "id"])
  func nothingOfTheKeptInputsOfTheFuzzerIsLetThrough(kind: String) throws {
    let values = try #require(Self.corpus[kind])
    #expect(values.count >= 5, "\(kind): \(values.sorted().prefix(9))")
    // What an account has named is known from its listing; everything else shows by its shape.
    var pseudonyms = Pseudonyms(names: kind == "name" ? values : [])
    for value in values where kind == "name" || Self.tells(value) {
      let redacted = pseudonyms.redacted(value)
      // A name of one letter is in the word that replaces it.
      let isInside = value.count > 2 && redacted.contains(value)
      #expect(redacted != value && !isInside, "\(kind): \(value) \(redacted)")
    }
  }

  /// Whether a value can belong to one account alone: a word of letters, as fuzzers leave behind, cannot,
  /// nor can a number of four digits.
  private static func tells(_ value: String) -> Bool {
    value.contains { $0.isNumber || !$0.isASCII } && value.count > 4
      && !value.contains(where: \.isWhitespace)
  }
}
