/// What the signatures of a plan come to where a rule asks for some.
package struct PlanApproval: Sendable, Hashable {
  /// How many different people have to have signed; 0 asks for none.
  package var needed: Int
  /// Those that count, one of each person, in the order of the plan.
  package var signatures: [PlanSignature]
  /// Those that do not, and why.
  package var rejected: [Rejected]

  package struct Rejected: Sendable, Hashable {
    /// The person as far as one was found, else empty.
    package var principal: String
    package var key: String
    package var problem: SignatureProblem

    package init(principal: String = "", key: String, problem: SignatureProblem) {
      self.principal = principal
      self.key = key
      self.problem = problem
    }
  }

  package init(needed: Int, signatures: [PlanSignature] = [], rejected: [Rejected] = []) {
    self.needed = needed
    self.signatures = signatures
    self.rejected = rejected
  }

  /// Where no rule asks for any.
  package static let notNeeded = PlanApproval(needed: 0)

  package var principals: [String] { signatures.map(\.principal) }

  /// Why the plan is not sent; nil where enough have signed.
  package var refusal: ApprovalRefusal? {
    let people = Set(principals)
    guard people.count < needed else { return nil }
    return .tooFew(needed: needed, signed: people.sorted(), rejected: rejected)
  }
}

/// Why a signature does not count.
package enum SignatureProblem: Sendable, Hashable {
  /// It is no SSH signature.
  case unreadable
  /// It was made for another plan, another time or another purpose.
  case ofSomethingElse
  /// Its key is not allowed, or was not, or is no longer; or it is revoked.
  case notAllowed
  /// Its key is listed under no exact name, and has no certificate that names a person.
  case unnamed
  /// The key has signed already, perhaps with its certificate.
  case keyTwice
  case personTwice
  /// By the clock of the service.
  case ofTheFuture
  case beforeThePlan
  /// Older than ``PlanApproval/longest``.
  case tooOld
}

extension PlanApproval {
  /// Seconds that a signature counts, whatever the options say.
  package static let longest: Int64 = 86_400
}

/// Why a plan is not sent for want of its approval, or not signed. Nothing was sent.
package enum ApprovalRefusal: Error, Sendable, Hashable {
  /// Plans of the first version vouch for too little.
  case oldVersion
  /// Whose instances they are has to be known by more than four characters of a key.
  case accountUnknown
  case tooFew(needed: Int, signed: [String], rejected: [PlanApproval.Rejected])
  case tooManySignatures(most: Int)
  /// Seconds since the last of the signatures, and how many may pass.
  case expired(age: Int64, allowed: Int64)
  /// A journal of this host has it.
  case sentBefore(operation: String)
  /// Nothing says who may sign.
  case noSignersNamed
  /// A file that says who may sign, or whose keys are revoked, cannot be relied on.
  case file(path: String, FileProblem)
  /// `ssh-keygen` is not one to rely on.
  case programFile(path: String, FileProblem)
  /// It did not come to an answer.
  case program(path: String, ProgramProblem)
  /// It ended with a status that is no answer; -1 by a signal.
  case programUndecided(path: String, status: Int)
  /// What is terminated without a plan in a file cannot be signed.
  case needsPlan
  /// `--confirm`, where the phrase is typed.
  case phraseIsTyped
  case terminal(TerminalProblem)
  case notConfirmed
  /// The phrase was not typed to its end.
  case aborted

  /// Why a terminal is not one on which somebody types.
  package enum TerminalProblem: Sendable, Hashable {
    case none
    case notOurs
    case inBackground
    case lost
  }
}
