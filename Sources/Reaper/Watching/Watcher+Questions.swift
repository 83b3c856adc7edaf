import Fleet

/// One pass's questions, each about what those before it left open.
extension Watcher {
  func read(_ due: [InstanceKey]) async {
    var open = due
    if choice.needsFirstPage { open = await ask(.firstPage(scope), about: open) }
    if !open.isEmpty, choice.prefersByState(for: open.count) {
      open = await ask(.terminating(scope), about: open)
    }
    var isListed = false
    if !open.isEmpty, choice.prefersEverything(for: open.count) {
      open = await ask(.everything(scope), about: open)
      isListed = true
    }
    open = await readByID(open)
    // What those answers could not prove, the whole scope can.
    if !open.isEmpty, !isListed, choice.mayList {
      _ = await ask(.everything(scope), about: open)
    }
  }

  /// Asks for a listing.
  ///
  /// - Returns: the instances that it says nothing of.
  private func ask(
    _ question: ReadingQuestion, about keys: [InstanceKey]
  ) async -> [InstanceKey] {
    let asked = time.now
    do {
      let answer = try await service.read(question)
      return await take(
        Reading(answer, to: question, asked: asked, answered: time.now), about: keys)
    } catch {
      if error.kind == .denied || error.kind == .invalid { choice.isListingRefused = true }
      await unanswered(error, once: "list \(scope)")
      return keys
    }
  }

  /// Asks for each few by their ids, some questions at a time.
  ///
  /// - Returns: the instances that the answers prove nothing of.
  private func readByID(_ keys: [InstanceKey]) async -> [InstanceKey] {
    var questions = keys.chunked(by: choice.idsPerQuestion).map { chunk in
      (keys: chunk, witness: choice.takeWitness())
    }[...]
    return await withTaskGroup(of: [InstanceKey].self) { group in
      var open: [InstanceKey] = []
      func start() {
        guard !Task.isCancelled, let (chunk, witness) = questions.popFirst() else { return }
        group.addTask { await self.read(chunk, beside: witness) }
      }
      for _ in 0..<settings.readingsInFlight { start() }
      for await left in group {
        open += left
        start()
      }
      return open
    }
  }

  private func read(
    _ keys: [InstanceKey], beside witness: InstanceKey?
  ) async -> [InstanceKey] {
    let named = keys + (witness.map { [$0] } ?? [])
    let question = ReadingQuestion.instances(
      named.map(\.id), of: scope.product, in: scope.region ?? "")
    let asked = time.now
    do {
      let answer = try await service.read(question)
      let reading = Reading(
        answer, to: question, witness: witness, isAlone: choice.isListingRefused, asked: asked,
        answered: time.now)
      return await take(reading, about: keys)
    } catch {
      switch error.kind {
      case .alreadyGone where named.count > 1:
        // The service may refuse a question that names an absent instance.
        var open: [InstanceKey] = []
        for key in keys { open += await read([key], beside: nil) }
        return open
      case .alreadyGone:
        let reading = Reading(
          ReadingAnswer(instances: [], isWhole: true, requestID: error.requestID), to: question,
          isAlone: choice.isListingRefused || error.message.contains(named[0].id), asked: asked,
          answered: time.now)
        return await take(reading, about: keys)
      case .throttled, .busy, .denied, .notPermitted, .tooMany, .mixedGenerations, .refused,
        .invalid, .unknown, .unreachable, .cancelled:
        await unanswered(error, once: "read \(scope)")
        return keys
      }
    }
  }

  private func unanswered(_ failure: ServiceFailure, once kind: String) async {
    guard !Task.isCancelled, failure.kind != .cancelled else { return }
    await record.commit(
      record.firstNotice(
        "\(kind) \(failure.code)", .warning, .readingFailed(scope, code: failure.code)))
  }
}
