import FoundationEssentials
import Testing

extension Scenarios {
  /// Each Chinese page has the commands and pictures of its English page, and every link resolves.
  @Suite struct TranslatedPages {
    private static let root = DocumentedCommand.root

    /// English pages, each with its Chinese page.
    private static let pages = [
      "README.md": "docs/zh/README.md", "docs/tour.md": "docs/zh/tour.md",
      "docs/how-to.md": "docs/zh/how-to.md",
    ]

    @Test(arguments: pages) func theCommandsAreTheSame(english: String, chinese: String) throws {
      let ours = try DocumentedCommand.all(in: english)
      let theirs = try DocumentedCommand.all(in: chinese)
      #expect(ours.map(\.command) == theirs.map(\.command))
      #expect(ours.map(\.code) == theirs.map(\.code))
    }

    @Test(arguments: pages) func eachBeginsWithALinkToTheOther(english: String, chinese: String) {
      #expect(Self.lines(of: english).first?.hasPrefix("[中文](") == true)
      #expect(Self.links(in: english).first.map(Self.relative) == chinese)
      #expect(Self.lines(of: chinese).first?.hasPrefix("[English](") == true)
      #expect(Self.links(in: chinese).first.map(Self.relative) == english)
    }

    /// The same pictures, of two screens.
    @Test(arguments: pages) func thePicturesAreTheSame(english: String, chinese: String) {
      let ours = Self.pictures(in: english)
      let theirs = Self.pictures(in: chinese)
      #expect(ours.map(\.lastPathComponent) == theirs.map(\.lastPathComponent))
      #expect(Set(ours).isDisjoint(with: theirs))
    }

    /// Quotes such as `tab pane`, a key and its command, are on a screen that the page shows.
    @Test(arguments: ["docs/tour.md", "docs/zh/tour.md"])
    func whatATourQuotesIsInItsPictures(page: String) {
      let screens = Self.pictures(in: page).map { Self.shown(in: $0.path) }
      let quotes = Self.quotes(in: Folder.text("\(Self.root)/\(page)"))
      #expect(quotes.count > 1)
      for quote in quotes {
        let text = quote.filter { $0 != " " }
        #expect(screens.contains { $0.contains(text) }, "\(page): \(quote)")
      }
    }

    @Test func everyLinkLeadsToAFile() throws {
      let names = try FileManager.default.subpathsOfDirectory(atPath: "\(Self.root)/docs")
      let pages = names.filter { $0.hasSuffix(".md") }.map { "docs/\($0)" }
      #expect(pages.count > 15)
      for page in pages + ["README.md", "CHANGELOG.md"] {
        for link in Self.links(in: page) {
          #expect(FileManager.default.fileExists(atPath: link.path), "\(page): \(link.path)")
        }
      }
    }
  }
}

extension Scenarios.TranslatedPages {
  private static func lines(of page: String) -> [Substring] {
    Folder.text("\(root)/\(page)").split(separator: "\n")
  }

  /// The files that a page links to, pictures included.
  private static func links(in page: String) -> [URL] {
    let folder = URL(filePath: "\(root)/\(page)").deletingLastPathComponent()
    return Folder.text("\(root)/\(page)").components(separatedBy: "](").dropFirst()
      .map { $0.prefix { $0 != ")" && $0 != "#" } }
      .filter { !$0.isEmpty && !$0.contains("://") }
      .map { folder.appending(path: String($0)).standardized }
  }

  private static func pictures(in page: String) -> [URL] {
    links(in: page).filter { $0.pathExtension == "svg" }
  }

  private static func relative(_ link: URL) -> String {
    String(link.path.dropFirst(root.count + 1))
  }

  private static func quotes(in page: String) -> [String] {
    page.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
      .filter { quote in
        guard let key = quote.split(separator: " ").first, key.count < quote.count else {
          return false
        }
        return key.count == 1 || ["tab", "space", "enter", "esc"].contains(key)
      }
  }

  /// The text of a picture without its spaces, since it leaves out blank cells.
  private static func shown(in picture: String) -> String {
    Folder.text(picture).split(separator: "\n").map { element in
      element.split(separator: ">").dropFirst().map { $0.prefix { $0 != "<" } }.joined()
    }.joined().filter { $0 != " " }
  }
}
