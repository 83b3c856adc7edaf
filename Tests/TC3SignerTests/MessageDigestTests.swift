import Testing

@testable import TC3Signer

@Suite struct MessageDigestTests {
  private func hexadecimal(_ bytes: [UInt8]) -> String { MessageDigest.hexadecimal(bytes) }

  @Test func sha256OfTheStandardsExamples() {
    #expect(
      hexadecimal(MessageDigest.sha256([]))
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      hexadecimal(MessageDigest.sha256(Array("abc".utf8)))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  /// RFC 4231, test case 2; RFC 2202, test case 2.
  @Test func authenticationCodesOfTheStandardsExamples() {
    let key = Array("Jefe".utf8)
    let message = Array("what do ya want for nothing?".utf8)
    #expect(
      hexadecimal(MessageDigest.hmacSHA256(key: key, message: message))
        == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    #expect(
      hexadecimal(MessageDigest.hmacSHA1(key: key, message: message))
        == "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79")
  }

  @Test func anEmptyKeyAndAnEmptyMessageAreTaken() {
    #expect(
      hexadecimal(MessageDigest.hmacSHA256(key: [], message: []))
        == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad")
  }

  @Test(
    arguments: [([], [], true), ([1], [1], true), ([1], [2], false), ([1], [1, 2], false)]
      as [([UInt8], [UInt8], Bool)])
  func bytesAreEqualOrNot(left: [UInt8], right: [UInt8], areEqual: Bool) {
    #expect(MessageDigest.areEqual(left, right) == areEqual)
  }
}
