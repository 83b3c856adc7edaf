/// An id as it was given, and where.
struct NamedID: Hashable {
  var id: String
  var place: String
}
