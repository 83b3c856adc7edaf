import Canvas
import Fleet
import Words

/// The details of one instance in an operation.
extension DashboardState {
  /// The outcome with its times, every call, and the instance as frozen in the plan.
  func details(of result: InstanceResult, _ operation: String) -> [DetailLine] {
    outcomeDetails(of: result) + [DetailLine(label: words.operationLabel, text: operation)]
      + reasonDetails(of: operation) + timeDetails(of: result) + attemptDetails(of: result)
      + [DetailLine(label: words.frozenLabel, text: words.frozenText, role: .dim, isHeading: true)]
      + details(of: result.instance)
  }

  private func reasonDetails(of operation: String) -> [DetailLine] {
    let header = operations.first { $0.id == operation }?.results.header
    let people = header?.plan.signatures.map(\.principal) ?? []
    let reason = header?.discipline.reason.map { DetailLine(label: words.reasonLabel, text: $0) }
    let signed =
      people.isEmpty
      ? nil
      : DetailLine(
        label: words.signedByLabel, text: people.joined(separator: words.listComma))
    return [reason, signed].compactMap(\.self)
  }

  private func outcomeDetails(of result: InstanceResult) -> [DetailLine] {
    let outcome = result.outcome
    var text = signed(outcome.word.glyph(glyphs), words.outcome(outcome.word))
    if let isWorthRetrying = outcome.isWorthRetrying {
      text += " \(glyphs.separator) \(words.retryLabel(isWorthRetrying))"
    }
    var lines = [DetailLine(label: words.outcomeLabel, text: text, role: outcome.word.role)]
    if !outcome.code.isEmpty { lines.append(DetailLine(label: words.code, text: outcome.code)) }
    let message =
      if case .cancelled(let cancellation) = outcome { words.cancellation(cancellation) } else {
        words.explanation(of: outcome)
      }
    if !message.isEmpty { lines.append(DetailLine(label: words.messageLabel, text: message)) }
    if let advice = outcome.failure?.advice {
      lines.append(DetailLine(label: words.advice, text: words.advice(advice), role: .info))
    }
    if case .scheduled(let time) = outcome {
      lines.append(DetailLine(label: words.scheduledFor, text: exactTime(time)))
    }
    return lines
  }

  private func timeDetails(of result: InstanceResult) -> [DetailLine] {
    let wasSent = result.sentAt != nil
    let open = result.outcome.word.isSettled ? words.notKnown : words.stillOpen
    return [
      DetailLine(label: words.plannedAt, text: exactTime(result.plannedAt)),
      detail(words.sentAt, result.sentAt, or: words.notSent),
      detail(words.acceptedAt, result.acceptedAt, or: wasSent ? words.notKnown : words.notSent),
      detail(words.settledAt, result.settledAt, or: open),
      detail(
        words.elapsedLabel, result.elapsedSeconds(at: now)?.elapsedText ?? "", or: words.notSent),
    ]
  }

  private func attemptDetails(of result: InstanceResult) -> [DetailLine] {
    result.attempts.enumerated().flatMap { index, attempt in
      let isLast = index == result.attempts.count - 1
      let isAwaited = isLast && result.outcome.word == .sent
      let answer: DetailLine =
        if let failure = attempt.failure {
          DetailLine(
            label: words.code, text: failure.code + words.colon + failure.message, role: .error)
        } else if isAwaited {
          DetailLine(label: words.answerLabel, text: words.notAnsweredYet, role: .dim)
        } else if !isLast || result.outcome.word == .queued {
          DetailLine(label: words.answerLabel, text: words.putBack, role: .warning)
        } else {
          DetailLine(label: words.answerLabel, text: words.takenWord)
        }
      return [
        DetailLine(
          label: "\(words.call) \(index + 1)", text: exactTime(attempt.at), isHeading: true),
        detail(
          "RequestId", attempt.requestID, or: isAwaited ? words.notAnsweredYet : words.noAnswer),
        answer,
      ]
    }
  }
}
