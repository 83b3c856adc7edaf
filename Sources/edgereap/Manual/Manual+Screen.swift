import Canvas
import Dashboard
import Fleet
import Words

extension Manual {
  /// Keys and filter.
  func writeScreen(to page: inout Roff) {
    page.section(words.keysSection)
    page.paragraph(words.keysParagraph)
    for command in Command.allCases {
      let keys = CommandTable.standard.keys(of: command).map { Roff.bold($0.name) }
      page.item(
        keys.isEmpty ? words.noKey : keys.joined(separator: ", "),
        words.keyRow(words.help(command), name: command.rawValue))
    }
    page.section(words.filterSection)
    page.paragraph(words.filterParagraph)
    for sign in FilterSign.allCases {
      page.item(Roff.bold(sign.form), words.filterRow(words.meaning(of: sign)))
    }
    page.paragraph(words.filterValuesParagraph)
    page.subsection(words.fieldsSubsection)
    for field in InstanceField.allCases {
      if let name = field.filterName { page.item(Roff.bold(name), words.help(field)) }
    }
    page.subsection(words.examplesSubsection)
    page.example([
      "region:ap-guangzhou state:running name~^cdn- age>30d",
      "!tag:env=prod product:ecm|edgezone",
      "state:running|stopped !protected:yes",
    ])
  }
}
