import Words

/// The topics of commands, in the order of the help.
enum CommandTopic: CaseIterable {
  case marking, doing, looking, moving, program

  var commands: [Command] {
    switch self {
    case .marking:
      [
        .mark, .range, .markAll, .unmarkAll, .invert, .markBy, .unmarkBy, .markSame, .onlyMarked,
        .undo,
      ]
    case .doing: [.terminate, .stop, .retry, .refresh, .write, .openPlan, .copyID, .copySupport]
    case .looking:
      [
        .filter, .find, .overview, .views, .sort, .sortBy, .group, .columns, .details, .outcomes,
        .picture, .regionsPane, .history, .themes,
      ]
    case .moving:
      [
        .down, .up, .pageDown, .pageUp, .halfPageDown, .halfPageUp, .first, .last, .left, .right,
        .nextPane, .previousPane, .regions, .instances, .results,
      ]
    case .program: [.palette, .profiles, .help, .back, .link, .redraw, .suspend, .quit]
    }
  }
}

extension Words {
  func title(_ topic: CommandTopic) -> String {
    switch topic {
    case .marking: markTopic
    case .doing: doTopic
    case .looking: lookTopic
    case .moving: moveTopic
    case .program: programTopic
    }
  }
}
