import Fleet
import JSON
import OwnFiles
import Words

/// A plan with its file, in which a signature takes its place whole or not at all.
struct PlanFile: Sendable {
  let path: String
  let plan: Plan
  private let bytes: [UInt8]

  init(reading path: String) throws(Exit) {
    guard path != "-" else { throw Exit(.usage) { $0.signNeedsFile } }
    let text = try InputFile.read(path)
    plan = try Plan.read(text, named: path)
    bytes = Array(text.utf8)
    self.path = path
  }

  /// Keeps the file's mode. A file that changed since it was read is left alone: somebody else may have
  /// signed it meanwhile.
  func replace(with signed: Plan) throws(Exit) {
    let text = JSONWriter.document(signed)
    let again = try? Plan(file: Array(text.utf8))
    guard again?.digest == plan.digest, again?.isIntact(digest: FleetSession.digest) == true else {
      throw Exit(.refused) { $0.refusal(.changed) }
    }
    let isReplaced: Bool
    do throws(FileRefusal) {
      isReplaced = try WholeFile.update(path, from: bytes, to: text)
    } catch {
      throw Exit(.journal) { [path] in $0.cannotWrite(path, $0.file(error)) }
    }
    guard isReplaced else { throw Exit(.refused) { [path] in $0.planChangedMeanwhile(path) } }
  }
}
