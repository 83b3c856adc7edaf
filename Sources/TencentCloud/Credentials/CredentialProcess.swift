import Fleet
import JSON
import Programs

/// A command of the operator's that prints keys:
/// `{"SecretId": …, "SecretKey": …, "Token": …, "Expiration": "2026-11-22T18:00:00+08:00"}`.
///
/// No shell takes part, so that nothing in the words is expanded. `Expiration` may also be Unix
/// seconds. What the command says on standard error is dropped, since it may be a secret and the
/// terminal belongs to the screen.
package struct CredentialProcess: CredentialSource {
  package let name = "credential_process"
  private let command: String
  private let environment: Variables
  private let timeout: Duration

  package init(
    command: String, environment: [String: String], timeout: Duration = .seconds(60)
  ) {
    self.command = command
    self.environment = Variables(environment)
    self.timeout = timeout
  }

  package func load() async throws(CredentialError) -> LoadedCredential? {
    guard let words = Self.words(of: command), let program = words.first else {
      throw CredentialError(name, .unreadableCommand)
    }
    let source = "\(name) \(program)"
    let command = ChildProgram(words, environment: environment.all, timeout: timeout)
    let output: [UInt8]
    do throws(ProgramProblem) {
      output = try await command.output()
    } catch {
      throw CredentialError(source, CredentialProblem(error), advice: .runByHand)
    }
    return try keys(in: output, source: source)
  }

  /// Reads what the command printed.
  func keys(in output: [UInt8], source: String) throws(CredentialError) -> LoadedCredential {
    guard let keys = try? JSONDocument(output.withoutByteOrderMark).root, keys.isObject else {
      throw CredentialError(source, .foreignOutput)
    }
    return try LoadedCredential(
      secretID: keys["SecretId"].text, secretKey: keys["SecretKey"].text,
      token: keys["Token"].text, expiry: try expiry(keys["Expiration"].text, source: source),
      source: source)
  }

  private func expiry(_ text: String, source: String) throws(CredentialError) -> Timestamp? {
    if text.isEmpty { return nil }
    let seconds = Double(text).flatMap(Timestamp.init(unixSeconds:))
    if let expiry = seconds ?? Timestamp(iso8601: text) { return expiry }
    throw CredentialError(source, .expiryWithoutOffset)
  }

  /// Splits as a shell does, with single and double quotation marks and the backslash, and without
  /// expanding anything. nil where a quotation is not closed.
  static func words(of command: String) -> [String]? {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var isEscaped = false
    for character in command {
      if isEscaped {
        word = (word ?? "") + String(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
      } else if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if character.isWhitespace {
        if let finished = word { words.append(finished) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    guard quote == nil, !isEscaped else { return nil }
    if let word { words.append(word) }
    return words
  }
}

extension CredentialProblem {
  fileprivate init(_ problem: ProgramProblem) {
    self =
      switch problem {
      case .tookTooLong(let seconds): .tookTooLong(seconds: seconds)
      case .endedWith(let status): .endedWith(status: status)
      case .endedBySignal(let signal): .endedBySignal(signal)
      case .printedTooMuch: .printedTooMuch
      case .cannotStart(let reason): .cannotStart(reason)
      case .process(let reason): .process(reason)
      }
  }
}
