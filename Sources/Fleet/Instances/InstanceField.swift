/// A field of an instance. Columns, filters, sorting, output, digests,
/// journals, remembered fleets, details and reference pages follow from the rows of its table.
///
/// In the order of the output contract.
package enum InstanceField: UInt8, Sendable, Hashable, CaseIterable {
  case id, name, product, region, zone, state, phase, operate, type, ip, publicIP, privateIP, tags
  case created, age, since, pay, module, moduleID, isp, protected, marked
}

/// One row of the table.
struct InstanceFieldRow: Sendable {
  /// The name in the output contract, also used for columns in the settings.
  var name: String
  /// By which a filter asks for it; nil where none can.
  var filterName: String?
  /// In English and in Chinese.
  var title: (english: String, chinese: String)
  /// A one-sentence description, in English and Chinese.
  var help: (english: String, chinese: String)
  var source: InstanceFieldSource
  /// nil where it is no column.
  var width: ColumnWidth?
  /// The meaning of a missing value.
  var absence = InstanceFieldAbsence.unknown
  /// A value that a filter may ask for.
  var example = "value"
}

/// The source of a value, which is also compared and sorted.
package enum InstanceFieldSource: Sendable {
  case id, name, product, state, phase, pay, tags, created, protected, marked
  /// How long ago a time of the instance was. Sorted with the latest time first, as ages go, or with
  /// the earliest first.
  case age(since: InstanceTime, earliestFirst: Bool = false)
  /// A text that many instances have in common; a filter looks into the second as well.
  case trait(TraitPath, also: TraitPath? = nil)
  case addresses(AddressKind)

  package enum AddressKind: Sendable { case all, `public`, `private` }
}

/// A time of an instance; nil where it has none.
package typealias InstanceTime = @Sendable (Instance) -> Timestamp?

/// The path of a text among the shared traits.
package typealias TraitPath = any WritableKeyPath<InstanceTraits, String> & Sendable

/// The meaning of a missing value of a field.
package enum InstanceFieldAbsence: Sendable {
  /// The instance has none.
  case none
  /// The API did not say.
  case unknown
  /// Where its product has such a thing it has none, or it was not told; otherwise the API has no field
  /// for it.
  case ofProduct(any KeyPath<ProductTraits, Bool> & Sendable, isAlwaysTold: Bool = true)
}

/// The room that a column of the list takes, in columns of the screen. Beyond this a column is as wide
/// as the values that are listed.
package struct ColumnWidth: Sendable, Hashable {
  /// Down to this the column is shown with values cut; nil: whole or not at all.
  package var minimum: Int?
  /// The most that it takes before every other column has its own.
  package var maximum: Int?
  /// Of a column whose width does not follow its values.
  package var fixed: Int?
  /// The higher, the longer it stays where there is little room.
  package var priority: Int
  package var isTrailing = false
  package var cut = Cut.end

  /// Where a value that is too long is cut.
  package enum Cut: Sendable, Hashable {
    case end, middle
    /// At the start that all values of the column share, then in the middle.
    case sharedStart
    /// Nowhere: half an address is another address.
    case never
  }

  /// Whether the column is part of every list, however narrow.
  package var isCore: Bool { priority >= 80 }
}

extension InstanceField {
  /// A field is a row here, a property where it is kept, and what a product's folder reads it from.
  private var definition: InstanceFieldRow {
    switch self {
    case .id:
      InstanceFieldRow(
        name: "id", filterName: "id", title: ("ID", "ID"),
        help: ("The id of the instance.", "实例 ID。"),
        source: .id,
        width: ColumnWidth(maximum: 20, priority: 100, cut: .middle))
    case .name:
      InstanceFieldRow(
        name: "name", filterName: "name", title: ("Name", "名称"), help: ("Its name.", "名称。"),
        source: .name,
        width: ColumnWidth(minimum: 22, maximum: 40, priority: 90, cut: .middle),
        absence: .none)
    case .product:
      InstanceFieldRow(
        name: "product", filterName: "product", title: ("Product", "产品"),
        help: ("\(Product.names()).", "\(Product.names("、"))。"), source: .product,
        width: ColumnWidth(priority: 70), example: "ecm")
    case .region:
      InstanceFieldRow(
        name: "region", filterName: "region", title: ("Region", "地域"), help: ("The region.", "地域。"),
        source: .trait(\.region),
        width: ColumnWidth(minimum: 10, priority: 50, cut: .sharedStart))
    case .zone:
      InstanceFieldRow(
        name: "zone", filterName: "zone", title: ("Zone", "可用区"), help: ("The zone.", "可用区。"),
        source: .trait(\.zone),
        width: ColumnWidth(minimum: 8, priority: 80, cut: .sharedStart))
    case .state:
      InstanceFieldRow(
        name: "state", filterName: "state", title: ("State", "状态"),
        help: (
          "The state as the API calls it, such as RUNNING or terminating.",
          "状态，用 API 的原词，如 RUNNING 或 terminating。"
        ), source: .state,
        width: ColumnWidth(maximum: 20, priority: 95), example: "running")
    case .phase:
      InstanceFieldRow(
        name: "phase", filterName: "phase", title: ("Phase", "阶段"),
        help: ("The state in words that all products share.", "各产品通用的状态。"), source: .phase,
        example: "running")
    case .operate:
      InstanceFieldRow(
        name: "operate_state", filterName: "operate", title: ("Activity", "实例操作"),
        help: ("What is being done to it, as the API calls it.", "正在进行的实例操作，用 API 的原词。"),
        source: .trait(\.operateState),
        width: ColumnWidth(minimum: 12, priority: 35), absence: .none)
    case .type:
      InstanceFieldRow(
        name: "type", filterName: "type", title: ("Type", "实例规格"),
        help: ("The instance type.", "实例规格。"),
        source: .trait(\.type),
        width: ColumnWidth(minimum: 10, priority: 25))
    case .ip:
      InstanceFieldRow(
        name: "ip", filterName: "ip", title: ("IP", "IP"),
        help: ("Any address.", "任一 IP 地址。"),
        source: .addresses(.all))
    case .publicIP:
      InstanceFieldRow(
        name: "public_ips", filterName: "public_ip", title: ("Public IP", "公网 IP"),
        help: ("A public address.", "公网 IP。"), source: .addresses(.public),
        width: ColumnWidth(priority: 60, cut: .never), absence: .none)
    case .privateIP:
      InstanceFieldRow(
        name: "private_ips", filterName: "private_ip", title: ("Private IP", "内网 IP"),
        help: ("A private address.", "内网 IP。"), source: .addresses(.private),
        width: ColumnWidth(priority: 30, cut: .never), absence: .none)
    case .tags:
      InstanceFieldRow(
        name: "tags", filterName: "tag", title: ("Tags", "标签"),
        help: ("Any tag, as key=value.", "任一标签，写作 键=值。"),
        source: .tags, width: ColumnWidth(minimum: 12, priority: 10),
        absence: .ofProduct(\.hasTags), example: "env=prod")
    case .created:
      InstanceFieldRow(
        name: "created", filterName: "created", title: ("Created", "创建时间"),
        help: ("When it was created.", "创建时间。"), source: .created,
        width: ColumnWidth(fixed: 19, priority: 10), example: "2026-01-31")
    case .age:
      InstanceFieldRow(
        name: "age", filterName: "age", title: ("Age", "创建时长"),
        help: ("The time since it was created.", "创建时长。"),
        source: .age(since: { $0.created }),
        width: ColumnWidth(fixed: 5, priority: 55, isTrailing: true),
        example: "30d")
    case .since:
      InstanceFieldRow(
        name: "since", filterName: "since", title: ("Since", "起始"),
        help: (
          "The time since it was first seen in terminating.", "自首次发现处于销毁中起的时长。"
        ), source: .age(since: { $0.terminatingSince }, earliestFirst: true),
        width: ColumnWidth(fixed: 5, priority: 54, isTrailing: true),
        absence: .none, example: "1h")
    case .pay:
      InstanceFieldRow(
        name: "pay_mode", filterName: "pay", title: ("Pay", "计费"),
        help: ("How it is billed.", "计费模式。"),
        source: .pay, width: ColumnWidth(priority: 20),
        example: "prepaid")
    case .module:
      InstanceFieldRow(
        name: "module", filterName: "module", title: ("Module", "模块"),
        help: ("The module of ECM, by name or id.", "ECM 模块的名称或 ID。"),
        source: .trait(\.module, also: \InstanceTraits.moduleID),
        width: ColumnWidth(minimum: 10, priority: 15),
        absence: .ofProduct(\.hasModules))
    case .moduleID:
      InstanceFieldRow(
        name: "module_id", title: ("Module ID", "模块 ID"), help: ("The id of its module.", "模块 ID。"),
        source: .trait(\.moduleID), absence: .ofProduct(\.hasModules))
    case .isp:
      InstanceFieldRow(
        name: "isp", filterName: "isp", title: ("Carrier", "运营商"),
        help: (
          "The carrier as the API writes it, such as CTCC or CTCC;CUCC;CMCC.",
          "运营商，用 API 的原词，如 CTCC 或 CTCC;CUCC;CMCC。"
        ),
        source: .trait(\.isp), width: ColumnWidth(minimum: 7, priority: 12),
        absence: .ofProduct(\.hasCarriers, isAlwaysTold: false),
        example: "CTCC")
    case .protected:
      InstanceFieldRow(
        name: "protected", filterName: "protected", title: ("Protected", "保护"),
        help: ("yes or no: whether a protection rule holds it back.", "yes 或 no：是否被保护规则拦截。"),
        source: .protected,
        example: "yes")
    case .marked:
      InstanceFieldRow(
        name: "marked", filterName: "marked", title: ("Marked", "标记"),
        help: ("yes or no: whether it is marked on the screen.", "yes 或 no：是否已在界面中标记。"),
        source: .marked, example: "yes")
    }
  }

  private static let rows = allCases.map(\.definition)
  private static let byFilterName = [String: InstanceField](
    uniqueKeysWithValues: allCases.compactMap { field in field.filterName.map { ($0, field) } })
  private static let byName = [String: InstanceField](
    uniqueKeysWithValues: allCases.map { ($0.name, $0) })

  package var source: InstanceFieldSource { Self.rows[Int(rawValue)].source }

  /// The name in the output contract, also used for columns in the settings.
  package var name: String { Self.rows[Int(rawValue)].name }
  /// By which a filter asks for it; nil where none can.
  package var filterName: String? { Self.rows[Int(rawValue)].filterName }
  /// The name in filters; the contract's name for fields that filters lack.
  var filterWord: String { filterName ?? name }
  /// The words above its column, in English and in Chinese.
  package var title: (english: String, chinese: String) { Self.rows[Int(rawValue)].title }
  /// A description for operators, in English and Chinese.
  package var help: (english: String, chinese: String) { Self.rows[Int(rawValue)].help }
  /// nil where it is no column of the list: marks and protection have their own signs before the row.
  package var width: ColumnWidth? { Self.rows[Int(rawValue)].width }
  package var absence: InstanceFieldAbsence { Self.rows[Int(rawValue)].absence }
  var example: String { Self.rows[Int(rawValue)].example }

  package init?(name: String) {
    guard let field = Self.byName[name] else { return nil }
    self = field
  }

  package init?(filterName: String) {
    guard let field = Self.byFilterName[filterName] else { return nil }
    self = field
  }

  /// The fields that the list can show and sort by.
  package static let columns = allCases.filter { $0.width != nil }

  /// The names of fields in filters.
  package static let filterNames = allCases.compactMap(\.filterName)

  /// The fields that are stored and read again; derived ones are not.
  package static let kept = allCases.filter { $0.source.isKept }

  /// The texts that many instances share, with their paths.
  package static let traits = allCases.compactMap { field in
    field.trait.map { (field: field, path: $0) }
  }
  private static let namesOfTraits = traits.map(\.field.name)

  /// Where a text of that name is; nil for other names. There are few, so that going through them is
  /// quicker than a table: every instance of a journal asks for each.
  package static func trait(name: String) -> TraitPath? {
    namesOfTraits.firstIndex(of: name).map { traits[$0].path }
  }

  /// The path among the shared traits; nil for other fields.
  package var trait: TraitPath? {
    if case .trait(let path, _) = source { path } else { nil }
  }

  /// Whether it is answered by yes or no.
  package var isFlag: Bool {
    switch source {
    case .protected, .marked: true
    case .id, .name, .product, .state, .phase, .pay, .tags, .created, .age, .trait, .addresses:
      false
    }
  }

  /// Whether the answer can change while the instance does not: with the time, or with the marks.
  var isFleeting: Bool {
    switch source {
    // Days of creation are those of the operator's clock.
    case .age, .created, .protected, .marked: true
    case .id, .name, .product, .state, .phase, .pay, .tags, .trait, .addresses: false
    }
  }

  /// Whether all instances of the same traits have the same.
  package var isOfTraits: Bool {
    switch source {
    case .trait, .state, .phase, .pay: true
    case .id, .name, .product, .tags, .created, .age, .protected, .marked, .addresses: false
    }
  }
}

extension InstanceFieldSource {
  fileprivate var isKept: Bool {
    switch self {
    case .id, .name, .product, .state, .pay, .tags, .created, .trait, .addresses(.public),
      .addresses(.private):
      true
    case .phase, .age, .protected, .marked, .addresses(.all): false
    }
  }
}
