import CCurl

/// A libcurl easy handle, reused for the next exchange without its options.
final class EasyHandle {
  let pointer: UnsafeMutableRawPointer

  init?() {
    guard let pointer = ccurl_easy_init() else { return nil }
    self.pointer = pointer
  }

  deinit { ccurl_easy_cleanup(pointer) }

  /// Resets every option. Connections, TLS sessions and names belong to the multi handle.
  func reset() { ccurl_easy_reset(pointer) }

  /// An option that this libcurl rejects.
  ///
  /// Each option that is set is needed, the ones that make a connection safe above all, so the
  /// request is not sent without it.
  struct OptionRefused: Error {
    var option: CURLoption
    var code: CURLcode
  }

  func set(_ option: CURLoption, _ number: Int) throws(OptionRefused) {
    try check(option, ccurl_set_number(pointer, option, number))
  }

  func set(_ option: CURLoption, _ isOn: Bool) throws(OptionRefused) {
    try set(option, isOn ? 1 : 0)
  }

  /// For the options whose type is `curl_off_t`.
  func set(_ option: CURLoption, size: Int) throws(OptionRefused) {
    try check(option, ccurl_set_size(pointer, option, curl_off_t(size)))
  }

  /// libcurl takes a copy.
  func set(_ option: CURLoption, _ text: String) throws(OptionRefused) {
    try check(option, ccurl_set_text(pointer, option, text))
  }

  /// Restores the option's default.
  func unset(_ option: CURLoption) throws(OptionRefused) {
    try check(option, ccurl_set_text(pointer, option, nil))
  }

  /// The memory pointed to must outlive the exchange.
  func set(_ option: CURLoption, _ context: UnsafeMutableRawPointer) throws(OptionRefused) {
    try check(option, ccurl_set_pointer(pointer, option, context))
  }

  /// libcurl takes a copy of the body.
  func set(body: [UInt8]) throws(OptionRefused) {
    // No pointer at all would make libcurl read a body from standard input.
    guard !body.isEmpty else {
      try set(CURLOPT_POSTFIELDSIZE_LARGE, size: 0)
      return try set(CURLOPT_COPYPOSTFIELDS, "")
    }
    try set(CURLOPT_POSTFIELDSIZE_LARGE, size: body.count)
    let code = body.withUnsafeBytes { bytes in
      ccurl_set_pointer(
        pointer, CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: bytes.baseAddress))
    }
    try check(CURLOPT_COPYPOSTFIELDS, code)
  }

  /// The list must outlive the exchange.
  func set(_ option: CURLoption, _ list: HeaderList) throws(OptionRefused) {
    try check(option, ccurl_set_list(pointer, option, list.pointer))
  }

  func set(_ option: CURLoption, callback: ccurl_bytes_callback) throws(OptionRefused) {
    try check(option, ccurl_set_bytes_callback(pointer, option, callback))
  }

  func set(_ option: CURLoption, callback: ccurl_request_callback) throws(OptionRefused) {
    try check(option, ccurl_set_request_callback(pointer, option, callback))
  }

  func set(_ option: CURLoption, callback: ccurl_descriptor_callback) throws(OptionRefused) {
    try check(option, ccurl_set_descriptor_callback(pointer, option, callback))
  }

  private func check(_ option: CURLoption, _ code: CURLcode) throws(OptionRefused) {
    if code != CURLE_OK { throw OptionRefused(option: option, code: code) }
  }
}

/// Header lines in libcurl's form.
final class HeaderList {
  private(set) var pointer: UnsafeMutablePointer<curl_slist>?

  /// nil if there is no memory: a request is not sent with a header missing.
  init?(_ lines: [String]) {
    for line in lines {
      guard let longer = ccurl_slist_append(pointer, line) else { return nil }
      pointer = longer
    }
  }

  deinit { ccurl_slist_free_all(pointer) }
}
