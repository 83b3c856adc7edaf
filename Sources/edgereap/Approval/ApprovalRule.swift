import Fleet
import Glibc
import OwnFiles
import TencentCloud
import Terminal

/// The settings of approval that are in force. The files of a policy have to be root's.
struct ApprovalRule: Sendable {
  var settings: ApprovalSettings

  var isNeeded: Bool { settings.signatures > 0 }
  var typesPhrase: Bool { settings.phrase == .terminal }

  /// The program that makes and judges signatures.
  func keygen() throws(ApprovalRefusal) -> SSHKeygen {
    try SSHKeygen(settings.sshKeygen ?? ApprovalSettings.standardProgram)
  }

  /// Who may sign, read once, and whose keys count no more.
  func signers() throws(ApprovalRefusal) -> (allowed: AllowedSigners, revoked: [UInt8]?) {
    guard let path = settings.allowedSigners else { throw .noSignersNamed }
    let allowed = AllowedSigners(try read(path, limit: Self.longestList))
    guard let revoked = settings.revokedSigners else { return (allowed, nil) }
    return (allowed, try read(revoked, limit: Self.longestList))
  }

  private static let longestList = 4 << 20

  private func read(_ path: String, limit: Int) throws(ApprovalRefusal) -> [UInt8] {
    do throws(FileRefusal) {
      return try TrustedFile.read(
        path, of: settings.isOfPolicy ? .root : .rootOrUser, limit: limit)
    } catch {
      throw .file(path: path, error.problem)
    }
  }
}

extension FleetSession {
  /// What is asked for before a plan is sent.
  var approval: ApprovalRule { ApprovalRule(settings: settings.approval) }

  /// Why nobody in this session types on the terminal of the screen, where the phrase has to be typed on
  /// one; nil where they do.
  var screenProblem: ApprovalRefusal.TerminalProblem? {
    guard approval.typesPhrase else { return nil }
    return ControllingTerminal.problem(of: STDIN_FILENO)?.fact
  }

  /// The clock of the service if one of its answers named the time, else this host's.
  var serviceTime: Timestamp {
    let (now, difference) = (HostEnvironment.now(), service.signingClock.difference ?? 0)
    return Timestamp(milliseconds: now.milliseconds + difference)
  }

  /// The time by which signatures are judged: the service's, or this host's where that is later. An answer
  /// may have come through a proxy of the operator's own, who cannot set the clock of the host.
  var judgingTime: Timestamp { max(serviceTime, HostEnvironment.now()) }
}
