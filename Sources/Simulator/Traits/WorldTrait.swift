/// How a simulated world may behave where no document says how the services do.
///
/// A fault is something that goes wrong now and then. A trait holds for every request, and may be what
/// the real services do. ``definition`` is the one table of them all.
package enum WorldTrait: String, Sendable, CaseIterable {
  // Listings.
  case totalIsPageCount = "total-is-page-count"
  case nullEmptyPage = "null-empty-page"
  case missingOptionalFields = "missing-optional-fields"
  case states
  case otherIDPrefix = "other-id-prefix"
  case timesAreUTC = "times-are-utc"
  // Questions.
  case filtersIgnoreCase = "filters-ignore-case"
  case idsPerReading = "ids-per-reading"
  case unknownIDIsError = "unknown-id-is-error"
  case bothGenerations = "both-generations"
  case regionsDoNotRestrict = "regions-do-not-restrict"
  case unlistedRegion = "unlisted-region"
  // The preflight.
  case idsPerPreflight = "ids-per-preflight"
  case deniedInWords = "denied-in-words"
  case stoppedIsDenied = "stopped-is-denied"
  // The gateway.
  case contentTypeCharset = "content-type-charset"
  case noDate = "no-date"
  case errorsHaveStatus = "errors-have-status"
  case retryAfter = "retry-after"
}

extension WorldTrait {
  struct Definition: Sendable {
    var value: FaultKind.ValueRule
    /// One line for the help.
    var summary: (english: String, chinese: String)

    fileprivate init(
      _ english: String, _ chinese: String, takes value: FaultKind.ValueRule = .none
    ) {
      self.value = value
      summary = (english, chinese)
    }
  }

  /// What it does, for `--help`.
  package var summary: (english: String, chinese: String) { definition.summary }

  /// Its name and value as they are written, with the default of the value.
  package var usage: String { rawValue + definition.value.usage }

  /// The table of all traits: the value, and what a world with it does.
  var definition: Definition {
    switch self {
    case .totalIsPageCount:
      .init("TotalCount is the number of rows in the page", "TotalCount 为本页行数")
    case .nullEmptyPage:
      .init("an empty page has null instead of a list", "没有数据的页以 null 代替列表")
    case .missingOptionalFields:
      .init(
        "instances have no field that may be null or empty", "实例没有任何可为 null 或可为空的字段")
    case .states:
      .init(
        "both products spell states in this case", "两种产品的状态都以此大小写书写",
        takes: .choice(["lower", "upper"], "lower"))
    case .otherIDPrefix:
      .init("instance ids begin with ecm-, ins- or ims-", "实例 ID 以 ecm-、ins- 或 ims- 开头")
    case .timesAreUTC:
      .init("times of ECM are UTC, not UTC+8", "ECM 的时间为 UTC，而非 UTC+8")

    case .filtersIgnoreCase:
      .init("filters by state ignore the case", "按状态过滤时不区分大小写")
    case .idsPerReading:
      .init(
        "EdgeZone takes at most IDS ids in a reading", "EdgeZone 一次查询至多接受这么多个 ID",
        takes: .count("IDS", 50))
    case .unknownIDIsError:
      .init(
        "a reading of EdgeZone that names an unknown id fails", "EdgeZone 的查询只要含有不存在的 ID 就失败")
    case .bothGenerations:
      .init(
        "EdgeZone answers an id with a row for bms-X and one for epm-X",
        "EdgeZone 按 ID 查询时同时返回 bms-X 与 epm-X 两行")
    case .regionsDoNotRestrict:
      .init("EdgeZone lists the instances of every region", "EdgeZone 返回所有地域的实例")
    case .unlistedRegion:
      .init("EdgeZone has a region that no list names", "EdgeZone 有一个任何列表中都没有的地域")

    case .idsPerPreflight:
      .init(
        "DescribeInstancesDeniedActions takes at most IDS ids",
        "DescribeInstancesDeniedActions 至多接受这么多个 ID", takes: .count("IDS", 50))
    case .deniedInWords:
      .init("denied actions are words, not names of actions", "被拒绝的操作以普通词语而非接口名表示")
    case .stoppedIsDenied:
      .init("ECM refuses to terminate a stopped instance", "ECM 拒绝销毁已关机的实例")

    case .contentTypeCharset:
      .init("the Content-Type names a charset", "Content-Type 带有 charset")
    case .noDate: .init("answers have no Date", "应答没有 Date 头")
    case .errorsHaveStatus: .init("errors come with HTTP 400", "错误以 HTTP 400 返回")
    case .retryAfter:
      .init("throttled answers have Retry-After: 1", "被限频的应答带有 Retry-After: 1")
    }
  }
}
