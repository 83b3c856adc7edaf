extension FaultKind {
  /// What a value may be, and what it is when none is given.
  package enum ValueRule: Hashable, Sendable {
    case none
    /// A whole number of a unit, such as milliseconds.
    case count(_ unit: String, _ standard: Double?)
    /// A whole number that may be negative.
    case difference(_ unit: String, _ standard: Double)
    /// From 0 to 1, of the instances; the seed decides which ones.
    case share(_ standard: Double)
    case choice([String], _ standard: String)
    /// One of the words, or a whole number that may be negative.
    case wordOrNumber([String], _ unit: String, _ standard: FaultValue)
    case region
  }

  /// Which requests a fault can touch. Requests that it cannot touch do not use up its count.
  enum Reach: Sendable {
    case everything
    /// The second and every later request of a connection.
    case keptConnection
    case terminating
    /// Of a product with that habit.
    case terminatingWith(Habit)
    case preflight
    case listing
    /// Listings that take `Offset` and `Limit`.
    case paging
    /// `DescribeInstances`, whatever it asks for.
    case instances
    /// `DescribeInstances` by ids or by states.
    case reading
    /// `DescribeInstances` by ids, of a product with that habit.
    case readingByID(Habit)
    /// Terminations, and `DescribeInstances` by ids.
    case naming
  }

  struct Definition: Sendable {
    var value: ValueRule
    var reach: Reach
    /// One line for the help.
    var summary: (english: String, chinese: String)

    fileprivate init(
      _ value: ValueRule, _ reach: Reach, _ english: String, _ chinese: String
    ) {
      self.value = value
      self.reach = reach
      summary = (english, chinese)
    }
  }

  /// The table of all faults: the value, the requests that can meet it, what it does.
  var definition: Definition {
    switch self {
    case .slow:
      .init(
        .count("MS", 1_000), .everything, "delays the answer, not the effect", "应答推迟，但立即生效")
    case .jitter:
      .init(
        .count("MS", 40), .everything,
        "delays a request by up to MS, before the rate is counted",
        "请求最多晚到这么久，之后才计入频率")
    case .stall:
      .init(
        .none, .everything, "accepts the connection and never answers; no effect",
        "接受连接但从不应答，未生效")
    case .truncate:
      .init(
        .none, .everything, "cuts the answer off halfway",
        "应答只有一半即断开")
    case .resetBefore:
      .init(
        .none, .everything, "resets the connection; no effect",
        "连接被重置，未生效")
    case .resetAfter:
      .init(
        .none, .everything, "takes effect, then resets the connection",
        "生效后连接被重置")
    case .resetKept:
      .init(
        .none, .keptConnection, "resets a connection from its second request on; no effect",
        "同一连接自第二个请求起被重置，未生效")

    case .throttle:
      .init(
        .count("RATE", 5), .everything, "accepts only RATE requests per second; 0 accepts none",
        "每秒只放行 RATE 个请求，0 为全部拒绝")
    case .clockSkew:
      .init(
        .difference("SECONDS", 600), .everything, "the server's clock is ahead",
        "服务端时钟偏快")
    case .wrongDate:
      .init(
        .wordOrNumber(["cached"], "SECONDS", .number(86_400)), .everything,
        "the Date header is ahead, the clock is right; cached: with Age: 60",
        "时钟正确但 Date 头偏快；cached：带 Age: 60")
    case .regionDown:
      .init(
        .region, .everything, "internal errors in one region", "某一地域一律返回服务内部错误")
    case .error500:
      .init(
        .choice(["before", "after"], "before"), .everything,
        "HTTP 502 with a page of HTML, before or after the effect",
        "返回 HTTP 502 和一页 HTML，在生效之前或之后")
    case .internalError:
      .init(
        .choice(["before", "after"], "before"), .everything,
        "InternalError, before or after the effect",
        "InternalError，在生效之前或之后")
    case .notJSON:
      .init(
        .none, .everything, "takes effect, but the answer is not JSON",
        "应答不是 JSON，已生效")

    case .hostileNames:
      .init(
        .none, .listing, "names with escape sequences, line breaks, bidi marks, 900 characters",
        "名称含转义序列、换行、双向标记，或长达 900 个字符")
    case .missingFields:
      .init(
        .none, .listing, "every other row has only its id",
        "每隔一行只有 ID")
    case .duplicatePages:
      .init(
        .none, .listing, "each page begins with the last row of the page before",
        "每页以上一页的最后一行开头")
    case .shortPage:
      .init(
        .count("ROWS", 7), .paging,
        "a page lacks its last ROWS rows; the next Offset has them",
        "一页缺最后 ROWS 行，它们出现在下一个 Offset")
    case .pageCap:
      .init(
        .count("ROWS", 20), .paging, "a page has at most ROWS rows, whatever the Limit",
        "无论 Limit 多大，每页至多 ROWS 行")
    case .nullList:
      .init(
        .none, .listing, "an empty page has null instead of a list",
        "没有数据的页以 null 代替列表")
    case .lyingTotal:
      .init(
        .difference("ROWS", 7), .listing, "TotalCount is off by ROWS", "TotalCount 偏差这么多行")
    case .total:
      .init(
        .wordOrNumber(["page", "null", "text", "missing"], "N", .word("page")), .listing,
        "TotalCount has this value; page: the number of rows in the page",
        "TotalCount 为该值；page：为本页行数")

    case .strayIDs:
      .init(
        .none, .naming, "answers by id contain an id that was not requested",
        "列出 ID 的应答中多出一个未请求的 ID")
    case .foreignRow:
      .init(
        .choice(["stranger", "other-prefix"], "stranger"), .reading,
        "one unrequested row, or bms-X for epm-X (EdgeZone)",
        "多返回一行，或以 bms-X 代替 epm-X（EdgeZone）")
    case .swappedAnswer:
      .init(
        .none, .reading, "answers an earlier query for other ids, with other states",
        "返回先前查询其他 ID 时的应答，或状态不同的应答")
    case .laggingReplica:
      .init(
        .count("SECONDS", 8), .instances, "answers with the state of SECONDS ago",
        "应答是这么多秒之前的数据")

    case .denyTerminate:
      .init(
        .none, .terminating, "no permission to terminate",
        "没有销毁权限")
    case .denyPreflight:
      .init(
        .share(0.1), .preflight, "DescribeInstancesDeniedActions refuses some instances",
        "DescribeInstancesDeniedActions 拒绝部分实例")
    case .legacyMix:
      .init(
        .none, .terminatingWith(.hasTwoPrefixes), "a call that mixes bms- and epm- is refused",
        "拒绝混有 bms- 与 epm- 的请求")
    case .poison:
      .init(
        .count("IDS", 3), .terminatingWith(.answersAsAWhole),
        "IDS ECM instances make every call that includes them fail", "这么多台 ECM 实例，请求中含有其一即整个失败")
    case .partial:
      .init(
        .share(0.2), .terminatingWith(.answersEach), "some EdgeZone instances of a call fail",
        "一次请求中部分 EdgeZone 实例失败")
    case .stuck:
      .init(
        .share(0.1), .terminating, "some instances stay in terminating forever",
        "部分实例一直停留在销毁中")
    case .terminateFailsLater:
      .init(
        .share(0.1), .terminating,
        "some survive: error (EdgeZone) or RUNNING again (ECM)",
        "部分实例最终未销毁：error（EdgeZone）或恢复 RUNNING（ECM）")
    case .comesBack:
      .init(
        .share(0.1), .terminating, "some are gone for 2 s, then listed again for 5 s",
        "部分实例消失 2 s 后又出现 5 s")
    case .idReused:
      .init(
        .share(0.1), .terminating, "2 to 8 s after some are gone, another machine gets the id",
        "部分实例消失 2 至 8 s 后，其 ID 属于另一台机器")
    case .acceptedIgnored:
      .init(
        .share(0.1), .terminating, "some are accepted, but nothing happens", "部分实例被受理，但实际未执行")
    }
  }
}
