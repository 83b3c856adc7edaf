import CThemes
import Canvas
import FoundationEssentials
import Glibc
import Words

/// Every theme that can be chosen: the operator's own, those that were installed, those inside the program.
/// An earlier one hides a later one of the same name.
struct ThemeLibrary: Sendable {
  /// Where themes are looked for, in order.
  private(set) var directories: [String]
  /// The words of its errors.
  var words = Words.spoken
  private static let builtIn: [Theme] = [.builtInDark, .builtInLight, .monochrome]
  /// The texts of the other ones inside the program, by name.
  private static let embedded: [String: String] = {
    var texts: [String: String] = [:]
    for index in 0... {
      guard let name = themes_name(Int32(index)), let text = themes_text(Int32(index)) else {
        break
      }
      texts[String(cString: name)] = String(cString: text)
    }
    return texts
  }()

  /// - Parameter program: Where the program is, symlinks resolved.
  init(paths: Paths, program: String) {
    let folder = Self.folder(of: program)
    directories = [paths.ownThemes, "\(Self.folder(of: folder))/share/edgereap/themes"]
    // A program that was built in its own clone finds the themes beside its sources.
    let clone = Self.folder(of: Self.folder(of: Self.folder(of: folder)))
    if access("\(clone)/Package.swift", F_OK) == 0 { directories.append("\(clone)/themes") }
  }

  private static func folder(of path: String) -> String {
    String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
  }

  /// Names to choose from, in order.
  var names: [String] {
    let files = directories.flatMap { directory in
      ((try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? [])
        .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
    }
    return Set(files + Self.builtIn.map(\.name) + Self.embedded.keys).sorted()
  }

  /// - Throws: where there is no such theme, or its file cannot be used.
  func load(_ name: String) throws(SettingsError) -> Theme {
    guard !name.contains("/") else {
      throw SettingsError(file: name) { $0.themeIsNoPath }
    }
    for directory in directories {
      let file = "\(directory)/\(name).yaml"
      if let text = try TextFile.read(file) { return try ThemeFile.parse(text, file: file) }
    }
    if let theme = Self.builtIn.first(where: { $0.name == name }) { return theme }
    if let text = Self.embedded[name] { return try ThemeFile.parse(text, file: "\(name).yaml") }
    // The file of that name can be a symlink to nothing.
    let known = names.filter { $0 != name }
    throw SettingsError(file: words.themeName(name)) {
      $0.unknownTheme(name, among: known)
    }
  }
}
