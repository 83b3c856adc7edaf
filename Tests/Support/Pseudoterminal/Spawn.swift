import CVTerm
import Glibc

/// A program to be started with a terminal as its own: leader of a session, default signals.
struct Spawn {
  var program: String
  var arguments: [String]
  var environment: [String: String]
  var workingDirectory: String?

  func start(on slaveName: String) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Opened by the leader of a session without a terminal, it becomes that session's own.
    posix_spawn_file_actions_addopen(&actions, 0, slaveName, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    if let workingDirectory {
      _ = posix_spawn_file_actions_addchdir_np(&actions, workingDirectory)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    let newSession: Int32 = 0x80
    let flags = newSession | Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)
    posix_spawnattr_setflags(&attributes, Int16(flags))
    return try start(&actions, &attributes)
  }

  private func start(
    _ actions: inout posix_spawn_file_actions_t, _ attributes: inout posix_spawnattr_t
  ) throws -> pid_t {
    var strings = ([program] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (strings + variables).forEach { free($0) } }
    var process: pid_t = 0
    let failure = posix_spawn(&process, program, &actions, &attributes, &strings, &variables)
    guard failure == 0 else { throw PseudoTerminalError.system("posix_spawn \(program)", failure) }
    return process
  }
}

/// Programs of this package, as built beside the tests.
package enum BuiltProgram {
  /// The path of an executable product: the one that `EDGEREAP_PROGRAMS` names a folder of, where it has
  /// such a product, so that what is shipped is what is played.
  package static func path(_ name: String) -> String {
    if let folder = getenv("EDGEREAP_PROGRAMS").map({ String(cString: $0) }), !folder.isEmpty,
      access("\(folder)/\(name)", X_OK) == 0
    {
      return "\(folder)/\(name)"
    }
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    let bytes = buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }
    let folder = String(decoding: bytes, as: UTF8.self).split(separator: "/").dropLast()
    return "/" + folder.joined(separator: "/") + "/" + name
  }
}
