/// Why a place with keys cannot be used. Nothing in it is a secret.
package indirect enum CredentialProblem: Fact {
  case noKeys
  case missingValue(name: String)
  case foreignCharacters(name: String)
  /// A variable that goes with others that are set.
  case variableNotSet(String)
  case noToken

  // A file.
  case file(FileProblem)
  /// The mode of the file lets other users read it.
  case readableByOthers(mode: String)
  case utf16
  case notUTF8
  case empty
  case notJSON(line: Int)
  case notAnObject
  case noSection(String, others: [String])
  case keysOutsideSection(String)
  case sectionLacks(String, names: [String])

  // A profile of tccli.
  case notAProfileName(String)
  case noProfile(String, others: [String])
  case profileIsInstanceRole
  case unknownLogin
  case nobodyLoggedIn
  case loginExpired(Timestamp)

  // A command.
  case unreadableCommand
  case tookTooLong(seconds: Int64)
  case endedWith(status: Int)
  case endedBySignal(Int)
  case printedTooMuch
  case cannotStart(String)
  /// In the words of the system.
  case process(String)
  case foreignOutput
  case expiryWithoutOffset

  // A service.
  case metadataSilent(ServiceFailure.Cause)
  case noInstanceRole
  case noKeysForRole(String)
  case otherAccount(String, expected: String)
  case ownerUnknown(code: String, ServiceFailure.Cause)
  case exchangeFailed(action: String, code: String, ServiceFailure.Cause)

  package static let sample = CredentialProblem.noKeys

  package static let kinds: [FactKind<CredentialProblem>] =
    FactKind.plain(
      .noKeys, .noToken, .utf16, .notUTF8, .empty, .notAnObject, .profileIsInstanceRole,
      .unknownLogin, .nobodyLoggedIn, .unreadableCommand, .printedTooMuch, .foreignOutput,
      .expiryWithoutOffset, .noInstanceRole)
    + [
      FactKind(Self.missingValue), FactKind(Self.foreignCharacters), FactKind(Self.variableNotSet),
      FactKind(Self.file), FactKind(Self.readableByOthers), FactKind(Self.notJSON),
      FactKind(Self.noSection), FactKind(Self.keysOutsideSection), FactKind(Self.sectionLacks),
      FactKind(Self.notAProfileName), FactKind(Self.noProfile), FactKind(Self.loginExpired),
      FactKind(Self.tookTooLong), FactKind(Self.endedWith), FactKind(Self.endedBySignal),
      FactKind(Self.cannotStart), FactKind(Self.process), FactKind(Self.metadataSilent),
      FactKind(Self.noKeysForRole), FactKind(Self.otherAccount), FactKind(Self.ownerUnknown),
      FactKind(Self.exchangeFailed),
    ]
}
