import CHost
import Fleet
import OwnFiles
import Subprocess
import SystemPackage

/// Runs a program without a shell and takes its standard output. It gets this environment, no other
/// stream, no descriptor of ours, and signals as they are by default. It does not outlive this program.
struct ChildProcess: Sendable {
  struct Failure: Error, Sendable, Hashable { var problem: CredentialProblem }
  private typealias Outcome = Result<[UInt8], Failure>

  var words: [String]
  var environment: Variables
  var timeout: Duration

  private static let longestOutput = 64 * 1024

  /// - Throws: also where the program has not ended in time; it is ended then, with its children.
  func output() async throws(Failure) -> [UInt8] {
    let result = await withTaskExecutorPreference(DiskExecutor.shared) {
      await withTaskGroup(of: Outcome?.self, returning: Outcome?.self) { group in
        group.addTask { await run() }
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
    let late = Failure(problem: .tookTooLong(seconds: timeout.components.seconds))
    return try (result ?? .failure(late)).get()
  }

  /// How it ends when its time is over.
  private static let killed = Outcome.failure(Failure(problem: .endedBySignal(9)))

  private func timeLimit() async -> Outcome? {
    try? await Task.sleep(for: timeout)
    return nil
  }

  private func run() async -> Outcome {
    let place = host_group_starts()
    defer { host_group_ended(place) }
    do {
      let ended = try await Subprocess.run(
        program, arguments: arguments, environment: .custom(variables),
        platformOptions: Self.options, input: .none, output: .bytes(limit: Self.longestOutput),
        error: .discarded
      ) { host_group_started(place, $0.processIdentifier.value) }
      switch ended.terminationStatus {
      case .exited(0): return .success(ended.standardOutput)
      case .exited(let code): return .failure(Failure(problem: .endedWith(status: Int(code))))
      case .signaled(let signal): return .failure(Failure(problem: .endedBySignal(Int(signal))))
      }
    } catch let error as SubprocessError {
      return .failure(Failure(problem: problem(error)))
    } catch {
      return Self.killed
    }
  }

  private var program: Executable {
    words[0].utf8.contains(UInt8(ascii: "/")) ? .path(FilePath(words[0])) : .name(words[0])
  }

  private var arguments: Arguments {
    Arguments(executablePathOverride: words[0], remainingValues: Array(words.dropFirst()))
  }

  private var variables: [Environment.Key: String] {
    let pairs = environment.forChildren.map { (Environment.Key(stringLiteral: $0.key), $0.value) }
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

  private func problem(_ error: SubprocessError) -> CredentialProblem {
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
