package import Fleet

extension Column {
  /// The columns of the list as shipped, in the order on the screen. Marks and protection have
  /// their own signs before the row.
  package static let standard: [Column] = [
    .id, .name, .product, .region, .zone, .state, .operate, .publicIP, .privateIP, .type, .age,
    .pay, .module, .tags,
  ]

  /// What can be chosen.
  static let choosable = allCases.filter { $0 != .marked && $0 != .protected }
}
