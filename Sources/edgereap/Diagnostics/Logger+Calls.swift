import Logging
import TencentCloud
import Words

extension Logger {
  /// A termination is worth a notice however it ended, any failure a warning, a reading that went
  /// well is for those who look closely.
  func note(_ attempt: APITrace) {
    let level: Logger.Level =
      if !attempt.code.isEmpty { .warning } else {
        attempt.phase == .terminating ? .notice : .debug
      }
    var metadata: Logger.Metadata = [
      "request_id": "\(attempt.requestID)", "attempt": "\(attempt.attempt)",
      "ms": "\(attempt.duration.milliseconds)",
    ]
    if !attempt.region.isEmpty { metadata["region"] = "\(attempt.region)" }
    if !attempt.code.isEmpty { metadata["code"] = "\(attempt.code)" }
    log(
      level: level, "\(attempt.service.name) \(attempt.action)", metadata: metadata)
  }

  func note(_ exchange: APIExchange) {
    let name: Logger.Message = "sent \(exchange.service.name) \(exchange.action)"
    switch exchange.answer {
    case .whole(let status, let requestID, let length, _):
      trace(
        name,
        metadata: [
          "request_id": "\(requestID)", "url": "\(exchange.url)", "body": "\(exchange.body)",
          "status": "\(status)", "bytes": "\(length)",
        ])
    case .lost(let failure):
      trace(
        name,
        metadata: [
          "url": "\(exchange.url)", "body": "\(exchange.body)",
          "lost": "\(Words.log.failure(failure))",
        ])
    }
  }
}

extension Duration {
  fileprivate var milliseconds: Int64 {
    components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
  }
}
