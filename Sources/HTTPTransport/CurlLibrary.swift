import CCurl

/// libcurl, which is opened and initialized once per process, at the first request.
enum CurlLibrary {
  /// Why it cannot be used; nil if it can.
  static let refusal: TransportFailure? = {
    switch ccurl_open() {
    case CCURL_OPEN: break
    case CCURL_TOO_OLD: return failure(.libraryTooOld(version: finding))
    default: return failure(.said(finding))
    }
    let code = ccurl_global_init()
    guard code != CURLE_OK else { return nil }
    return failure(.said(String(cString: ccurl_easy_strerror(code))))
  }()

  private static var finding: String { String(cString: ccurl_finding()) }

  private static func failure(_ reason: TransportFailure.Reason) -> TransportFailure {
    TransportFailure(kind: .library, delivery: .never, reason)
  }
}
