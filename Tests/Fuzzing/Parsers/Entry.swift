import Glibc

/// A parser under test: what is done with each input, and what must hold whatever it is.
struct Parser: Sendable {
  var name: String
  var run: @Sendable (Input) -> Void

  static let all: [Parser] = [
    answers, credentials, dates, filters, headers, ids, journals, json, keys, plans, remembered,
    screen, settings, simulator, tc3, text, themes,
  ]
}

/// What the environment asks for, found once.
private let chosen: Parser = {
  let name = getenv("PARSER").map { String(cString: $0) } ?? ""
  guard let parser = Parser.all.first(where: { $0.name == name }) else {
    let names = Parser.all.map(\.name).joined(separator: " ")
    say("PARSER has to be one of: \(names)")
    exit(2)
  }
  return parser
}()

/// What libFuzzer calls for every input.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  chosen.run(Input(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

private func say(_ line: String) {
  let bytes = Array("\(line)\n".utf8)
  write(STDERR_FILENO, bytes, bytes.count)
}

/// Ends the program where a promise does not hold, which libFuzzer takes for a crash.
func promise(_ holds: Bool, _ words: @autoclosure () -> String) {
  if holds { return }
  say("BROKEN PROMISE: \(words())")
  abort()
}
