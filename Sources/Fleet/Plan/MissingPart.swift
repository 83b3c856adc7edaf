/// A part of the fleet that was not listed.
package struct MissingPart: Sendable, Hashable {
  package var product: Product
  package var region: String?
  package var reason: Reason

  package init(product: Product, region: String?, reason: Reason) {
    self.product = product
    self.region = region
    self.reason = reason
  }

  package enum Reason: Sendable {
    case noAnswerYet
    case failed(ServiceFailure)
    /// As a plan file has it.
    case written(String)

    /// As digests and files of plans have it.
    package var text: String {
      switch self {
      case .noAnswerYet: "has not answered yet"
      case .failed(let failure):
        failure.message.isEmpty ? failure.code : "\(failure.code): \(failure.message)"
      case .written(let text): text
      }
    }
  }
}

extension MissingPart.Reason: Hashable {
  package static func == (left: Self, right: Self) -> Bool { left.text == right.text }
  package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
