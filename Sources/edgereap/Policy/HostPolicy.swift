import OwnFiles
import TencentCloud
import Words

/// What root has decided for every operator of this host. It is read at the door of a command and again
/// right before something is sent; no variable and no option leads to another file.
enum HostPolicy: Sendable, Hashable {
  /// There is none.
  case absent
  case inForce(PolicyFile)
  /// There is one, and what it says is not known: nothing is sent.
  case untrusted(UntrustedPolicy)

  static let path = "/etc/edgereap/policy.yaml"

  /// More than any policy needs, and little enough for each start.
  static let largest = 1 << 20

  /// - Parameter anchor: the folder from which on only root may write.
  static func read(from path: String = path, below anchor: String = "/") -> HostPolicy {
    do throws(BindingFile.Refusal) {
      guard let bytes = try BindingFile.read(path, from: anchor, limit: largest) else {
        return .absent
      }
      return parse(bytes, path)
    } catch {
      return .untrusted(UntrustedPolicy(error))
    }
  }

  private static func parse(_ bytes: [UInt8], _ path: String) -> HostPolicy {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return .untrusted(UntrustedPolicy(SettingsError(file: path) { $0.notUTF8 }))
    }
    do {
      return .inForce(try PolicyFile(text, file: path))
    } catch {
      return .untrusted(
        UntrustedPolicy(
          error as? SettingsError ?? SettingsError(file: path, problem: { _ in "\(error)" })))
    }
  }

  var file: PolicyFile? { if case .inForce(let file) = self { file } else { nil } }
  var untrusted: UntrustedPolicy? {
    if case .untrusted(let problem) = self { problem } else { nil }
  }
}

extension HostPolicy {
  /// For standard error, where it cannot be trusted.
  func sayUntrusted() {
    if let untrusted { StandardStreams.tell(untrusted.sentence(.spoken)) }
  }
}

/// Which policy a session is under.
enum PolicySource: Sendable {
  case host
  /// The built-in simulator's fleet is nobody's.
  case none

  func read() -> HostPolicy {
    switch self {
    case .host: .read()
    case .none: .absent
    }
  }
}

/// Why a policy cannot be trusted, and what fixes it.
struct UntrustedPolicy: Error, Sendable {
  private var problem: Sentence
  private var remedy: Sentence

  /// Its file, or a folder above it, is not root's alone.
  init(_ refusal: BindingFile.Refusal) {
    let (path, problem) = (refusal.path, refusal.problem)
    self.problem = { $0.complaint(path, $0.policy(problem.problem)) }
    remedy = { $0.policyRemedy(problem.problem, path) }
  }

  /// It says what a policy cannot say.
  init(_ error: SettingsError) {
    problem = error.sentence
    remedy = { _ in "" }
  }

  var sentence: Sentence { { [self] in $0.policyUntrusted(problem($0), remedy: remedy($0)) } }

  /// What is wrong.
  func finding(_ words: Words) -> String { problem(words) }
  /// What fixes it; empty where the problem says so.
  func advice(_ words: Words) -> String { remedy(words) }
}

/// By what it says.
extension UntrustedPolicy: Hashable {
  static func == (left: UntrustedPolicy, right: UntrustedPolicy) -> Bool {
    left.problem(.log) == right.problem(.log)
  }

  func hash(into hasher: inout Hasher) { hasher.combine(problem(.log)) }
}
