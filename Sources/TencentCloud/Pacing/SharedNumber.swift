import Glibc
import OwnFiles
import Synchronization

/// A 64-bit number that the programs of a host share, without a lock: a file of eight bytes, mapped.
///
/// Nobody holds it, so that a program which was stopped or killed at any point keeps no other waiting.
/// An access to a page that is not there would end the program with `SIGBUS`. So the page is allocated
/// before it is mapped, and the size of the file is checked before each access: a file that is cut
/// in the microseconds between is the one case left, and only this user can cut it.
struct SharedNumber: ~Copyable {
  private static let size = MemoryLayout<Int64>.size

  private let file: OpenFile
  private let number: UnsafeMutablePointer<Atomic<Int64>>

  /// Opens the number, 0 where it is new.
  ///
  /// nil where the file cannot be opened or mapped, or is not an ordinary file of this user with one
  /// name and eight bytes: it may be something that must not be written over.
  ///
  /// - Parameter isCreated: Whether a file that is missing is made.
  init?(_ name: String, in folder: borrowing OpenFolder, isCreated: Bool) {
    guard
      let file = try? OpenFile(
        name, in: folder, for: isCreated ? [.updating, .made] : .updating,
        tolerating: .closedOnOpening),
      let size = try? file.size, [0, Self.size].contains(size),
      (try? file.reserve(Self.size)) != nil, let page = Self.mapped(file.descriptor)
    else { return nil }
    self.file = file
    // A page of a file is aligned, and zero bytes are the number 0.
    number = page.bindMemory(to: Atomic<Int64>.self, capacity: 1)
  }

  deinit { munmap(number, Self.size) }

  /// nil once the file was cut.
  var value: Int64? { isWhole ? number.pointee.load(ordering: .acquiring) : nil }

  /// - Returns: Whether it still was `old`, and is `new` now.
  borrowing func replace(_ old: Int64, by new: Int64) -> Bool {
    isWhole
      && number.pointee.compareExchange(
        expected: old, desired: new, ordering: .acquiringAndReleasing
      ).exchanged
  }

  borrowing func touch() { file.touch() }

  private var isWhole: Bool { (try? file.size) == Self.size }

  private static func mapped(_ descriptor: Int32) -> UnsafeMutableRawPointer? {
    let page = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0)
    return page == MAP_FAILED ? nil : page
  }
}
