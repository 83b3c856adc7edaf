/// A part of the screen's state, with a number that changes whenever the part may have.
///
/// What is drawn from parts whose versions are as they were is not drawn again. The part itself is not
/// kept for that: a second copy of what changes would have to be made with every change.
@propertyWrapper
package struct Versioned<Value> {
  package var wrappedValue: Value { didSet { version &+= 1 } }
  private var version = 0

  package init(wrappedValue: Value) { self.wrappedValue = wrappedValue }

  package var projectedValue: Int { version }
}

extension Versioned: Sendable where Value: Sendable {}
