/// An argument of a fact, spelled as words in a journal.
package protocol FactArgument: Sendable {
  static var sample: Self { get }
  var spelled: [String] { get }
  /// Takes the words that are its own; nil where they are another's.
  init?(taking rest: inout ArraySlice<String>)
}

/// One word.
extension FactArgument where Self: LosslessStringConvertible {
  package var spelled: [String] { [description] }

  package init?(taking rest: inout ArraySlice<String>) {
    guard let word = rest.popFirst() else { return nil }
    self.init(word)
  }
}

extension FactArgument where Self: RawRepresentable<String> {
  package var spelled: [String] { [rawValue] }

  package init?(taking rest: inout ArraySlice<String>) {
    guard let word = rest.popFirst() else { return nil }
    self.init(rawValue: word)
  }
}

extension String: FactArgument {
  package static var sample: String { "x" }
}

extension Int: FactArgument {
  package static var sample: Int { 2 }
}

extension Int64: FactArgument {
  package static var sample: Int64 { 90 }
}

extension Product: FactArgument {
  package static var sample: Product { allCases[0] }
}

extension Site: FactArgument {
  package static var sample: Site { .cn }
}

extension Timestamp: FactArgument {
  package static var sample: Timestamp { Timestamp(milliseconds: 0) }
  package var spelled: [String] { ["\(milliseconds)"] }

  package init?(taking rest: inout ArraySlice<String>) {
    guard let milliseconds = Int64(taking: &rest) else { return nil }
    self.init(milliseconds: milliseconds)
  }
}

extension ListingScope: FactArgument {
  package static var sample: ListingScope {
    ListingScope(product: .sample, region: "ap-guangzhou")
  }
  package var spelled: [String] { [product.rawValue, region ?? ""] }

  package init?(taking rest: inout ArraySlice<String>) {
    guard let product = Product(taking: &rest), let region = rest.popFirst() else { return nil }
    self.init(product: product, region: region.isEmpty ? nil : region)
  }
}

extension FleetIdentity: FactArgument {
  package static var sample: FleetIdentity {
    FleetIdentity(site: .intl, endpoint: "", account: nil, secretIDSuffix: "abcd")
  }
  package var spelled: [String] { [site.rawValue, endpoint, account?.id ?? "", secretIDSuffix] }

  package init?(taking rest: inout ArraySlice<String>) {
    guard let site = Site(taking: &rest), let endpoint = rest.popFirst(),
      let account = rest.popFirst(), let suffix = rest.popFirst()
    else { return nil }
    self.init(
      site: site, endpoint: endpoint, account: account.isEmpty ? nil : Account(id: account),
      secretIDSuffix: suffix)
  }
}

/// Any number of addresses, as one word of a journal.
package struct AddressList: FactArgument, Hashable {
  package var addresses: [String]

  /// - Parameter addresses: without spaces, as addresses are.
  package init(_ addresses: some Sequence<String>) { self.addresses = addresses.sorted() }

  package static let sample = AddressList(["203.0.113.4", "203.0.113.5"])
  package var spelled: [String] { [addresses.joined(separator: " ")] }

  package init?(taking rest: inout ArraySlice<String>) {
    guard let word = rest.popFirst() else { return nil }
    self.init(word.split(separator: " ").map(String.init))
  }
}

extension Array: FactArgument where Element: FactArgument {
  package static var sample: [Element] { [Element.sample, Element.sample] }
  package var spelled: [String] { ["\(count)"] + flatMap(\.spelled) }

  package init?(taking rest: inout ArraySlice<String>) {
    guard let count = Int(taking: &rest), (0...rest.count).contains(count) else { return nil }
    self = []
    for _ in 0..<count {
      guard let element = Element(taking: &rest) else { return nil }
      append(element)
    }
  }
}
