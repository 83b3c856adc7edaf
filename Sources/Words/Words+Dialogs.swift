/// The words of help, details and the small dialogs.
package extension Words {
  var dialogTopic: String { pick("This dialog", "此对话框") }
  var markTopic: String { pick("Marking", "标记") }
  var doTopic: String { pick("Actions", "操作") }
  var lookTopic: String { pick("Viewing", "查看") }
  var moveTopic: String { pick("Moving", "移动") }
  var programTopic: String { pick("Program", "程序") }
  var noCommand: String {
    pick("No such command · esc closes", "没有此命令；按 esc 关闭")
  }
  var filterTopic: String { pick("Filter expressions", "过滤表达式") }
  var columnsTitle: String { pick("Columns", "列") }
  var showOrHide: String { pick("show/hide", "显示/隐藏") }
  var moveWord: String { pick("move", "移动") }
  var widthWord: String { pick("width", "宽度") }
  var automatic: String { pick("auto", "自动") }
  var noRoom: String { pick("no room", "宽度不足") }
  var copyWord: String { pick("copy", "复制") }
  var toKeepIt: String { pick("s saves this to the settings:", "按 s 保存到设置：") }
  var settingsCopied: String { pick("Copied the settings", "已复制设置内容") }
  var back: String { pick("back", "返回") }
  var unmarkWord: String { pick("unmark", "取消标记") }
}
