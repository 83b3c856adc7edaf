import Canvas
import FoundationEssentials
import Testing

/// Compares a screen with the one on file: its text, and the look of every cell.
///
/// With `UPDATE_GOLDEN=1` in the environment the file is written anew and the test fails all the
/// same, so that nobody passes without having looked at it.
func expectGolden(
  _ frame: Frame, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let text = "\(frame.text)\n\n\(frame.rolesText)\n"
  let path = "\(folder)/\(name).txt"
  if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
    do {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      Issue.record("\(name) was written anew; look at it", sourceLocation: sourceLocation)
    } catch {
      Issue.record("cannot write \(path): \(error)", sourceLocation: sourceLocation)
    }
    return
  }
  let expected = try? String(contentsOfFile: path, encoding: .utf8)
  #expect(expected != nil, "there is no \(path)", sourceLocation: sourceLocation)
  #expect(text == expected, "\(name) looks different", sourceLocation: sourceLocation)
}

/// Beside this file, not in the bundle, so that writing anew changes the sources.
private let folder: String = {
  let parts = #filePath.split(separator: "/").dropLast(2)
  return "/" + parts.joined(separator: "/") + "/Golden"
}()
