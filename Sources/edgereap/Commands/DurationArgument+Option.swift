import ArgumentParser

extension DurationArgument {
  /// For an option.
  static func argument(_ text: String) throws -> DurationArgument {
    do {
      return try DurationArgument(text)
    } catch {
      throw ValidationError(error.description)
    }
  }
}
