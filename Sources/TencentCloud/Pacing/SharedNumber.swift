import Glibc
import Synchronization

/// A 64-bit number that the programs of a host share, without a lock: a file of eight bytes, mapped.
///
/// Nobody holds it, so that a program which was stopped or killed at any point keeps no other waiting.
/// An access to a page that is not there would end the program with `SIGBUS`. So the page is allocated
/// before it is mapped, and the size of the file is checked before each access: a file that is cut
/// in the microseconds between is the one case left, and only this user can cut it.
struct SharedNumber: ~Copyable {
  private static let size = MemoryLayout<Int64>.size

  private let descriptor: Int32
  private let number: UnsafeMutablePointer<Atomic<Int64>>

  /// Opens the number, 0 where it is new.
  ///
  /// nil where the file cannot be opened or mapped, or is not an ordinary file of this user with one
  /// name and eight bytes: it may be something that must not be written over.
  ///
  /// - Parameter isCreated: Whether a file that is missing is made.
  init?(_ name: String, in folder: borrowing OpenFolder, isCreated: Bool) {
    let flags = O_RDWR | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | (isCreated ? O_CREAT : 0)
    let descriptor = openat(folder.descriptor, name, flags, 0o600)
    guard descriptor >= 0 else { return nil }
    guard Self.isOwn(descriptor), posix_fallocate(descriptor, 0, off_t(Self.size)) == 0,
      let page = Self.mapped(descriptor)
    else {
      close(descriptor)
      return nil
    }
    self.descriptor = descriptor
    // A page of a file is aligned, and zero bytes are the number 0.
    number = page.bindMemory(to: Atomic<Int64>.self, capacity: 1)
  }

  deinit {
    munmap(number, Self.size)
    close(descriptor)
  }

  /// nil once the file was cut.
  var value: Int64? { isWhole ? number.pointee.load(ordering: .acquiring) : nil }

  /// - Returns: Whether it still was `old`, and is `new` now.
  borrowing func replace(_ old: Int64, by new: Int64) -> Bool {
    isWhole
      && number.pointee.compareExchange(
        expected: old, desired: new, ordering: .acquiringAndReleasing
      ).exchanged
  }

  /// Dates the file, which writing to a mapped page need not do.
  borrowing func touch() {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    futimens(descriptor, [now, now])
  }

  private var isWhole: Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_size == Self.size
  }

  private static func isOwn(_ descriptor: Int32) -> Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
      && status.st_uid == geteuid() && status.st_nlink == 1
      && [0, size].contains(Int(status.st_size))
  }

  private static func mapped(_ descriptor: Int32) -> UnsafeMutableRawPointer? {
    let page = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0)
    return page == MAP_FAILED ? nil : page
  }
}
