import Testing

@testable import edgereap

struct CommandWordsTests {
  @Test(
    "options before a command are the command's",
    arguments: [
      ("list", "list"), ("--read-only list", "list --read-only"),
      (
        "--region ap-tokyo --profile x list --output json",
        "list --region ap-tokyo --profile x --output json"
      ),
      ("--region=ap-tokyo plan ein-1 --out p", "plan --region=ap-tokyo ein-1 --out p"),
      // A value is no command, whatever it is called.
      ("--profile list", "--profile list"), ("--profile list list", "list --profile list"),
      ("--read-only", "--read-only"), ("--demo --ascii", "--demo --ascii"), ("", ""),
      ("--trace log doctor", "doctor --trace log"), ("help list", "help list"),
      ("--help", "--help"), ("list --region doctor", "list --region doctor"),
    ])
  func order(typed: String, taken: String) throws {
    let words = typed.split(separator: " ").map(String.init)
    #expect(try CommandWords.inOrder(words).joined(separator: " ") == taken)
  }

  @Test(
    "a command that does not exist is named with the nearest",
    arguments: [
      ("lsit", "did you mean 'list'?"), ("terminat ein-1", "did you mean 'terminate'?"),
      ("--read-only lst", "did you mean 'list'?"), ("ein-12345678", "'edgereap --help' lists them"),
      ("delete ein-1", "'edgereap --help' lists them"),
    ])
  func unknown(typed: String, hint: String) {
    let error = #expect(throws: Exit.self) {
      try CommandWords.inOrder(typed.split(separator: " ").map(String.init))
    }
    #expect(error?.status == .usage)
    #expect(error?.message.hasSuffix(hint) == true, "\(error?.message ?? "")")
  }

  @Test func `arguments that were lost on the way are a refusal`() throws {
    #expect(
      try Arguments.words(handed: ["edgereap", "list"], found: ["edgereap", "list"]) == ["list"])
    for (handed, found) in [
      (["edgereap", "--read-only"], ["edgereap"]), (["edgereap", "--read-only"], []),
      (["edgereap", "a"], ["edgereap", "b"]), ([""], [""]), ([], []),
    ] {
      let error = #expect(throws: Exit.self) { try Arguments.words(handed: handed, found: found) }
      #expect(error?.status == .usage)
    }
  }

  @Test(
    "a length of time says how it is written",
    arguments: [("5", "write 5s"), ("soon", "15m"), ("-5s", "15m"), ("", "15m"), ("90x", "15m")])
  func duration(text: String, hint: String) {
    let error = #expect(throws: DurationArgument.Mistake.self) { try DurationArgument(text) }
    #expect(error?.description.hasSuffix(hint) == true)
  }
}
