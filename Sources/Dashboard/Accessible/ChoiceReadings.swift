import Canvas
import Fleet
import Words

// The dialogs whose signs or places tell what is chosen.

extension ThemeChooserState {
  func reading(on screen: DashboardState) -> Reading {
    let words = screen.words
    var reading = Reading(on: screen, title: words.themeTitle)
    for row in list.visible {
      let name = screen.themes[row]
      reading.list(
        words.sentence([name, name == original ? words.inForceWord : ""]),
        isCurrent: row == list.cursor)
    }
    return reading
  }
}

extension ColumnsState {
  func reading(on screen: DashboardState) -> Reading {
    let words = screen.words
    var reading = Reading(on: screen, title: words.columnsTitle)
    for row in list.visible {
      let column = columns[row]
      let isShown = shown.contains(column.column)
      reading.list(
        words.sentence([
          words.title(column.column), words.shownColumn(isShown), column.column.name,
          isShown ? column.width.map(words.width) ?? words.automatic : "",
          words.position(row + 1, of: columns.count),
        ]),
        role: isShown ? .text : .dim, isCurrent: row == list.cursor)
    }
    let lines = screen.wrappedListSettings
    if !lines.isEmpty { reading.say(words.toKeepIt, role: .heading) }
    for line in lines { reading.say(line, role: .hint) }
    return reading
  }
}

extension SortChoiceState {
  func reading(on screen: DashboardState) -> Reading {
    let words = screen.words
    var reading = Reading(on: screen, title: words.sortTitle)
    for row in list.visible {
      let isPresent = choices[row] == screen.sorting.choice
      reading.list(
        words.sentence([
          screen.title(of: choices[row]),
          isPresent ? words.inForceWord : "",
          isPresent ? words.ascending(screen.sorting.isReversed) : "",
        ]),
        isCurrent: row == list.cursor)
    }
    return reading
  }
}

extension ExportState {
  func reading(on screen: DashboardState) -> Reading {
    let words = screen.words
    var reading = Reading(on: screen, title: title(on: screen))
    reading.type(path, label: words.fileLabel)
    for format in ExportRequest.Format.allCases {
      reading.say(
        words.choice("\(words.formatLabel) \(format.name)", isChosen: format == self.format))
    }
    return reading
  }
}

extension ViewsState {
  /// The choice between a view and a filter needs words; the others are drawn.
  func reading(on screen: DashboardState) -> Reading {
    let words = screen.words
    guard case .naming(let new) = phase else {
      var reading = drawnReading(on: screen)
      reading.detail =
        selected.map { words.sentence([words.filter(of: $0), words.contents(of: $0)]) } ?? ""
      return reading
    }
    var reading = Reading(on: screen, title: words.saveViewTitle)
    reading.type(new.name, label: words.nameLabel + words.colon)
    reading.say(words.choice(words.wholeView, isChosen: !new.isFilter))
    reading.say(words.choice(words.onlyFilter, isChosen: new.isFilter))
    let view = screen.presentView(named: "", isFilter: new.isFilter)
    reading.say(words.filter(of: view))
    reading.say(words.contents(of: view))
    return reading
  }
}

extension ExpressionState {
  /// The log tells what the expression matches, or what is wrong in it.
  func reading(on screen: DashboardState) -> Reading {
    let words = screen.words
    var reading = Reading(on: screen)
    let title = marks ? words.markBy : words.unmarkBy
    let place = screen.list.regionFilter == .all ? "" : words.onlyIn(screen.listedPlace)
    reading.say(words.sentence([title, place]), role: .heading)
    reading.type(field, label: title + words.colon)
    if let error { reading.say(words.filterError(error), role: .error) }
    for text in counts?.texts(marks: marks, words) ?? [] { reading.say(text) }
    return reading
  }
}

extension CanaryState {
  mutating func focus(on target: Reading.Target, of screen: DashboardState) {
    if case .canary(let choice) = target, !isGuarded(at: screen.now) { self.choice = choice }
  }

  func reading(on screen: DashboardState) -> Reading {
    let words = screen.words
    var reading = Reading(on: screen, title: words.canaryTitle)
    reading.say(text(on: screen))
    for choice in Choice.allCases {
      reading.say(
        words.button(words.name(of: choice)), role: choice == .goOn ? .buttonDanger : .button,
        isCurrent: choice == self.choice, target: .canary(choice))
    }
    return reading
  }
}

extension QuitState {
  mutating func focus(on target: Reading.Target, of screen: DashboardState) {
    if case .quit(let choice) = target { self.choice = choice }
  }

  func reading(on screen: DashboardState) -> Reading {
    let words = screen.words
    var reading = Reading(on: screen, title: words.quitTitle)
    let (heading, text) = texts(on: screen)
    reading.say(heading)
    reading.say(text)
    for (choice, word) in [(Choice.stay, words.stay), (.leave, words.leave)] {
      reading.say(
        words.button(word), role: .button, isCurrent: choice == self.choice,
        target: .quit(choice))
    }
    return reading
  }
}
