extension [UInt8] {
  /// Without the mark that some editors and gateways put before UTF-8, which has only one byte order.
  var withoutByteOrderMark: [UInt8] {
    starts(with: [0xEF, 0xBB, 0xBF]) ? Array(dropFirst(3)) : self
  }
}
