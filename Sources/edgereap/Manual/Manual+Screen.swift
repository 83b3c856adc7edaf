import Canvas
import Dashboard
import Fleet
import Words

extension Manual {
  /// Keys and filter.
  static func writeScreen(to page: inout Roff) {
    page.section("KEYS")
    page.paragraph(
      "As shipped; any of them can be bound anew under keys in the settings, by the name in "
        + "parentheses. In the screen ? shows them and : finds a command by its words.")
    let words = Words(.english)
    for command in Command.allCases {
      let keys = CommandTable.standard.keys(of: command).map { Roff.bold($0.name) }
      page.item(
        keys.isEmpty ? "(none)" : keys.joined(separator: ", "),
        "\(words.help(command)). (\(command.rawValue))")
    }
    page.section("FILTER")
    page.paragraph(
      "Terms side by side must all hold; | between alternatives is or, ! before a term or an "
        + "alternative is not. A word without a field is searched in id, name, IP and zone. "
        + "Upper and lower case are the same. A value with blanks stands in quotation marks.")
    for sign in FilterSign.allCases {
      page.item(Roff.bold(sign.form), words.meaning(of: sign).firstUppercased + ".")
    }
    page.paragraph(
      "A value that its field cannot have is an error that names the nearest one; regions, zones "
        + "and states are judged once the services have named theirs. The signs of other tools "
        + "(!=, and, or, not, commas) and full-width signs are errors that name the right spelling. "
        + "In quotation marks they are words.")
    page.subsection("Fields")
    for field in InstanceField.allCases {
      if let name = field.filterName { page.item(Roff.bold(name), field.help) }
    }
    page.subsection("Examples")
    page.example([
      "region:ap-guangzhou state:running name~^cdn- age>30d",
      "!tag:env=prod product:ecm|edgezone",
      "state:running|stopped !protected:yes",
    ])
  }
}

extension String {
  fileprivate var firstUppercased: String { prefix(1).uppercased() + dropFirst() }
}
