import ArgumentParser
import Fleet
import Words

/// The words of a command line in the order in which the parser takes them: the command first, its
/// options behind it, wherever they stood.
enum CommandWords {
  /// - Throws: for a command that does not exist, with the nearest one.
  static func inOrder(_ words: [String]) throws(Exit) -> [String] {
    guard let place = words.indices.first(where: { isCommand(at: $0, of: words) }) else {
      return words
    }
    let name = words[place]
    guard names.contains(name) else {
      throw Exit(.usage) { $0.unknownCommand(name, among: names) }
    }
    return [name] + words[..<place] + words[(place + 1)...]
  }

  /// A bare word is the command where the options before it are whole, and not the value of the
  /// last one.
  private static func isCommand(at place: Int, of words: [String]) -> Bool {
    !words[place].hasPrefix("-") && (place == 0 || isWhole(words[..<place]))
  }

  private static func isWhole(_ options: ArraySlice<String>) -> Bool {
    (try? ScreenCommand.parse(Array(options))) != nil
  }

  private static let names =
    Edgereap.configuration.subcommands.map { $0._commandName } + ["help"]
}
