/// The side door, which needs no signature and exists on loopback only:
///
/// - `GET /_simulator/ledger`: what was done to each instance that anything was done to
/// - `GET /_simulator/statistics`: requests by action, whose keys they named, and how
///   many met each fault
/// - `GET /_simulator/faults`: what is on
/// - `POST /_simulator/faults`: `{"on": ["throttle=5"], "off": ["slow"]}`; `off` may be `"all"`
extension Simulation.State {
  mutating func manage(_ request: WireRequest) -> WireReply {
    var reply = WireReply(status: 200, body: [], date: world.now)
    switch (request.method, request.path) {
    case ("GET", "/_simulator/ledger"): reply.body = world.ledger.json
    case ("GET", "/_simulator/statistics"): reply.body = statistics
    case ("GET", "/_simulator/faults"): reply.body = faultList
    case ("POST", "/_simulator/faults"):
      do throws(Fault.SyntaxError) {
        try switchFaults(request.body)
        reply.body = faultList
      } catch {
        reply.status = 400
        var writer = ReplyWriter()
        writer.object {
          $0.member("error", error.complaint)
        }
        reply.body = writer.bytes
      }
    default:
      reply.status = 404
      reply.body = Array(#"{"error":"ledger, statistics or faults"}"#.utf8)
    }
    return reply
  }

  /// All of it or nothing.
  private mutating func switchFaults(_ body: [UInt8]) throws(Fault.SyntaxError) {
    guard let order = try? JSONReader.read(body), case .object = order else {
      throw .unknownName("")
    }
    var on: [Fault] = []
    for text in order["on"]?.strings ?? [] { on.append(try Fault(parsing: text)) }
    var off: [FaultKind] = order["off"] == .string("all") ? FaultKind.allCases : []
    for name in order["off"]?.strings ?? [] {
      // A fault is switched off by its name; what value it had does not matter.
      if let kind = FaultKind(rawValue: name) {
        off.append(kind)
      } else {
        off.append(try Fault(parsing: name).kind)
      }
    }
    for kind in off { faults.turnOff(kind) }
    for fault in on { faults.turnOn(fault) }
  }

  private var faultList: [UInt8] {
    var writer = ReplyWriter()
    writer.object { $0.array("faults", of: faults.faults.map(\.text)) }
    return writer.bytes
  }

  private var statistics: [UInt8] {
    let rows = windows.sorted {
      ($0.key.service, $0.key.action) < ($1.key.service, $1.key.action)
    }
    var writer = ReplyWriter()
    writer.object { writer in
      writer.member("requests", rows.map(\.value.requests).reduce(0, +))
      writer.member("throttled", rows.map(\.value.throttled).reduce(0, +))
      writer.array("actions") { writer in
        for (key, window) in rows {
          writer.object { writer in
            writer.member("service", key.service)
            writer.member("action", key.action)
            writer.member("requests", window.requests)
            writer.member("throttled", window.throttled)
            writer.member("max_in_any_second", window.mostInAnySecond)
            writer.member("first", window.firstPassed.map(ClockText.precise))
            writer.member("last", window.lastPassed.map(ClockText.precise))
            if let rate = window.callsPerSecond {
              writer.member("calls_per_second", rate)
            } else {
              writer.null("calls_per_second")
            }
          }
        }
      }
      writer.array("secret_ids", of: secretIDs.sorted())
      writer.array("faults") { writer in
        for (kind, requests) in faults.met.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
          writer.object { writer in
            writer.member("name", kind.rawValue)
            writer.member("requests", requests)
          }
        }
      }
    }
    return writer.bytes
  }
}

extension Ledger {
  /// `accepted` above 1 is an instance that was terminated twice; `ignored` of them were not carried
  /// out; `strangers` of them reached a machine that took over the id of another (`incarnation`
  /// above 1). `requests` has the requests for each instance with the readings in between, as a
  /// client sees them, lost ones included.
  var json: [UInt8] {
    var writer = ReplyWriter()
    writer.object { writer in
      writer.array("instances") { writer in
        for (id, entry) in entries.sorted(by: { $0.key < $1.key }) {
          writer.object { write(id, entry, &$0) }
        }
      }
      writer.array("requests") { writer in
        for (id, requests) in requests.sorted(by: { $0.key < $1.key }) {
          writer.object { write(id, requests, &$0) }
        }
      }
    }
    return writer.bytes
  }

  private func write(_ id: String, _ requests: [Request], _ writer: inout ReplyWriter) {
    writer.member("id", id)
    writer.array("terminations") { writer in
      for request in requests {
        writer.object { writer in
          writer.member("at", ClockText.precise(request.at))
          writer.member("request_id", request.requestID)
          switch request.answer {
          case .accepted: writer.member("answer", "accepted")
          case .refused(let code): writer.member("answer", code)
          case .lost: writer.member("answer", "lost")
          }
          writer.member("readings_before", request.readingsBefore)
        }
      }
    }
  }

  private func write(_ id: String, _ entry: Entry, _ writer: inout ReplyWriter) {
    writer.member("id", id)
    writer.member("product", entry.service?.name)
    writer.member("sent", entry.attempts.count)
    writer.member("accepted", entry.attempts.count { $0.refusal == nil })
    writer.member("refused", entry.attempts.count { $0.refusal != nil })
    writer.member("ignored", entry.attempts.count(where: \.isIgnored))
    writer.member("incarnations", entry.incarnation)
    writer.member(
      "strangers", entry.attempts.count { $0.refusal == nil && $0.incarnation > 1 })
    writer.array("terminations") { writer in
      for attempt in entry.attempts {
        writer.object { writer in
          writer.member("at", ClockText.precise(attempt.at))
          writer.member("request_id", attempt.requestID)
          writer.member("accepted", attempt.refusal == nil)
          writer.member("ignored", attempt.isIgnored)
          writer.member("incarnation", attempt.incarnation)
          writer.member("code", attempt.refusal)
        }
      }
    }
    writer.array("history") { writer in
      for change in entry.history {
        writer.object { writer in
          writer.member("at", ClockText.precise(change.at))
          writer.member("state", change.state)
          writer.member("incarnation", change.incarnation)
        }
      }
    }
  }
}

extension Fault.SyntaxError {
  fileprivate var complaint: String {
    switch self {
    case .unknownName(""): #"send {"on": ["NAME"], "off": ["NAME"]}"#
    case .noAction(let text), .unknownName(let text), .badExtent(let text): help(on: text)
    case .badValue(let kind, _): help(on: kind.usage)
    }
  }

  private func help(on text: String) -> String {
    "invalid fault '\(text)'; 'edgereap simulate --help' lists the faults"
  }
}
