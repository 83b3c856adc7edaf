/// Something that the program found out, to be put into words elsewhere.
///
/// Journals keep it as the name of its case and its arguments, so names of cases are part of their
/// format.
package protocol Fact: FactArgument, Hashable {
  /// Every case.
  static var kinds: [FactKind<Self>] { get }
}

extension Fact {
  /// The name of its case and its arguments: `["throttles", "ecm", "RequestLimitExceeded"]`.
  package var spelled: [String] {
    guard let payload = Mirror(reflecting: self).children.first, let name = payload.label else {
      return ["\(self)"]
    }
    let value = Mirror(reflecting: payload.value)
    let arguments = value.displayStyle == .tuple ? value.children.map(\.value) : [payload.value]
    return [name] + arguments.flatMap { ($0 as? any FactArgument)?.spelled ?? [] }
  }

  /// nil for a fact of a newer version, and for more words than a fact has: one in another goes onto
  /// the stack.
  package init?(spelled: [String]) {
    guard spelled.count <= 100 else { return nil }
    var rest = spelled[...]
    self.init(taking: &rest)
  }

  package init?(taking rest: inout ArraySlice<String>) {
    guard let name = rest.popFirst(), let kind = Self.kinds.first(where: { $0.name == name }),
      let fact = kind.make(&rest)
    else { return nil }
    self = fact
  }
}

/// A case of a fact: its name, and how it is made of its arguments.
package struct FactKind<Value: Fact>: Sendable {
  package let name: String
  /// With arguments that are made up.
  package let sample: Value
  let make: @Sendable (inout ArraySlice<String>) -> Value?

  /// Cases without arguments.
  static func plain(_ values: Value...) -> [Self] {
    values.map { value in Self(sample: value) { _ in value } }
  }

  init<each Argument: FactArgument>(
    _ make: @escaping @Sendable (repeat each Argument) -> Value
  ) {
    self.init(sample: make(repeat (each Argument).sample)) { rest in
      var taking = rest
      defer { rest = taking }
      return try? make(repeat Self.take((each Argument).self, from: &taking))
    }
  }

  private init(
    sample: Value, make: @escaping @Sendable (inout ArraySlice<String>) -> Value?
  ) {
    name = sample.spelled[0]
    self.sample = sample
    self.make = make
  }

  private static func take<Argument: FactArgument>(
    _ type: Argument.Type, from rest: inout ArraySlice<String>
  ) throws(FactFault) -> Argument {
    guard let argument = Argument(taking: &rest) else { throw FactFault() }
    return argument
  }
}

private struct FactFault: Error {}
