import CHost
package import Fleet
import OwnFiles
import Subprocess
import SystemPackage

/// Runs a program without a shell. It gets this environment, no descriptor of ours, and signals as they
/// are by default. It does not outlive this program.
package struct ChildProgram: Sendable {
  private typealias Outcome = Result<[UInt8], ProgramProblem>

  private let words: [String]
  private let environment: [String: String]
  private let timeout: Duration

  private static let longestOutput = 64 * 1024

  /// - Parameters:
  ///   - words: The program and its arguments. One without a slash is looked for in `PATH`.
  ///   - environment: All that it gets. A name that begins with a digit, which no shell can set, would
  ///     keep it from being started and is left out.
  ///   - timeout: After which it is ended, with its children.
  package init(_ words: [String], environment: [String: String], timeout: Duration) {
    self.words = words
    self.environment = environment.filter { $0.key.first?.isNumber == false }
    self.timeout = timeout
  }

  /// Its standard output. It has nothing to read.
  ///
  /// - Throws: also where the program has not ended in time, or prints without end.
  package func output() async throws(ProgramProblem) -> [UInt8] {
    try await result(reading: nil).get()
  }

  /// Runs it to its end. What it prints is dropped, however much it is, and it need not read.
  ///
  /// - Parameter input: what it finds on its standard input.
  package func run(reading input: [UInt8]) async throws(ProgramProblem) {
    _ = try await result(reading: input).get()
  }

  private func result(reading input: [UInt8]?) async -> Outcome {
    let result = await withTaskExecutorPreference(DiskExecutor.shared) {
      await withTaskGroup(of: Outcome?.self, returning: Outcome?.self) { group in
        group.addTask { await start(reading: input) }
        group.addTask { await timeLimit() }
        let first = await group.next() ?? nil
        group.cancelAll()
        if let first { return first }
        // The time may be over before anybody has seen that the program ended by itself. What has
        // written nothing by then has not answered, however it ended.
        let last = await group.next() ?? nil
        return last == Self.killed || last == .success([]) ? nil : last
      }
    }
    let late = ProgramProblem.tookTooLong(seconds: timeout.components.seconds)
    return result ?? .failure(late)
  }

  /// How it ends when its time is over.
  private static let killed = Outcome.failure(.endedBySignal(9))

  private func timeLimit() async -> Outcome? {
    try? await Task.sleep(for: timeout)
    return nil
  }

  private func start(reading input: [UInt8]?) async -> Outcome {
    let place = host_group_starts()
    defer { host_group_ended(place) }
    do {
      guard let input else { return try await capturing(place) }
      return try await feeding(input, place)
    } catch let error as SubprocessError {
      return .failure(problem(error))
    } catch {
      return Self.killed
    }
  }

  private func capturing(_ place: CInt) async throws -> Outcome {
    let ended = try await Subprocess.run(
      program, arguments: arguments, environment: .custom(variables),
      platformOptions: Self.options, input: .none, output: .bytes(limit: Self.longestOutput),
      error: .discarded
    ) { host_group_started(place, $0.processIdentifier.value) }
    return Self.outcome(ended.terminationStatus, ended.standardOutput)
  }

  private func feeding(_ input: [UInt8], _ place: CInt) async throws -> Outcome {
    let ended = try await Subprocess.run(
      program, arguments: arguments, environment: .custom(variables),
      platformOptions: Self.options, input: .inputWriter, output: .discarded, error: .discarded
    ) { execution in
      host_group_started(place, execution.processIdentifier.value)
      // One that does not read is judged by how it ends.
      _ = try? await execution.standardInputWriter.write(input)
      try? await execution.standardInputWriter.finish()
    }
    return Self.outcome(ended.terminationStatus, [])
  }

  private static func outcome(_ status: TerminationStatus, _ output: [UInt8]) -> Outcome {
    switch status {
    case .exited(0): .success(output)
    case .exited(let code): .failure(.endedWith(status: Int(code)))
    case .signaled(let signal): .failure(.endedBySignal(Int(signal)))
    }
  }

  private var program: Executable {
    words[0].utf8.contains(UInt8(ascii: "/")) ? .path(FilePath(words[0])) : .name(words[0])
  }

  private var arguments: Arguments {
    Arguments(executablePathOverride: words[0], remainingValues: Array(words.dropFirst()))
  }

  private var variables: [Environment.Key: String] {
    let pairs = environment.map { (Environment.Key(stringLiteral: $0.key), $0.value) }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  /// Starts a process group, so that a command that hangs is ended with its children.
  private static var options: PlatformOptions {
    var options = PlatformOptions()
    options.processGroupID = 0
    options.teardownSequence = [
      .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)
    ]
    return options
  }

  private func problem(_ error: SubprocessError) -> ProgramProblem {
    let reason = error.underlyingError.map { "\($0)" } ?? "\(error)"
    return switch error.code {
    case .outputLimitExceeded: .printedTooMuch
    // That is said also of a program that is there and may not be started.
    case .executableNotFound where isThere: .cannotStart("\(Errno.permissionDenied)")
    case .executableNotFound, .spawnFailed: .cannotStart(reason)
    default: .process(reason)
    }
  }

  private var isThere: Bool {
    (try? WholeFile.mode(of: words[0], tolerating: .anything)) != nil
  }
}

/// Its environment may hold secrets.
extension ChildProgram: CustomStringConvertible, CustomReflectable {
  package var description: String { "ChildProgram(\(words.first ?? ""))" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
