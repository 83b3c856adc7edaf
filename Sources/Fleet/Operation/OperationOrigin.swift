/// Which operation sent an instance away, and who started it, as journals have it.
package struct OperationOrigin: Sendable, Hashable {
  package var operation: String
  package var startedBy: String
  package var startedAt: Timestamp

  package init(operation: String, startedBy: String, startedAt: Timestamp) {
    self.operation = operation
    self.startedBy = startedBy
    self.startedAt = startedAt
  }
}

extension Results {
  /// The origin of an instance that this operation sent and that may still be leaving by it; nil for
  /// any other, and for another instance under the same id.
  package func origin(of instance: Instance) -> OperationOrigin? {
    guard let result = self[instance.key], result.sentAt != nil, result.outcome.word != .failed,
      result.instance.identity(of: instance) == .same
    else { return nil }
    return OperationOrigin(
      operation: header.id, startedBy: header.startedBy, startedAt: header.startedAt)
  }
}
