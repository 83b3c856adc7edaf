/// Why an instance is held back.
///
/// Code and message are part of a plan's digest and are kept as they were frozen.
package struct Hold: Sendable {
  package var code: String
  package var message: String
  package var reason: Reason

  package init(code: String, message: String) {
    self.init(.written(code: code, message: message))
  }

  package init(_ code: Code, _ message: String) {
    self.init(code: code.rawValue, message: message)
  }

  package init(_ reason: Reason) {
    code = reason.code
    message = reason.message
    self.reason = reason
  }

  /// edgereap's own codes; the API's are kept verbatim.
  package enum Code: String, Sendable, CaseIterable {
    case protected = "Protected"
    case alreadyTerminating = "AlreadyTerminating"
    case wrongState = "WrongState"
    case denied = "DeniedAction"
    case changed = "ChangedSincePlanned"
    case absent = "Absent"
    case notRead = "NotReadAgain"
    case openElsewhere = "OpenInOtherOperation"
  }

  package enum Reason: Fact {
    case protected(ProtectionVerdict)
    case alreadyTerminating(state: String)
    case wrongState(state: String)
    /// What the service says of it; either may be empty.
    case denied(code: String, message: String)
    case changed([Change])
    case absent
    case notRead(code: String, requestID: String)
    case openElsewhere
    /// As a plan file or an older journal has it.
    case written(code: String, message: String)

    package static let sample = Reason.absent

    package static let kinds: [FactKind<Reason>] =
      FactKind.plain(.absent, .openElsewhere)
      + [
        FactKind(Self.protected), FactKind(Self.alreadyTerminating), FactKind(Self.wrongState),
        FactKind(Self.denied), FactKind(Self.changed), FactKind(Self.notRead),
        FactKind(Self.written),
      ]
  }

  /// What is different from what was marked.
  package enum Change: Fact {
    case name(from: String, to: String)
    case addresses
    case created

    package static let sample = Change.name(from: "a", to: "b")
    package static let kinds: [FactKind<Change>] =
      FactKind.plain(.addresses, .created) + [FactKind(Self.name)]
  }

  /// The reason not to send an instance whose reading failed.
  package static func notRead(_ failure: ServiceFailure) -> Hold {
    Hold(.notRead(code: failure.code, requestID: failure.requestID))
  }
}

extension Hold: Hashable {
  package static func == (left: Hold, right: Hold) -> Bool {
    left.code == right.code && left.message == right.message
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(code)
    hasher.combine(message)
  }
}

extension Hold.Reason {
  var code: String {
    switch self {
    case .protected: Hold.Code.protected.rawValue
    case .alreadyTerminating: Hold.Code.alreadyTerminating.rawValue
    case .wrongState: Hold.Code.wrongState.rawValue
    case .denied(let code, _): code.isEmpty ? Hold.Code.denied.rawValue : code
    case .changed: Hold.Code.changed.rawValue
    case .absent: Hold.Code.absent.rawValue
    case .notRead: Hold.Code.notRead.rawValue
    case .openElsewhere: Hold.Code.openElsewhere.rawValue
    case .written(let code, _): code
    }
  }

  /// As digests of plans have it, and so never another.
  var message: String {
    switch self {
    case .protected(let verdict): "\(verdict.rule): \(verdict.reason.text)"
    case .alreadyTerminating(let state): "It is already \(state)."
    case .wrongState(let state): "In the state \(state) it would be refused."
    case .denied(_, let message): message.isEmpty ? "The service says it would refuse." : message
    case .changed(let changes):
      "It is not what was marked: \(changes.map(\.message).joined(separator: ", "))."
    case .absent: "It was not there when it was read again."
    case .notRead(let code, let id):
      "It could not be read again (\(code)\(id.isEmpty ? "" : ", RequestId \(id)"))."
    case .openElsewhere: "Another operation on this host has it open."
    case .written(_, let message): message
    }
  }
}

extension Hold.Change {
  fileprivate var message: String {
    switch self {
    case .name(let old, let new): "its name was '\(old)' and is '\(new)'"
    case .addresses: "its addresses are others"
    case .created: "its time of creation is another"
    }
  }
}
