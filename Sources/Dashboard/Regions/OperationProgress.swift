import Canvas
import Fleet

extension RegionOutcomes.Totals {
  /// What needs an operator, the worst first, and then what is under way, as one number with the
  /// sign of the outcome that most of it has.
  var progress: [(word: OutcomeWord, count: Int)] {
    var parts: [(word: OutcomeWord, count: Int)] = []
    var underWay: (word: OutcomeWord, most: Int, count: Int) = (.terminating, 0, 0)
    for word in OutcomeWord.display where word == .failed || !word.isSettled {
      let count = self[word, default: 0]
      guard count > 0 else { continue }
      if word.severity < OutcomeWord.terminating.severity {
        parts.append((word, count))
      } else {
        if count > underWay.most { (underWay.word, underWay.most) = (word, count) }
        underWay.count += count
      }
    }
    return underWay.count > 0 ? parts + [(underWay.word, underWay.count)] : parts
  }
}
