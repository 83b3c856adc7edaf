import Fleet
import Words

extension Words {
  /// Why something failed, in the language of these words: the screen's need not be the command line's.
  func reason(_ error: any Error) -> String {
    switch error {
    case let exit as Exit: exit.sentence(self)
    case let error as SettingsError: error.sentence(self)
    case let refusal as OwnFile.Refusal: refusal.sentence(self)
    case let failure as ServiceFailure: fullFailure(failure)
    default: "\(error)"
    }
  }
}
