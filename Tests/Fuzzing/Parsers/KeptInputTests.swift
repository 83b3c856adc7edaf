import Dispatch
import FoundationEssentials
import Testing

/// Every input that a fuzzer has found worth keeping, once more. What breaks a promise ends the run and
/// says which promise it was.
@Suite(.serialized) struct KeptInputTests {
  @Test(arguments: Parser.all.map(\.name))
  func everyKeptInputKeepsThePromises(name: String) async throws {
    let parser = try #require(Parser.all.first { $0.name == name })
    let folder = "\(Self.corpora)/\(name)"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(!names.isEmpty)
    let inputs = try names.map { Array(try Data(contentsOf: URL(filePath: "\(folder)/\($0)"))) }
    // Some parsers wait for tasks, so that none of the threads of tasks may wait here.
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        for input in inputs { input.withUnsafeBufferPointer { parser.run(Input($0)) } }
        continuation.resume()
      }
    }
  }

  /// Beside the sources, not in the bundle.
  private static let corpora: String = {
    let parts = #filePath.split(separator: "/").dropLast(2)
    return "/" + parts.joined(separator: "/") + "/Corpora"
  }()
}
