import Fleet
import Testing

@testable import edgereap

/// Signatures are taken apart as `ssh-keygen` would take them, or not at all.
@Suite struct SSHSignatureTests {
  @Test func whatIsReadIsWhatIsWritten() throws {
    let people = Signers()
    people.key("authority")
    people.key("bob")
    people.certify("bob", by: "authority", id: "bob-id", principals: "bob@example.com")
    for key in ["bob", "bob-cert.pub"] {
      let text = people.signature(by: key).signature
      let signature = try #require(SSHSignature(text))
      #expect(String(decoding: signature.armoured, as: UTF8.self) == text)
      #expect(signature.namespace == "edgereap-plan")
      #expect(signature.certificate?.keyID == (key == "bob" ? nil : "bob-id"))
      #expect(Base64.text(of: signature.key) == people.read("bob.pub").split(separator: " ")[1])
    }
  }

  @Test func noCutOrChangedByteBringsItDown() throws {
    let people = Signers()
    people.key("alice", type: "rsa")
    let text = people.signature(by: "alice").signature
    for count in 0..<text.count { _ = SSHSignature(String(text.prefix(count))) }
    let lines = text.split(separator: "\n").dropFirst().dropLast().joined()
    let bytes = try #require(Base64.bytes(of: lines))
    for index in stride(from: 0, to: bytes.count, by: 3) {
      var changed = bytes
      changed[index] ^= 0xFF
      _ = SSHSignature(armour(changed))
      _ = SSHSignature(armour(Array(bytes.prefix(index))))
    }
    #expect(SSHSignature(armour(bytes + [0])) == nil)
  }

  /// SSH takes a number with a zero before it for the same number, so that one key would be two.
  @Test func aKeyIsWrittenInOneWayOnly() throws {
    let number: [UInt8] = [0x00, 0x80, 0x01]
    func key(_ exponent: [UInt8]) -> [UInt8] {
      [Array("ssh-rsa".utf8), exponent, number].flatMap(SSHReader.written)
    }
    #expect(SSHPublicKey(key([1, 0, 1])) != nil)
    #expect(SSHPublicKey(key([0, 1, 0, 1])) == nil)
    #expect(SSHPublicKey(key([])) == nil)
    #expect(SSHPublicKey(key([1, 0, 1]) + [0]) == nil)
    #expect(
      SSHPublicKey(["ssh-dss", "a"].map { Array($0.utf8) }.flatMap(SSHReader.written)) == nil)
  }

  @Test func base64HasOneWayToo() {
    for count in 0..<9 {
      let bytes = (0..<count).map { UInt8($0 * 31) }
      #expect(Base64.bytes(of: Base64.text(of: bytes)) == bytes)
    }
    for text in ["A", "AA", "AB==", "AAB=", "A===", "A-A=", "AAAA=", "====", "AA=A"] {
      #expect(Base64.bytes(of: text) == nil, "\(text)")
    }
  }

  private func armour(_ bytes: [UInt8]) -> String {
    "-----BEGIN SSH SIGNATURE-----\n\(Base64.text(of: bytes))\n-----END SSH SIGNATURE-----\n"
  }
}
