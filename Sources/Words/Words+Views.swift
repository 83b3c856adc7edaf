/// Views, and what the screen saves to the settings.
package extension Words {
  var viewsTitle: String { pick("Views", "视图") }
  /// - Parameter name: What was typed; may be empty.
  func savePresentView(as name: String) -> String {
    name.isEmpty
      ? pick("Save the present view …", "保存当前视图…")
      : pick("Save the present view as '\(name)' …", "将当前视图保存为“\(name)”…")
  }
  var saveViewTitle: String { pick("Save the present view", "保存当前视图") }
  var nameLabel: String { pick("Name", "名称") }
  var wholeView: String { pick("filter, columns, sort, group", "过滤器、列、排序、分组") }
  var onlyFilter: String { pick("filter only", "仅过滤器") }
  /// Tab changes how much of the list is saved.
  var extent: String { pick("extent", "范围") }
  var saveWord: String { pick("save", "保存") }
  var deleteWord: String { pick("delete", "删除") }
  var replaceWord: String { pick("replace", "替换") }
  var noFilter: String { pick("all instances", "全部实例") }
  func columns(_ count: Int) -> String { self.count(count, "column", "columns", "列") }
  func sortedBy(_ title: String, isReversed: Bool) -> String {
    pick("sorted by \(title.lowercased())", "按\(title)排序")
      + (isReversed ? pick(", reversed", "，倒序") : "")
  }
  func groupedBy(_ title: String) -> String {
    pick("grouped by \(title.lowercased())", "按\(title)分组")
  }
  var withoutGroups: String { pick("not grouped", "不分组") }

  func replaceView(_ name: String) -> String {
    pick(
      "The settings already have '\(name)'. Replace it?", "设置中已有“\(name)”。要替换吗？")
  }
  func deleteView(_ name: String) -> String {
    pick("Delete '\(name)' from the settings?", "要从设置中删除“\(name)”吗？")
  }
  var viewNeedsName: String {
    pick("Type a name; it cannot begin with @", "请键入名称；不能以 @ 开头")
  }
  var noFilterToSave: String { pick("There is no filter to save", "没有可保存的过滤器") }
  func viewApplied(_ name: String) -> String { pick("View '\(name)'", "视图“\(name)”") }
  func viewSaved(_ name: String) -> String {
    pick("Saved '\(name)' to the settings", "已将“\(name)”保存到设置")
  }
  func viewDeleted(_ name: String) -> String {
    pick("Deleted '\(name)' from the settings", "已从设置中删除“\(name)”")
  }
  func viewStillNamed(_ reference: String) -> String {
    pick(
      "Another filter refers to \(reference); change that one first",
      "另有过滤器引用 \(reference)；请先修改该过滤器")
  }
  var listSaved: String {
    pick("Saved columns, sort and group to the settings", "已将列、排序与分组保存到设置")
  }
  func settingsNotSaved(_ reason: String) -> String {
    pick("Not saved: \(reason)", "未保存：\(reason)")
  }
  var keptForThisRun: String {
    pick("Kept until you quit; --demo saves no settings", "保留到退出为止；--demo 不保存设置")
  }
  var demoSavesNothing: String {
    pick("Not saved: --demo has no settings; y copies the lines", "未保存：--demo 没有设置；按 y 复制")
  }
}

/// What is said of a settings file that is changed in place.
package extension Words {
  /// A comment at the head of a file that the program has made.
  var settingsMadeByScreen: String {
    pick(
      "Settings of edgereap; 'edgereap settings --sample' prints every key",
      "edgereap 的设置；edgereap settings --sample 打印全部设置项")
  }
  var settingsUnchangeable: String {
    pick(
      "this key cannot be changed without changing others; edit the file",
      "无法只改动此键而不影响其他内容；请自行编辑该文件")
  }
  func savedNameTwice(_ name: String) -> String {
    pick(
      "there is a filter or view '\(name)' already; they share one name space",
      "已有名为“\(name)”的过滤器或视图；两者共用名称")
  }
}
