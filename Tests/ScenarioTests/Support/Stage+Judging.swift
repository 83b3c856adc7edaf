import FoundationEssentials

extension ChildProcess {
  /// Waits for the end without holding the thread, so that many programs can be waited for at once.
  func ending(seconds: Double = 60) async throws -> Ending {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < deadline {
      if let ending = ended() { return ending }
      try await Task.sleep(for: .milliseconds(10))
    }
    throw Failure(description: "still running after \(seconds) s\n\(output)\n\(errors)")
  }

  var hasEnded: Bool { ended() != nil }
}

/// How often an instance was named to be terminated, as the sender saw it.
struct RequestHistory: Decodable, Equatable {
  struct Termination: Decodable, Equatable {
    /// `accepted`, the code of a refusal, or `lost`.
    var answer: String
    var readingsBefore: Int

    enum CodingKeys: String, CodingKey {
      case answer
      case readingsBefore = "readings_before"
    }

    /// Whether it may have been carried out for all the sender knows.
    var isAmbiguous: Bool {
      ["lost", "InternalError", "FailedOperation.InternalOperationFailure"].contains(answer)
    }
  }

  var id: String
  var terminations: [Termination]

  /// Nothing is sent again that was accepted, nor what may have been without readings that say
  /// otherwise, and that only once.
  var isHonest: Bool {
    let pairs = zip(terminations, terminations.dropFirst())
    return terminations.count(where: \.isAmbiguous) <= 2
      && pairs.allSatisfy { before, after in
        before.answer != "accepted" && (!before.isAmbiguous || after.readingsBefore >= 2)
      }
  }
}

private struct RequestLog: Decodable { var requests: [RequestHistory] }

extension Stage {
  /// Every request to terminate, those included that never reached the service.
  func requests() throws -> [String: RequestHistory] {
    let body = try LoopbackHTTP.request(port: port, path: "/_simulator/ledger")
    let log = try JSONDecoder().decode(RequestLog.self, from: Data(body.utf8))
    return Dictionary(uniqueKeysWithValues: log.requests.map { ($0.id, $0) })
  }

  /// Freezes a plan.
  ///
  /// - Returns: the plan's file and its phrase.
  func plan(
    _ arguments: [String], changing changes: [String: String] = [:]
  ) async throws -> (file: String, phrase: String) {
    let file = "\(folder.path)/plan-\(folder.nextNumber()).json"
    let command = ["plan", "--out", file, "--quiet"] + arguments
    let ending = try await start(command, changing: changes).ending()
    guard ending.code == 0 else {
      throw ChildProcess.Failure(description: "plan ended with \(ending.code): \(ending.errors)")
    }
    return (file, String(ending.output.prefix { $0 != "\n" }))
  }

  func plan(
    ids: [String], changing changes: [String: String] = [:]
  ) async throws -> (file: String, phrase: String) {
    let list = "\(folder.path)/ids-\(folder.nextNumber())"
    try Folder.write(ids.joined(separator: "\n"), to: list)
    return try await plan(["--ids-from", list], changing: changes)
  }

  /// Starts to carry out a plan.
  func apply(
    _ plan: (file: String, phrase: String), wait: String = "60s",
    changing changes: [String: String] = [:]
  ) throws -> ChildProcess {
    try start(
      ["apply", plan.file, "--confirm", plan.phrase, "--output", "json", "--wait", wait],
      changing: changes)
  }
}
