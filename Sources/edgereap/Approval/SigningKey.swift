import Canvas
import Fleet
import Glibc
import OwnFiles
import Words

/// The key that signs where none is named: the only one that the agent holds, else the only one among
/// those that `ssh` looks for.
struct SigningKey: Sendable {
  var home: String
  /// `SSH_AUTH_SOCK`; nil for no agent.
  var agent: String?

  /// What `ssh-keygen -f` is to be given.
  enum Choice: Sendable, Hashable {
    case file(String)
    /// A public key whose other half the agent has.
    case inAgent(publicKey: String)
  }

  private static let names = [
    "id_rsa", "id_ecdsa", "id_ecdsa_sk", "id_ed25519", "id_ed25519_sk",
  ]

  /// - Throws: where there is none, or more than one to choose from.
  func choose() throws(Exit) -> Choice {
    let held = agent.map { SSHAgent(socket: $0).keys() } ?? []
    if held.count == 1 { return .inAgent(publicKey: held[0].line) }
    guard held.isEmpty else {
      throw Exit(.refused) { words in
        words.severalKeys(
          held.map { "\($0.fingerprint) \(SafeText($0.comment).rendered())" })
      }
    }
    let files = Self.names.map { "\(home)/.ssh/\($0)" }.filter { !WholeFile.isNothing($0) }
    guard let only = files.first else { throw Exit(.refused) { $0.noSigningKey } }
    guard files.count == 1 else { throw Exit(.refused) { $0.severalKeys(files) } }
    return .file(only)
  }
}

/// What an agent says of its keys (draft-ietf-sshm-ssh-agent, `SSH_AGENTC_REQUEST_IDENTITIES`).
struct SSHAgent: Sendable {
  var socket: String

  struct Key: Sendable, Hashable {
    var blob: [UInt8]
    var comment: String

    /// As a public key's file has it.
    var line: String {
      var reader = SSHReader(blob)
      return "\(reader.text() ?? "") \(Base64.text(of: blob))\n"
    }
    var fingerprint: String { SSHPublicKey.fingerprint(of: SSHPublicKey(blob)?.key ?? blob) }
  }

  private static let longest = 1 << 20

  /// Those of a kind that can sign a plan; none where the agent cannot be asked.
  func keys() -> [Key] {
    guard let answer = ask([11]) else { return [] }
    var reader = SSHReader(answer)
    guard reader.take(1) == [12], let count = reader.number(), count < 1_000 else { return [] }
    var keys: [Key] = []
    for _ in 0..<count {
      guard let blob = reader.string(), let comment = reader.string() else { break }
      guard SSHPublicKey(blob) != nil else { continue }
      keys.append(Key(blob: blob, comment: String(decoding: comment, as: UTF8.self)))
    }
    return keys
  }

  private func ask(_ message: [UInt8]) -> [UInt8]? {
    let descriptor = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var limit = timeval(tv_sec: 10, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let path = Array(socket.utf8) + [0]
    guard path.count <= MemoryLayout.size(ofValue: address.sun_path) else { return nil }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
    let isConnected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
    let bytes = SSHReader.written(message)
    guard isConnected, send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count,
      let head = receive(4, from: descriptor)
    else { return nil }
    let length = head.reduce(0) { $0 << 8 | Int($1) }
    return length <= Self.longest ? receive(length, from: descriptor) : nil
  }

  private func receive(_ count: Int, from descriptor: Int32) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let now = bytes.withUnsafeMutableBytes { buffer in
        recv(descriptor, buffer.baseAddress.map { $0 + filled }, count - filled, 0)
      }
      guard now > 0 else { return nil }
      filled += now
    }
    return bytes
  }
}
