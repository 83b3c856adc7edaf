/// What is asked for before a plan is sent: where its phrase is typed, and how many others have signed it.
struct ApprovalSettings: Sendable, Hashable {
  var phrase = PhraseSource.anywhere
  /// Distinct principals of `allowedSigners` who have to have signed a plan; 0 asks for none.
  var signatures = 0
  /// Who may sign, as ssh-keygen(1) reads it: an absolute path.
  var allowedSigners: String?
  /// Keys that count no more, as ssh-keygen(1) reads them: an absolute path.
  var revokedSigners: String?
  /// The program that signs and verifies; nil is ``standardProgram``.
  var sshKeygen: String?

  static let standardProgram = "/usr/bin/ssh-keygen"

  /// Where the phrase that confirms a plan may come from.
  enum PhraseSource: String, CaseIterable, Sendable { case anywhere, terminal }

  static let keys: [SettingsKey<ApprovalSettings>] = [
    SettingsKey(
      "phrase", "terminal: the phrase is typed on a terminal, and --confirm is refused",
      "terminal：确认短语须在终端输入，拒绝 --confirm", default: "anywhere"
    ) { $0.phrase = try $1.choice(PhraseSource.self) },
    SettingsKey(
      "signatures", "how many different principals have to sign a plan before it is sent",
      "发送计划前须有多少个不同的人签名", default: "0"
    ) { $0.signatures = try $1.number(0...16) },
    SettingsKey(
      "allowed_signers", "who may sign, as ssh-keygen(1) reads it", "可签名者，格式见 ssh-keygen(1)",
      sample: "/etc/edgereap/allowed_signers"
    ) { $0.allowedSigners = try $1.absolutePath() },
    SettingsKey(
      "revoked_signers", "keys that no longer count, as ssh-keygen(1) reads them",
      "已吊销的密钥，格式见 ssh-keygen(1)", sample: "/etc/edgereap/revoked_signers"
    ) { $0.revokedSigners = try $1.absolutePath() },
    SettingsKey(
      "ssh_keygen", "the program that signs and verifies", "用于签名与验证的程序",
      sample: standardProgram
    ) { $0.sshKeygen = try $1.absolutePath() },
  ]
}
