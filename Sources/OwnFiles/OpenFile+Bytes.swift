import Glibc
import SystemPackage

// MARK: Writing

extension OpenFile {
  package func write(_ bytes: [UInt8]) throws(FileRefusal) {
    try Bytes.write(bytes.span.bytes, to: descriptor)
  }

  /// Writes in a single call, so that the output of several programs stays apart.
  ///
  /// - Returns: Whether all of it was written.
  package func writeAtOnce(_ text: String) -> Bool {
    Bytes.writeAtOnce(text, to: descriptor)
  }

  /// Waits until the disk has everything written. Called once: a system that has reported a failure
  /// may report success the next time, without the bytes.
  package func sync() throws(FileRefusal) {
    guard fdatasync(descriptor) == 0 else { throw .system(Errno(rawValue: errno)) }
  }

  package func resize(to size: Int) throws(FileRefusal) {
    try system { ftruncate(descriptor, off_t(size)) }
  }

  /// Reserves blocks of the disk, so that none is missing when it is written to.
  package func reserve(_ size: Int) throws(FileRefusal) {
    let code = posix_fallocate(descriptor, 0, off_t(size))
    guard code == 0 else { throw .system(Errno(rawValue: code)) }
  }
}

// MARK: Reading

extension OpenFile {
  /// At most `limit` bytes from `offset`, up to the file's current end.
  package func read(from offset: Int = 0, limit: Int = .max) throws(FileRefusal) -> [UInt8] {
    let wanted = min(limit, max(0, try size - offset))
    var refusal: FileRefusal?
    let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
      while filled < wanted, refusal == nil {
        let free = UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
        do throws(FileRefusal) {
          let count = try system {
            pread(descriptor, free.baseAddress, free.count, off_t(offset + filled))
          }
          if count == 0 { break }
          filled += count
        } catch {
          refusal = error
        }
      }
    }
    if let refusal { throw refusal }
    return bytes
  }

  /// All bytes from there, at most `limit`; waits for a slow writer.
  package func readToEnd(limit: Int) throws(FileRefusal) -> [UInt8] {
    try Bytes.read(descriptor, limit: limit)
  }
}

/// Reads and writes whole runs of bytes, in as many calls as needed; also for standard streams.
package enum Bytes {
  package static func write(_ text: String, to descriptor: CInt) throws(FileRefusal) {
    try write(text.utf8Span.span.bytes, to: descriptor)
  }

  package static func write(_ bytes: RawSpan, to descriptor: CInt) throws(FileRefusal) {
    var rest = bytes
    while !rest.isEmpty {
      let count = try rest.withUnsafeBytes { buffer throws(FileRefusal) in
        try system { Glibc.write(descriptor, buffer.baseAddress, buffer.count) }
      }
      guard count > 0 else { throw .system(.ioError) }
      rest = rest.extracting(droppingFirst: count)
    }
  }

  package static func writeAtOnce(_ text: String, to descriptor: CInt) -> Bool {
    var text = text
    return text.withUTF8 { Glibc.write(descriptor, $0.baseAddress, $0.count) == $0.count }
  }

  package static func read(_ descriptor: CInt, limit: Int) throws(FileRefusal) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count: Int
      do throws(FileRefusal) {
        count = try system { Glibc.read(descriptor, &buffer, buffer.count) }
      } catch .system(.resourceTemporarilyUnavailable) {
        var waited = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        poll(&waited, 1, -1)
        continue
      }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      guard bytes.count <= limit else { throw .tooLong }
    }
  }
}
