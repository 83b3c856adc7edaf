/// The version of the program. It stands here alone, so that two builds of one source are alike.
enum Version {
  static let current = "0.1.0"
}
