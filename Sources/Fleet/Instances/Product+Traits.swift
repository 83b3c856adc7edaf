/// The traits of a product. Documented unless stated otherwise.
package struct ProductTraits: Sendable {
  /// The word of the output contract and of `--product`.
  var word: String
  /// The name as Tencent Cloud writes it.
  var displayName: String
  /// Whether a call speaks of one region only. ECM needs no region and mixes them in one answer.
  package var isRegional: Bool
  /// Ids that one `TerminateInstances` takes.
  ///
  /// 100 is documented for EdgeZone. ECM does not say; its sibling batch actions say 100, and the
  /// engine halves a batch on `InvalidParameterValue.ParameterValueTooLarge`.
  package var idsPerTermination: Int
  /// Ids that one reading by id takes: EdgeZone `InstanceIds` (100 assumed, as its page size),
  /// ECM a filter of at most five values.
  package var idsPerReading: Int
  /// Rows of one page of `DescribeInstances`.
  package var rowsPerPage: Int
  /// Whether a termination is answered for each instance. ECM answers nothing: what it does not refuse
  /// as a whole it accepts.
  package var answersPerInstance: Bool
  /// Whether a termination has no parameter but the ids, so that a complaint about a parameter is one
  /// about an id (inferred).
  package var terminatesByIDsAlone: Bool
  /// Whether the service can be asked before what it would refuse and what belongs to an instance.
  package var hasPreflight: Bool
  /// Whether a termination may be set for a later time.
  package var hasSchedule: Bool
  /// Whether its API has a field for the module of an instance.
  package var hasModules: Bool
  /// Whether its API has a field for the tags of an instance.
  package var hasTags: Bool
  /// Whether its API has a field for the carrier of an instance.
  package var hasCarriers: Bool
  /// Whether the last operation of an instance shows its termination.
  package var showsTerminations: Bool
  /// Whether it is known what becomes of public addresses. EdgeZone takes them from the machine at once;
  /// whether the account keeps them is not documented.
  package var tellsWhatBecomesOfAddresses: Bool
  /// Whether the public addresses that the account keeps without a machine can be listed. EdgeZone has
  /// `DescribePublicIps` for that.
  package var listsUnboundAddresses: Bool
  /// The API's spelling of the terminating state.
  package var terminatingState: InstanceState
  /// The documented prefixes of ids, before the hyphen.
  var idPrefixes: [String]
  /// Prefixes of ids, each with its hyphen, under which one machine may be listed.
  var generations: [String]
}

extension Product {
  /// A product is a row here, a folder in the client, one in the simulator, and its words.
  private static let shipped = [
    ProductTraits(
      word: "ecm", displayName: "ECM", isRegional: false, idsPerTermination: 100, idsPerReading: 5,
      rowsPerPage: 100, answersPerInstance: false, terminatesByIDsAlone: false, hasPreflight: true,
      hasSchedule: true, hasModules: true, hasTags: true, hasCarriers: true,
      showsTerminations: true,
      tellsWhatBecomesOfAddresses: true, listsUnboundAddresses: false,
      terminatingState: InstanceState(rawValue: "TERMINATING"), idPrefixes: ["ein", "ins"],
      generations: []),
    ProductTraits(
      word: "edgezone", displayName: "EdgeZone", isRegional: true, idsPerTermination: 100,
      idsPerReading: 100, rowsPerPage: 100, answersPerInstance: true, terminatesByIDsAlone: true,
      hasPreflight: false, hasSchedule: false, hasModules: false, hasTags: false,
      hasCarriers: false,
      showsTerminations: false, tellsWhatBecomesOfAddresses: false, listsUnboundAddresses: true,
      terminatingState: InstanceState(rawValue: "terminating"), idPrefixes: ["epm", "bms"],
      generations: ["epm-", "bms-"]),
  ]

  #if LAB_PRODUCT
    /// Made up, to prove that a product is a row.
    private static let labTraits = ProductTraits(
      word: "lab", displayName: "Lab Machines", isRegional: false, idsPerTermination: 50,
      idsPerReading: 50, rowsPerPage: 100, answersPerInstance: false, terminatesByIDsAlone: true,
      hasPreflight: false, hasSchedule: false, hasModules: false, hasTags: false,
      hasCarriers: false, showsTerminations: false, tellsWhatBecomesOfAddresses: true,
      listsUnboundAddresses: false, terminatingState: InstanceState(rawValue: "terminating"),
      idPrefixes: ["lab"], generations: [])

    static let table = shipped + [labTraits]
    static let count: UInt8 = 3
  #else
    static var table: [ProductTraits] { shipped }
    /// Rows of the table.
    static let count: UInt8 = 2
  #endif

  /// The contract's names of all products, such as `ecm or edgezone`, for messages.
  package static func names(_ separator: String = " or ") -> String {
    allCases.map(\.rawValue).joined(separator: separator)
  }

  /// The name as Tencent Cloud writes it, which a hundred thousand rows may be asked for.
  package var displayName: String { traits.displayName }

  /// The generation of an id. Ids of different generations need separate calls; empty if none do.
  ///
  /// EdgeZone's `bms-` and `epm-` machines are kept apart, since a batch of both is refused
  /// (`UnsupportedOperation.LegacyCompatBatchMixed`).
  package func generation(of id: String) -> String {
    guard !traits.generations.isEmpty else { return "" }
    // By bytes: characters would be looked for in each id.
    return id.withBytes { String(decoding: $0.prefix { $0 != UInt8(ascii: "-") }, as: UTF8.self) }
  }

  /// The id of the same machine under the prefix of its other generation; nil for ids of other forms.
  ///
  /// A catalogue's example asks for `epm-…` and is answered `bms-…` with the same suffix: old and new
  /// id of one machine (inferred).
  package func otherID(of id: String) -> String? {
    let generations = traits.generations
    guard let prefix = generations.first(where: { id.hasPrefix($0) }),
      let other = generations.first(where: { $0 != prefix })
    else { return nil }
    return other + id.dropFirst(prefix.count)
  }
}
