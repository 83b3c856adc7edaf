/// Where an instance is between the request that ends it and its absence.
enum Lifecycle: Sendable, Equatable {
  /// In the state that its product gives it.
  case standing
  case terminating(Fate)
  /// Was absent, and is listed again for a while, as if it were still being destroyed.
  case reappeared
  /// Listed nowhere. `true` if it will be listed once more.
  case gone(comesBack: Bool)

  /// Whether listings have it.
  var isListed: Bool {
    if case .gone = self { return false }
    return true
  }
}

/// How a termination ends, decided when it is accepted.
enum Fate: Sendable, Equatable {
  case vanishes
  /// Is absent for two seconds, then listed for five.
  case comesBack
  /// Never ends.
  case stuck
  /// The service gives up, and the instance stays.
  case fails
  /// Ends, and another machine gets the id.
  case reused
  /// Never begins, although it was accepted.
  case ignored
}
