package import Fleet
import JSON

/// What readings of the two APIs say about each statement that no document makes.
package struct RealityCheck: Sendable {
  /// In the order of the statements, each once.
  package var findings: [APIFinding]
  /// Names and tags that answers had, so that they can be redacted elsewhere.
  package var names: Set<String>

  /// The most requests that one check sends.
  package static let mostCalls = 50
  /// What it may ask. None of it changes anything.
  package static let actions = [
    "ecm": ["DescribeInstances", "DescribeInstancesDeniedActions", "DescribeAddresses"],
    "edgezone": ["DescribeZones", "DescribeInstances"],
  ]
  /// How many of the pace's intervals lie between two calls, since colleagues share the account.
  package static let pauseInIntervals = 5
}

extension TencentCloudService {
  /// Asks, one reading after the other, and judges.
  package func checkReality(pause: Duration) async -> RealityCheck {
    let reader = RealityReader(pipeline, limit: RealityCheck.mostCalls, pause: pause)
    var survey = RealitySurvey()
    await survey.run(reader)
    let judge = RealityJudge(
      survey: survey, heads: reader.heads, errors: reader.errors, throttled: reader.throttled)
    return RealityCheck(
      findings: APIStatement.allCases.map(judge.finding), names: reader.names)
  }
}
