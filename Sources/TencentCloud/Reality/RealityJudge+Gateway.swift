import Fleet

/// Statements about every answer.
extension RealityJudge {
  var contentType: Sight {
    let types = heads.compactMap { $0.header("Content-Type") }
    let other = types.first { $0 != "application/json" }
    guard let shown = other ?? types.first else { return (.noAnswer(code: "NotAsked"), nil) }
    return (
      .header(shown, answers: types.count { $0 == shown }, of: heads.count),
      other == nil && types.count == heads.count
    )
  }

  /// A correction of the clock needs it: it is the service's own where no cache is in between.
  var dateHeader: Sight {
    guard !heads.isEmpty else { return (.noAnswer(code: "NotAsked"), nil) }
    let dated = heads.count { $0.header("Date") != nil && $0.header("Age") == nil }
    return (.header("Date", answers: dated, of: heads.count), dated == heads.count)
  }

  var errorStatus: Sight {
    guard !errors.isEmpty else { return (.nothing(.noError), nil) }
    let others = errors.map(\.status).filter { $0 != 200 }
    let shown = others.first ?? 200
    return (
      .header("HTTP \(shown)", answers: errors.count { $0.status == shown }, of: errors.count),
      others.isEmpty
    )
  }

  var retryAfter: Sight {
    guard !throttled.isEmpty else { return (.nothing(.nothingThrottled), nil) }
    let count = throttled.count { $0.header("Retry-After") != nil }
    return (.header("Retry-After", answers: count, of: throttled.count), count == 0)
  }
}
