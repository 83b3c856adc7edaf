package import Fleet

/// The overview of the fleet.
package extension Words {
  var overviewTitle: String { pick("Overview", "总览") }
  var totalWord: String { pick("Total", "合计") }
  var show: String { pick("show in list", "在列表中显示") }
  var helpWord: String { pick("help", "帮助") }
  var refreshWord: String { pick("refresh", "刷新") }
  func leavingTitle(_ count: Int) -> String {
    count == 0
      ? pick("No instances are terminating.", "没有销毁中的实例。")
      : pick("Terminating, longest first: \(count.grouped)", "销毁中，最久在前：\(count.grouped)")
  }
  /// Tab goes between the regions and the terminating instances.
  var otherList: String { pick("other list", "另一列表") }
  /// What begins the summary of those that have been terminating for more than an hour.
  var overdueStart: String { pick(">1h: ", "超过 1 小时：") }
  /// - Parameters:
  ///   - regions: Each with a number.
  ///   - starter: Who and by which operation; nil where no journal has it.
  func overdue(in regions: [String], by starter: String?, isSearching: Bool) -> String {
    let places = regions.joined(separator: listComma)
    guard let starter else { return "\(places) \(isSearching ? searchingOrigin : noOrigin)" }
    return pick("\(places) by \(starter)", "\(places) 由 \(starter) 发起")
  }
  var searchingOrigin: String { pick("reading journals …", "正在读取操作日志…") }
  var noOrigin: String { pick("not by this host", "非本机发起") }
  /// - Parameter age: how long ago `time` was.
  func leavingSince(_ time: String, age: Age) -> String {
    pick("first seen terminating \(time), \(age) ago", "\(time) 首次发现处于销毁中，\(age) 前")
  }
  /// With the time and how long ago it was, for the details.
  func seenTerminating(_ time: String) -> String {
    pick("first seen terminating \(time)", "首次发现处于销毁中：\(time)")
  }
  var leavingSinceUnknown: String {
    pick("terminating in the cached list", "缓存列表中已处于销毁中")
  }
  func origin(_ origin: OperationOrigin, at time: String) -> String {
    pick(
      "operation \(origin.operation), started by \(origin.startedBy) \(time)",
      "操作 \(origin.operation)，由 \(origin.startedBy) 于 \(time) 发起")
  }
  var noOriginKnown: String {
    pick("no recent journal of this host has it", "本机近期的操作日志均无此实例")
  }
  func narrowed(to filter: String, in place: String, replacing: String, back: String) -> String {
    let shown = filter.isEmpty ? place : pick("\(filter) in \(place)", "\(place) \(filter)")
    let old = replacing.isEmpty ? "" : pick(" · replaces \(replacing)", "，替换 \(replacing)")
    let key = filter.isEmpty ? "" : pick(" · \(back) clears the filter", "，按 \(back) 清除过滤器")
    return shown + old + key
  }
}
