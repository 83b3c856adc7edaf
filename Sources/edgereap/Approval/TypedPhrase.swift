import ArgumentParser
import Canvas
import Fleet
import Terminal
import Words

/// The phrase that confirms a plan: an argument, or typed on the terminal where the settings ask for that.
enum TypedPhrase {
  /// - Parameters:
  ///   - argument: What `--confirm` said.
  ///   - prompt: Names what the phrase is for.
  /// - Returns: nil where nobody gave one.
  static func phrase(
    of plan: Plan, argument: String?, rule: ApprovalRule, prompt: Sentence
  ) throws -> String? {
    guard rule.typesPhrase else { return argument }
    guard argument == nil else { throw PlanRefusal.approval(.phraseIsTyped) }
    return try typed(for: plan, prompt: prompt)
  }

  /// Shows what is about to go on the terminal itself, wherever the standard streams lead, and takes the
  /// phrase from there.
  static func typed(for plan: Plan, prompt: Sentence) throws -> String {
    let words = Words.spoken
    let line = try asked { (terminal: borrowing ControllingTerminal) in
      terminal.write(page(of: plan, words) + "\n")
      return terminal.readLine(
        prompt: StandardStreams.shown("\(prompt(words)) \(plan.phrase)\(words.colon)"))
    }
    switch line {
    case .typed(let text): return text
    case .aborted: throw PlanRefusal.approval(.aborted)
    case .lost: throw PlanRefusal.approval(.terminal(.lost))
    case .ended(let signal): throw ExitCode(128 + signal)
    }
  }

  private static func asked(
    _ ask: (borrowing ControllingTerminal) -> ControllingTerminal.Line
  ) throws(PlanRefusal) -> ControllingTerminal.Line {
    do throws(ControllingTerminal.Problem) {
      return ask(try ControllingTerminal())
    } catch {
      throw .approval(.terminal(error.fact))
    }
  }

  /// As many instances are listed one by one.
  private static let mostRows = 1_000

  /// What the digest vouches for, and each instance that goes.
  static func page(of plan: Plan, _ words: Words) -> String {
    let plan = plan.vouchedFor
    let targets = plan.targets
    let rows = targets.prefix(mostRows).map { InstanceRecord(instance: $0, protection: nil) }
    let more = targets.count - rows.count
    let lines =
      words.page(of: plan, at: HostEnvironment.now()) + (more > 0 ? [words.andMore(more)] : [])
    return TextTable(rows).text + StandardStreams.shown(lines.joined(separator: "\n"))
  }
}

extension ControllingTerminal.Problem {
  var fact: ApprovalRefusal.TerminalProblem {
    switch self {
    case .none: .none
    case .notOurs: .notOurs
    case .inBackground: .inBackground
    }
  }
}
