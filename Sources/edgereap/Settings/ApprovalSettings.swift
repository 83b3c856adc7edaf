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
  /// Whether the files are those of the policy: only root may have written them.
  var isOfPolicy = false

  static let standardProgram = "/usr/bin/ssh-keygen"

  /// Where the phrase that confirms a plan may come from.
  enum PhraseSource: String, CaseIterable, Sendable { case anywhere, terminal }

  static let keys: [SettingsKey<ApprovalSettings>] = [
    SettingsKey(
      "phrase", "terminal: the phrase is typed on a terminal, and --confirm is refused",
      "terminal：确认短语须在终端输入，拒绝 --confirm", default: "anywhere",
      policy: .only(.terminal, \.phrase)
    ) { $0.phrase = try $1.choice(PhraseSource.self) },
    SettingsKey(
      "signatures", "how many different principals have to sign a plan before it is sent",
      "发送计划前须有多少个不同的人签名", default: "0", policy: .larger(\.signatures)
    ) { $0.signatures = try $1.number(0...16) },
    SettingsKey(
      "allowed_signers", "who may sign, as ssh-keygen(1) reads it", "可签名者，格式见 ssh-keygen(1)",
      sample: "/etc/edgereap/allowed_signers", policy: .replaced(\.allowedSigners)
    ) { $0.allowedSigners = try $1.absolutePath() },
    SettingsKey(
      "revoked_signers", "keys that no longer count, as ssh-keygen(1) reads them",
      "已吊销的密钥，格式见 ssh-keygen(1)", sample: "/etc/edgereap/revoked_signers",
      policy: .replaced(\.revokedSigners)
    ) { $0.revokedSigners = try $1.absolutePath() },
    SettingsKey(
      "ssh_keygen", "the program that signs and verifies", "用于签名与验证的程序",
      sample: standardProgram, policy: .replaced(\.sshKeygen)
    ) { $0.sshKeygen = try $1.absolutePath() },
  ]
}

extension SettingsJoin<ApprovalSettings> {
  /// A file that decides who has signed. Where the policy names who may sign, only its files count: with a
  /// key that operators could add, they would approve their own plans.
  fileprivate static func replaced(
    _ path: any WritableKeyPath<ApprovalSettings, String?> & Sendable
  ) -> Self {
    Self(.replaced) {
      $0[keyPath: path].map { SettingsValue.text($0).inline }
    } join: { own, policy in
      guard policy.allowedSigners != nil else { return }
      own[keyPath: path] = policy[keyPath: path]
      own.isOfPolicy = true
    }
  }
}
