import CHost
import Glibc

/// Facts of this process.
enum Host {
  /// Where the running program lies, links resolved; its name where the kernel does not tell.
  static var programPath: String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard count > 0 else { return CommandLine.arguments.first ?? "edgereap" }
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

/// What this process holds is not for files and neighbours: keys, tokens and the environment that
/// they may have come in.
extension Host {
  /// To be called before anything else. What it does cannot be undone inside the program, and does
  /// not pass to the programs that it starts.
  ///
  /// - Parameter backtrace: what the environment asks of the backtraces of Swift.
  static func keepToItself(backtrace: String?) {
    host_forbid_dumps()
    if !tellsNoMemory(backtrace) { leaveCrashesToTheKernel() }
    // A limit on the length of files is an error of the write, like a disk that is full.
    signal(SIGXFSZ, SIG_IGN)
  }

  /// A backtrace of Swift shows registers and the memory that they point to, which may be a key, on
  /// standard error or in a file. One without them is left alone.
  static func tellsNoMemory(_ backtrace: String?) -> Bool {
    backtrace?.split(separator: ",").last { $0.hasPrefix("registers=") } == "registers=none"
  }

  private static func leaveCrashesToTheKernel() {
    for number in [SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV] {
      signal(number, SIG_DFL)
    }
  }
}
