/// The words of help, details and the small dialogs.
extension Words {
  var markTopic: String { pick("Marking", "标记") }
  var doTopic: String { pick("Doing", "操作") }
  var lookTopic: String { pick("Looking", "查看") }
  var moveTopic: String { pick("Moving", "移动") }
  var programTopic: String { pick("Program", "程序") }
  var noCommand: String {
    pick("No command is called that; esc closes", "没有这样的命令；按 esc 关闭")
  }
  var filterTopic: String { pick("Filter expressions", "过滤表达式") }
  var filterHelp: [String] {
    language == .english
      ? [
        "cdn            in id, name, IP or zone",
        "region:ap-guangzhou   the whole value; | is or: state:running|stopped",
        "name~^cdn-     a search by regular expression",
        "age>30d  created<2026-01-01   comparing",
        "!tag:env=prod  not; terms side by side must all hold",
        "@idle-cdn      a filter of the settings, by its name",
      ]
      : [
        "cdn            在 ID、名称、IP 或可用区中查找",
        "region:ap-guangzhou   整个值；| 表示或：state:running|stopped",
        "name~^cdn-     按正则表达式查找",
        "age>30d  created<2026-01-01   比较",
        "!tag:env=prod  非；并列的条件须同时成立",
        "@idle-cdn      设置文件中以此命名的过滤",
      ]
  }
  var columnsTitle: String { pick("Columns", "列") }
  var showOrHide: String { pick("show/hide", "显示/隐藏") }
  var moveWord: String { pick("move", "移动") }
  var widthWord: String { pick("width", "宽度") }
  var automatic: String { pick("auto", "自动") }
  var noRoom: String { pick("no room", "放不下") }
  var copyWord: String { pick("copy", "复制") }
  var toKeepIt: String { pick("To keep this, in the settings:", "写入设置文件以保留：") }
  var settingsCopied: String { pick("Copied the lines for the settings", "已复制设置内容") }
  var back: String { pick("back", "返回") }
  var unmarkWord: String { pick("unmark", "取消标记") }
}
