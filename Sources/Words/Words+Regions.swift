/// The names of regions in Chinese. Filters, files and the wire know regions by their codes alone.
package extension Words {
  /// `广州 ap-guangzhou`, `北京电信 ap-beijing-ecm-ct`; the code alone in English and where no name is
  /// known.
  func region(_ code: String) -> String {
    guard language == .chinese else { return code }
    let parts = code.split(separator: "-")
    guard parts.count > 1, let city = Self.cities[parts[1]] else {
      return code
    }
    let carrier = parts.count > 3 ? Self.carriers[parts[3].prefix(2)] ?? "" : ""
    return "\(city)\(carrier) \(code)"
  }

  private static let carriers: [Substring: String] = ["cm": "移动", "ct": "电信", "cu": "联通"]

  /// As the console writes them, by the second part of a region's code.
  private static let cities: [Substring: String] = [
    "ashburn": "弗吉尼亚", "bangkok": "曼谷", "beijing": "北京", "chengdu": "成都", "chongqing": "重庆",
    "dongguan": "东莞", "frankfurt": "法兰克福", "guangzhou": "广州", "hangzhou": "杭州",
    "hongkong": "中国香港", "jakarta": "雅加达", "jinan": "济南", "nanjing": "南京", "qingdao": "青岛",
    "saopaulo": "圣保罗", "seoul": "首尔", "shanghai": "上海", "shenzhen": "深圳",
    "shijiazhuang": "石家庄", "siliconvalley": "硅谷", "singapore": "新加坡", "tokyo": "东京",
    "wuhan": "武汉", "xian": "西安", "zhengzhou": "郑州",
  ]
}

/// The words of the regions pane.
package extension Words {
  var allListed: String { pick("all listed", "已全部列出") }
  func regionsLoading(_ waiting: Int, of total: Int) -> String {
    pick(
      "\(waiting.grouped) of \(total.grouped) loading", "查询中 \(waiting.grouped)/\(total.grouped)")
  }
  func loadingOf(_ waiting: Int) -> String {
    pick("\(waiting.grouped) loading", "查询中 \(waiting.grouped)")
  }
  func regionsFailed(_ failed: Int) -> String {
    pick("\(failed.grouped) failed", "\(failed.grouped) 个失败")
  }
  var markedTitle: String { pick("Marked", "已标记") }
  var operationTitle: String { pick("Operation", "操作") }
  func regionsHidden(key: String, regions: String) -> String {
    pick(
      "Regions pane hidden · \(key) enlarges it, \(regions) goes to it",
      "已隐藏地域栏；按 \(key) 放大，按 \(regions) 转到地域栏")
  }
}
