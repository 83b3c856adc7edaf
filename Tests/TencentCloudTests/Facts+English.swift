import Fleet
import TencentCloud
import Words

/// What an operator reads of it.
extension ServiceFailure {
  var english: String { Words(.english).cause(cause) }
}

extension CredentialError {
  var english: String { Words(.english).credentials(problem) }
}
