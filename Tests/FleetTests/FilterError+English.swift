import Fleet
import Words

/// What an operator reads of it.
extension FilterError {
  var message: String { Words(.english).problem(problem) }
  var suggestion: String { remedy.map(Words(.english).remedy) ?? "" }
}
