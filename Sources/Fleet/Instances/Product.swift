/// A service whose instances edgereap lists and terminates: a row of ``table``.
///
/// What differs between products is one of their traits. Nothing else asks which product it has.
@dynamicMemberLookup
package struct Product: RawRepresentable, Sendable, CaseIterable, Hashable, Comparable,
  CustomStringConvertible
{
  /// Its place in ``table``. It stands in what is kept on disk, so that rows are added at the end. At most
  /// 15.
  package let code: UInt8

  /// Edge Computing Machine: virtual machines, API version 2019-07-19.
  package static let ecm = Product(row: 0)
  /// EdgeZone: physical machines, API version 2026-04-01.
  package static let edgezone = Product(row: 1)
  #if LAB_PRODUCT
    package static let lab = Product(row: 2)
  #endif

  /// In their order.
  package static let allCases: [Product] = table.indices.map { Product(row: UInt8($0)) }

  /// The first row. It is no array's element, since a hundred thousand remembered rows ask.
  @inline(__always)
  static var first: Product { Product(row: 0) }

  private init(row: UInt8) { code = row }

  /// nil for a code that no row has.
  package init?(code: UInt8) {
    // Not by the table: a hundred thousand remembered rows ask at a start.
    guard code < Self.count else { return nil }
    self.code = code
  }

  /// nil for a word that no row has.
  package init?(rawValue: String) {
    guard let place = Self.table.firstIndex(where: { $0.word == rawValue }) else { return nil }
    code = UInt8(place)
  }

  /// The word of the output contract and of `--product`.
  package var rawValue: String { traits.word }

  package var description: String { rawValue }

  var traits: ProductTraits { Self.table[Int(code)] }

  /// A trait of the product.
  package subscript<Value>(dynamicMember trait: KeyPath<ProductTraits, Value>) -> Value {
    // Where it is inlined it costs what a property does; a hundred thousand rows ask.
    @inline(__always) get { Self.table[Int(code)][keyPath: trait] }
  }

  package static func == (left: Product, right: Product) -> Bool { left.code == right.code }

  package func hash(into hasher: inout Hasher) { hasher.combine(code) }

  package static func < (left: Product, right: Product) -> Bool { left.code < right.code }
}
