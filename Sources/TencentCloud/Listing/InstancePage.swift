import Fleet
import Synchronization
import JSON

/// `DescribeInstances` of either product: some rows, and how many there are.
struct InstancePage<Row: JSONReadable>: JSONReadable {
  /// nil where the API sent no list.
  var rows: Rows?
  /// The list was sent, and is null: the field is nullable (documented).
  var isNull: Bool
  /// nil where the API sent no number that can be one of rows. Never so large that sums of it could
  /// leave the range.
  var total: Int?

  struct Rows: Sendable {
    var elements: [Row] = []
    /// The rows that cannot be read, by index on the page.
    var withoutID: [Int: ServiceFailure.UnnamedRow] = [:]

    var count: Int { elements.count + withoutID.count }
  }

  init(json: JSONNode) {
    rows = json["InstanceSet"].elements.map { elements in
      var rows = Rows()
      rows.elements.reserveCapacity(elements.count)
      for element in elements {
        if let row = try? Row(json: element) {
          rows.elements.append(row)
        } else {
          rows.withoutID[rows.count] = ServiceFailure.UnnamedRow(json: element)
        }
      }
      return rows
    }
    isNull = json["InstanceSet"].isNull
    total = json["TotalCount"].integer.flatMap { $0 < 0 ? nil : min($0, 1_000_000_000) }
  }
}

/// The same, as instances.
struct InstanceRows: Sendable {
  var instances: [Instance]
  /// The service's claim about the length of the whole list; nil if it has none.
  var total: Int?
  /// Rows that have no usable id, by their index in the whole list.
  var withoutID: [Int: ServiceFailure.UnnamedRow]
  var requestID: String

  /// Rows on the wire, those without a usable id counted.
  var count: Int { instances.count + withoutID.count }

  /// No more than a hundred are ever asked for. Some more are taken, since a list may move while it
  /// is read; far more would only fill the memory.
  private static let mostRows = 1_000

  /// - Parameter offset: Where the page begins.
  /// - Throws: where there is no list although there is something to list: such an answer would
  ///   otherwise be read as "gone". Also where there are far more rows than were asked for.
  init<Row>(
    _ answer: APIAnswer<InstancePage<Row>>, at offset: Int, instance: (Row) -> Instance
  ) throws(ServiceFailure) {
    let page = answer.value
    let requestID = answer.requestID
    guard let rows = page.rows else {
      // Behind the end a list may be null; at the start only where nothing is claimed to be in it.
      guard page.total.map({ $0 <= offset }) == true || page.isNull && offset > 0 else {
        throw .malformed(.noInstanceSet, requestID: requestID)
      }
      self.init(instances: [], total: page.total, withoutID: [:], requestID: requestID)
      return
    }
    guard rows.count <= Self.mostRows else {
      throw .malformed(.tooManyRows(rows.count), requestID: requestID)
    }
    self.init(
      instances: rows.elements.map(instance), total: page.total,
      withoutID: Dictionary(
        uniqueKeysWithValues: rows.withoutID.map { (offset + $0.key, $0.value) }),
      requestID: requestID)
  }

  private init(
    instances: [Instance], total: Int?, withoutID: [Int: ServiceFailure.UnnamedRow],
    requestID: String
  ) {
    self.instances = instances
    self.total = total
    self.withoutID = withoutID
    self.requestID = requestID
  }
}

/// Keeps one copy of what thousands of listed instances share, such as their zones and tags.
final class InstancePool: Sendable {
  private let pool = Mutex(SharingPool())

  func shared(_ traits: InstanceTraits) -> SharedTraits { pool.withLock { $0.shared(traits) } }

  func shared(_ tags: [Tag]) -> [Tag] {
    tags.isEmpty ? [] : pool.withLock { $0.shared(tags) }
  }
}
