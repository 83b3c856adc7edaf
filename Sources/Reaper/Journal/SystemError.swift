import Glibc

/// What the system said last, in its own words.
struct SystemError: Error, CustomStringConvertible {
  let code: Int32

  init(code: Int32 = errno) { self.code = code }

  var description: String {
    var buffer = [CChar](repeating: 0, count: 256)
    // The message is copied into our own buffer, since strerror's is shared by all threads.
    guard strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
    let text = String(
      decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    return text.isEmpty ? "error \(code)" : text
  }
}
