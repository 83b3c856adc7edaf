import Testing

@testable import HTTPTransport

extension CurlTransport {
  /// The failure of a request that has to fail.
  func failure(
    of request: HTTPRequest, sourceLocation: SourceLocation = #_sourceLocation
  ) async -> TransportFailure? {
    do throws(TransportFailure) {
      let response = try await send(request)
      Issue.record("answered with \(response.status)", sourceLocation: sourceLocation)
      return nil
    } catch {
      return error
    }
  }
}

extension HTTPResponse {
  var text: String { String(decoding: body, as: UTF8.self) }
}
