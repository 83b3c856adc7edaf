import Glibc
import Words

/// How many files and connections this process may have open at once (`ulimit -n`).
enum OpenFileLimit {
  /// Both services at the ceiling of their calls, over a link that answers slowly, and the files of an
  /// operation beside them.
  static let needed: rlim_t = 256

  /// Raises the limit as far as that is needed and allowed. To be called before the first connection:
  /// what runs into the limit later may be the record of what was sent.
  ///
  /// - Throws: where it is too low and may not be raised.
  static func raise() throws(Exit) {
    let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    var limit = rlimit()
    guard getrlimit(files, &limit) == 0, limit.rlim_cur < needed else { return }
    let current = limit.rlim_cur
    limit.rlim_cur = min(limit.rlim_max, needed)
    guard limit.rlim_cur == needed, setrlimit(files, &limit) == 0 else {
      throw Exit(.usage) { $0.tooFewFiles(UInt64(current), needed: UInt64(needed)) }
    }
  }
}
