import Fleet
import HTTPTransport

extension ServiceFailure {
  /// What a lost exchange means.
  ///
  /// `delivery` decides: only a request that certainly never arrived leaves no doubt about a
  /// termination.
  init(transport failure: TransportFailure, phase: CallPhase) {
    self.init(
      kind: Self.kind(of: failure, phase: phase), code: Self.word(for: failure.kind),
      message: failure.message.presentable, advice: Self.advice(for: failure.kind))
  }

  /// It may have arrived, and no whole answer came in time.
  var isTimeout: Bool { kind == .unknown && code == Self.word(for: .timeout) }

  private static func kind(of failure: TransportFailure, phase: CallPhase) -> Kind {
    switch (failure.delivery, failure.kind) {
    case (.never, .cancelled): .cancelled
    case (.never, .badURL): .invalid
    case (.never, _): .unreachable
    case (.possible, _) where phase == .terminating: .unknown
    case (.possible, .cancelled): .cancelled
    case (.possible, .tooLarge): .invalid
    case (.possible, _): .unknown
    }
  }

  private static func word(for kind: TransportFailure.Kind) -> String {
    switch kind {
    case .badURL: "BadURL"
    case .nameResolution: "NameResolution"
    case .connection: "Connection"
    case .tls: "TLS"
    case .proxy: "Proxy"
    case .timeout: "Timeout"
    case .reset: "ConnectionReset"
    case .truncated: "TruncatedAnswer"
    case .tooLarge: "AnswerTooLarge"
    case .cancelled: "Cancelled"
    case .other: "Transport"
    }
  }

  private static func advice(for kind: TransportFailure.Kind) -> String {
    switch kind {
    case .nameResolution: "Check the network and the name server."
    case .connection: "Check the network, the proxy and the endpoint."
    case .tls: "The server's certificate was not accepted: check for an intercepting proxy."
    case .proxy: "Check the proxy settings."
    default: ""
    }
  }

  /// Whether another attempt of a reading can fare better than the one that failed so.
  static func isWorthRepeating(_ kind: TransportFailure.Kind) -> Bool {
    switch kind {
    case .nameResolution, .connection, .timeout, .reset, .truncated, .other: true
    case .badURL, .tls, .proxy, .tooLarge, .cancelled: false
    }
  }
}

extension String {
  /// Text from the network, fit for a line on a terminal and in a log: no control characters,
  /// and not without end.
  var presentable: String {
    let limit = 600
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars.prefix(limit) {
      let isControl = scalar.properties.generalCategory == .control
      scalars.append(isControl ? " " : scalar)
    }
    return unicodeScalars.count > limit ? String(scalars) + "…" : String(scalars)
  }
}
