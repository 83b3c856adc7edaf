import Words

extension Manual {
  /// Exit codes, environment and files.
  func writeSurroundings(to page: inout Roff) {
    page.section(words.exitStatusSection)
    for status in ExitStatus.allCases {
      page.item(Roff.bold("\(status.rawValue)"), words.exitRow(status.summary(words)))
    }
    page.paragraph(words.screenExit)
    page.section(words.environmentSection)
    for (names, meaning) in words.variables {
      page.item(names.map(Roff.bold).joined(separator: ", "), meaning)
    }
    page.section(words.filesSection)
    for file in Paths.table(words) { page.item(Roff.italic(file.path), file.meaning) }
    page.section(words.examplesSection)
    page.example([
      "edgereap --demo",
      "edgereap list --filter 'product:edgezone state:running' --output csv",
      "edgereap plan --filter 'region:ap-guangzhou age>90d' --out plan.json",
      "edgereap apply plan.json --confirm \"143 ap-guangzhou 0012\"",
      "edgereap watch",
      "edgereap history --verify",
    ])
    page.section(words.seeAlsoSection)
    page.paragraph("ssh(1), tmux(1)")
  }
}
