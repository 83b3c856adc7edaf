/// The words of sorting, finding, marking by expression and the search of the help.
package extension Words {
  var sortTitle: String { pick("Sort by", "排序方式") }
  var sortWord: String { pick("sort", "排序") }
  var reverseWord: String { pick("reverse", "倒序") }
  var notDisplayed: String { pick("not shown", "未显示") }

  // MARK: - Find

  var keepPlace: String { pick("keep", "保留") }
  var nextMatch: String { pick("next", "下一个") }
  var otherMatches: String { pick("previous, next", "上一个、下一个") }
  var noMatch: String { pick("no match", "无匹配") }
  var matchIsTop: String { pick("wrapped to the top", "已回到开头") }
  var matchIsBottom: String { pick("wrapped to the bottom", "已回到末尾") }
  func matches(_ count: Int) -> String { self.count(count, "match", "matches", "个匹配") }
  func match(_ number: Int, of count: Int) -> String {
    pick("\(number.grouped) of \(count.grouped)", "第 \(number.grouped) 个，共 \(count.grouped) 个")
  }
  func found(_ text: String, _ place: String) -> String {
    pick("Find \(text): \(place)", "查找 \(text)：\(place)")
  }

  // MARK: - Marking by expression

  func willMark(matching: Int, more: Int, protected: Int) -> [String] {
    [
      pick("matches \(matching.grouped)", "匹配 \(matching.grouped)"),
      pick("marks \(more.grouped) more", "新标记 \(more.grouped)"),
    ] + (protected > 0 ? [pick("\(protected.grouped) protected", "受保护 \(protected.grouped)")] : [])
  }
  func willUnmark(matching: Int, marked: Int) -> [String] {
    [
      pick("matches \(matching.grouped)", "匹配 \(matching.grouped)"),
      pick("unmarks \(marked.grouped)", "取消标记 \(marked.grouped)"),
    ]
  }
  // MARK: - Help

  /// Above what a key does that was typed into the search.
  func keyTopic(_ key: String) -> String { pick("Key \(key)", "按键 \(key)") }
}
