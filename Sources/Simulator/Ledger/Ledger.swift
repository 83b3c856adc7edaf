/// What was really done to each instance, to be compared with what a client says was done.
struct Ledger: Sendable {
  /// One time that a request named the instance to be terminated and reached the service.
  struct Attempt: Sendable, Equatable {
    var at: Int64
    var requestID: String
    /// nil if it was accepted.
    var refusal: String?
    /// Which of the machines that had the id it reached, from 1.
    var incarnation: Int
    /// Whether it was accepted and nothing came of it.
    var isIgnored = false
  }

  struct Change: Sendable, Equatable {
    var at: Int64
    var state: String
    /// From 1.
    var incarnation: Int
  }

  struct Entry: Sendable {
    var service: Service?
    var attempts: [Attempt] = []
    var history: [Change] = []
    /// How many machines have had the id.
    var incarnation = 1
  }

  /// One request that named the instance to be terminated, as whoever sent it saw it, whether it
  /// reached the service or not.
  struct Request: Sendable, Equatable {
    var at: Int64
    var requestID: String
    var answer: Answer
    /// Answers to readings that spoke of the instance since the request before this one.
    var readingsBefore: Int
  }

  enum Answer: Sendable, Equatable {
    /// It was named as accepted.
    case accepted
    case refused(code: String)
    /// Nothing that could be read came back.
    case lost
  }

  /// By id. Only instances that something happened to have an entry.
  private(set) var entries: [String: Entry] = [:]
  /// By id.
  private(set) var requests: [String: [Request]] = [:]
  /// By id, since the last request.
  private var readings: [String: Int] = [:]

  mutating func record(
    _ ids: [String], of service: Service, requestID: String, at now: Int64,
    refusal: (String) -> String?
  ) {
    for id in ids {
      var entry = entries[id] ?? Entry()
      entry.service = service
      entry.attempts.append(
        Attempt(
          at: now, requestID: requestID, refusal: refusal(id), incarnation: entry.incarnation))
      entries[id] = entry
    }
  }

  mutating func note(_ state: String, of id: String, at now: Int64) {
    let incarnation = entries[id]?.incarnation ?? 1
    entries[id, default: Entry()].history.append(
      Change(at: now, state: state, incarnation: incarnation))
  }

  /// Notes that another machine has the id from now on.
  mutating func noteReuse(of id: String, state: String, at now: Int64) {
    entries[id, default: Entry()].incarnation += 1
    note(state, of: id, at: now)
  }

  /// Notes that nothing comes of the latest termination.
  mutating func noteIgnored(_ id: String) {
    guard let last = entries[id]?.attempts.indices.last else { return }
    entries[id]?.attempts[last].isIgnored = true
  }

  /// Notes an answer that reached whoever asked and that has the instances, or that they were asked
  /// for by id and missing from. Instances that nobody tried to terminate are not counted.
  mutating func noteReading(of ids: some Sequence<String>) {
    guard !requests.isEmpty else { return }
    for id in ids where requests[id] != nil { readings[id, default: 0] += 1 }
  }

  /// Notes a request to terminate with what came back of it.
  ///
  /// - Parameters:
  ///   - isLost: whether no answer arrived that can be read.
  ///   - code: of an error of the whole request.
  mutating func noteRequest(
    _ ids: [String], requestID: String, at now: Int64, isLost: Bool, code: String?
  ) {
    for id in ids {
      let own = entries[id]?.attempts.last { $0.requestID == requestID }?.refusal
      let answer: Answer =
        if isLost { .lost } else { (code ?? own).map { .refused(code: $0) } ?? .accepted }
      requests[id, default: []].append(
        Request(
          at: now, requestID: requestID, answer: answer,
          readingsBefore: readings.removeValue(forKey: id) ?? 0))
    }
  }
}

extension Call {
  /// Notes in the ledger of which instances the answer speaks, where it gets through.
  ///
  func noteReading(of ids: Set<String>, in world: inout World) {
    guard !draw.losesAnswer, !draw.has(.internalError) else { return }
    world.ledger.noteReading(of: ids)
  }
}
