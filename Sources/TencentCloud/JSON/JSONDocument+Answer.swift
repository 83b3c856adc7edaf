extension JSONDocument {
  /// An answer as it came over the wire: a byte order mark before it is passed over, and every byte
  /// that is not UTF-8 is shown as U+FFFD.
  ///
  /// Names are kept as bytes somewhere behind the API, and one of them must not lose the page that it
  /// is on. What such a byte was is not known: a name with U+FFFD in it counts as one that could not
  /// be read, and an id with it as none.
  convenience init(answer bytes: [UInt8]) throws(JSONSyntaxError) {
    let text = bytes.withoutByteOrderMark
    try self.init(text.isUTF8 ? text : Array(String(decoding: text, as: UTF8.self).utf8))
  }
}
