import Glibc
import OwnFiles
import Testing

/// What is missing, and what only looks as if it were.
struct NothingTests {
  @Test func nothingIsWhatHasNoName() {
    let scratch = Scratch()
    #expect(WholeFile.isNothing(scratch["none"]))
    #expect(WholeFile.isNothing(scratch["none/file"]))
    #expect(WholeFile.isNothing("/dev/null/file"))
    symlink(scratch.path, scratch["link"])
    #expect(WholeFile.isNothing(scratch["link/none"]))
  }

  @Test func whatCannotBeReachedIsNotNothing() {
    let scratch = Scratch()
    scratch.write("", to: "file")
    symlink(scratch["none"], scratch["link"])
    for name in ["file", "file/below", "link", "link/below"] {
      #expect(!WholeFile.isNothing(scratch[name]), "\(name)")
    }
    #expect(!WholeFile.isNothing("/dev/null"))
  }
}
