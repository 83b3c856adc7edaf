package import Fleet
package import HTTPTransport

extension ServiceFailure {
  /// Translates the failure of an exchange.
  ///
  /// `delivery` decides: only a request that certainly never arrived leaves no doubt about a
  /// termination.
  package init(transport failure: TransportFailure, phase: CallPhase) {
    self.init(
      kind: Self.kind(of: failure, phase: phase), code: Self.word(for: failure.kind),
      Cause(failure.reason), advice: Self.advice(for: failure.kind))
  }

  /// Whether a request that may have arrived got no complete answer in time.
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
    case .library: "NoLibrary"
    case .other: "Transport"
    }
  }

  private static func advice(for kind: TransportFailure.Kind) -> Advice? {
    switch kind {
    case .nameResolution: .checkNameServer
    case .connection: .checkConnection
    case .tls: .checkCertificate
    case .proxy: .checkProxy
    case .library: .installLibcurl
    default: nil
    }
  }

  /// Whether another attempt of a reading can fare better than the one that failed so.
  static func isWorthRepeating(_ kind: TransportFailure.Kind) -> Bool {
    switch kind {
    case .nameResolution, .connection, .timeout, .reset, .truncated, .other: true
    case .badURL, .tls, .proxy, .tooLarge, .library, .cancelled: false
    }
  }
}

extension ServiceFailure.Cause {
  init(_ reason: TransportFailure.Reason) {
    self =
      switch reason {
      case .said(let text): .said(text.presentable)
      case .cancelled: .transport(.cancelled)
      case .cancelledBeforeSending: .transport(.cancelledBeforeSending)
      case .shutDown: .transport(.shutDown)
      case .libraryTooOld(let version): .transport(.libraryTooOld(version: version))
      case .noAnswer(let time): .transport(.noAnswer(seconds: time.components.seconds))
      case .endedBeforeAnswer: .transport(.endedBeforeAnswer)
      case .noFinalAnswer(let status): .transport(.noFinalAnswer(status: status))
      case .endedInHeader: .transport(.endedInHeader)
      case .headerTooLarge: .transport(.headerTooLarge)
      case .answerTooLarge: .transport(.answerTooLarge)
      case .httpStatus(let status): .transport(.httpStatus(status))
      case .urlNeedsEscape: .transport(.urlNeedsEscape)
      case .urlScheme: .transport(.urlScheme)
      case .urlAddress: .transport(.urlAddress)
      case .plainText(let host): .transport(.plainText(host: host))
      case .notThisMachine(let host, let address):
        .transport(.notThisMachine(host: host, address: address))
      case .proxyScheme: .transport(.proxyScheme)
      case .proxyNeedsEscape: .transport(.proxyNeedsEscape)
      case .proxyAddress: .transport(.proxyAddress)
      case .header(let name): .transport(.header(name))
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
