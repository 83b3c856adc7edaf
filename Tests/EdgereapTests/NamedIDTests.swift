import Testing

@testable import edgereap

struct NamedIDTests {
  @Test func commentsBlanksAndEmptyLinesAreNoIDs() {
    let ids = NamedID.read("ein-1 # first\n\n\t epm-2\n# all\n", file: "ids")
    #expect(ids == [NamedID(id: "ein-1", place: "ids:1"), NamedID(id: "epm-2", place: "ids:3")])
  }

  /// The two characters of such a line end are one in Swift, and the lines were read as one id.
  @Test func linesMayEndAsWindowsEndsThem() {
    let ids = NamedID.read("ein-1\r\nein-2\r\n\r\nein-3", file: "ids")
    #expect(ids.map(\.id) == ["ein-1", "ein-2", "ein-3"])
    #expect(ids.map(\.place) == ["ids:1", "ids:2", "ids:4"])
  }
}
