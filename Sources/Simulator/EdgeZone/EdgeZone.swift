/// The fleet of EdgeZone, with the networks of its zones.
struct EdgeZone: ProductFleet {
  static var service: Service { .edgezone }
  static let share = 0.4
  static let habits: Set<Habit> = [.answersEach, .hasTwoPrefixes]
  static let terminatedIDs = "InstanceIds"
  /// The code of what is wrong with a parameter.
  static let invalid = "InvalidParameter"

  var roster = Roster<EdgeZoneInstance>()
  var networks: [EdgeZoneNetwork] = []
  var unboundAddresses: [UnboundAddress] = []

  static func question(_ parameters: Parameters) -> Question {
    Question(
      ids: parameters.strings("InstanceIds"), states: parameters.strings("InstanceStatus"))
  }
}
