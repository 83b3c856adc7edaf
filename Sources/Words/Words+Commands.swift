package extension Words {
  /// One word for the footer.
  func footer(_ command: Command) -> String { Self.rows[command].map { pick($0.0, $0.1) } ?? "" }

  /// A sentence for help and palette.
  func help(_ command: Command) -> String { Self.rows[command].map { pick($0.2, $0.3) } ?? "" }

  private static let rows: [Command: (String, String, String, String)] = [
    .down: ("down", "下", "Move down one row", "下移一行"),
    .up: ("up", "上", "Move up one row", "上移一行"),
    .pageDown: ("page", "下页", "Move down one page", "下移一页"),
    .pageUp: ("page", "上页", "Move up one page", "上移一页"),
    .halfPageDown: ("half", "半页", "Move down half a page", "下移半页"),
    .halfPageUp: ("half", "半页", "Move up half a page", "上移半页"),
    .first: ("first", "首行", "Go to the first row", "跳到第一行"),
    .last: ("last", "末行", "Go to the last row", "跳到最后一行"),
    .left: (
      "collapse", "折叠", "Move the column cursor left; in regions: collapse", "列光标左移；在地域栏：折叠"
    ),
    .right: (
      "expand", "展开", "Move the column cursor right; in regions: expand", "列光标右移；在地域栏：展开"
    ),
    .nextPane: ("pane", "切换", "Go to the next pane", "转到下一个面板"),
    .previousPane: ("pane", "切换", "Go to the previous pane", "转到上一个面板"),
    .regions: ("regions", "地域", "Go to the regions", "转到地域"),
    .instances: ("instances", "实例", "Go to the instances", "转到实例"),
    .results: ("results", "结果", "Go to the results", "转到结果"),
    .mark: ("mark", "标记", "Mark or unmark the row and move down", "标记或取消标记当前行并下移"),
    .range: (
      "range", "区间", "Start a range; press again to mark it", "从光标处开始选区；再按一次标记选区"
    ),
    .markAll: ("mark all", "全选", "Mark all rows that pass the filter", "标记符合过滤器的所有行"),
    .unmarkAll: ("unmark all", "取消选择", "Clear all marks, including hidden ones", "取消全部标记，包括未显示的"),
    .invert: ("invert", "反选", "Invert the marks of the rows shown", "反转当前显示各行的标记"),
    .markBy: ("mark by", "按条件标记", "Mark by a filter expression", "按过滤表达式标记"),
    .unmarkBy: ("unmark by", "按条件取消", "Unmark by a filter expression", "按过滤表达式取消标记"),
    .markSame: (
      "same", "同值", "Mark all rows with the value under the column cursor", "标记列光标处值相同的所有行"
    ),
    .onlyMarked: ("only marked", "仅标记", "Show only marked rows, or all again", "只看已标记的行；再按看全部"),
    .undo: ("undo", "撤销", "Undo the last change to the marks", "撤销上一次标记变更"),
    .filter: ("filter", "过滤器", "Filter the rows", "用过滤器筛选各行"),
    .find: ("find", "查找", "Move the cursor to the next row that matches", "光标移到下一个匹配的行"),
    .sort: (
      "sort", "排序", "Sort by the column under the cursor; again: reverse", "按光标所在列排序；再按一次反转"
    ),
    .sortBy: ("sort by", "排序方式", "Choose the column to sort by", "选择排序的列"),
    .group: (
      "group", "分组", "Group by region, product, module, zone, state; results: code",
      "按地域、产品、模块、可用区或状态分组；结果按错误码"
    ),
    .overview: (
      "overview", "总览", "Regions by states; Enter filters to the cell", "各地域各状态的实例数；回车筛选到该格"
    ),
    .views: (
      "views", "视图", "Choose or save a view: filter, sort, columns and groups",
      "选择或保存视图：过滤器、排序、列与分组"
    ),
    .regionsPane: (
      "regions pane", "地域栏", "Show, hide or enlarge the regions pane", "显示、隐藏或放大地域栏"
    ),
    .details: (
      "details", "详情", "Show details; on a heading: fold or unfold its group",
      "当前行的详情；在分组标题上：折叠或展开该组"
    ),
    .outcomes: ("outcomes", "结果筛选", "Results: show one outcome; again for the next", "结果：只看下一种结果"),
    .picture: ("chart", "进度图", "Results: progress chart of the operation", "结果：操作的进度图"),
    .columns: ("columns", "列", "Choose, order and size the columns", "选择列及其顺序与宽度"),
    .terminate: (
      "terminate", "销毁", "Terminate marked instances (opens the confirmation)", "打开确认界面，销毁已标记的实例"
    ),
    .stop: ("stop", "停止", "Stop sending; keep watching sent instances", "不再发送；已发送的继续跟踪"),
    .retry: (
      "retry", "重试", "Retry failed instances or this group (asks to confirm)",
      "重试失败的实例或光标处的一组，须重新确认"
    ),
    .refresh: (
      "refresh", "刷新列表", "Refresh; on a failed region: that region only", "刷新列表；光标在失败的地域上时只重试该地域"
    ),
    .write: (
      "write", "导出", "Write list or results to a file; when confirming: the plan",
      "将列表或结果导出到文件；在确认界面：保存计划"
    ),
    .openPlan: (
      "open plan", "打开计划", "Confirm a plan from a file (plan.json)", "打开计划文件（plan.json）并确认"
    ),
    .copyID: (
      "copy id", "复制 ID", "Copy ids: of the heading, the marks or the row", "复制 ID：分组、已标记的或当前行"
    ),
    .copySupport: (
      "copy support", "复制工单信息", "Copy ids, RequestIds and times for a support ticket",
      "复制 ID、RequestId 与时间，供工单使用"
    ),
    .history: ("history", "历史", "Show past operations; resume an unfinished one", "历史操作；继续未完结的操作"),
    .themes: ("theme", "主题", "Choose a theme, with live preview", "选择主题，实时预览"),
    .profiles: (
      "profiles", "配置", "Switch to another profile; what runs stays watched", "切换到另一配置；进行中的操作继续跟踪"
    ),
    .palette: ("commands", "命令", "Find a command by name", "按名称查找命令"),
    .help: ("help", "帮助", "Show keys, signs and filters", "按键、符号与过滤器"),
    .back: (
      "back", "返回", "Close dialog, field or range; show all; clear filter",
      "逐层退出：对话框、输入框、选区、仅标记、过滤器"
    ),
    .link: (
      "link", "链路", "Show terminal, link and bytes sent", "终端、链路及已发送的数据量"
    ),
    .redraw: ("redraw", "重绘", "Redraw the screen", "重绘整个屏幕"),
    .suspend: ("suspend", "挂起", "Suspend the program; fg resumes it", "挂起程序；fg 恢复"),
    .quit: ("quit", "退出", "Quit; asks first while an operation runs", "退出；操作进行中时会询问"),
  ]

  /// Other words for a command, by which the palette finds it in either language.
  static func synonyms(of command: Command) -> [String] {
    switch command {
    case .terminate: ["delete", "destroy", "kill", "remove", "删除", "终止", "释放"]
    case .stop: ["cancel", "abort", "interrupt", "取消", "中止"]
    case .back: ["cancel", "escape", "close", "取消", "关闭"]
    case .retry: ["again", "resend", "再试"]
    case .write: ["export", "save", "json", "csv", "markdown", "ticket", "保存", "输出", "写入"]
    case .openPlan: ["load", "import", "导入"]
    case .filter: ["search", "find", "grep", "搜索", "查找", "筛选"]
    case .mark, .markAll: ["select", "选择", "选中", "勾选"]
    case .range: ["select", "visual", "选择"]
    case .unmarkAll: ["deselect", "clear", "none", "清空"]
    case .undo: ["revert", "恢复"]
    case .refresh: ["reload", "update", "list", "更新"]
    case .quit: ["exit", "leave", "关闭"]
    case .first, .last: ["jump", "goto", "top", "end", "跳转"]
    case .regions, .instances, .results: ["jump", "goto", "switch", "跳转"]
    case .history: ["resume", "operations", "journal", "log", "记录", "日志"]
    case .profiles: ["account", "profile", "switch", "tenant", "账号", "切换", "租户"]
    case .help: ["account", "profile", "legend", "signs", "账号", "配置", "图例"]
    case .details: ["show", "info", "inspect", "open", "查看"]
    case .copyID, .copySupport: ["yank", "clipboard", "剪贴板"]
    case .picture: ["progress", "graph", "histogram", "picture", "进度"]
    case .themes: ["colours", "colors", "颜色"]
    case .link: ["terminal", "connection", "网络"]
    case .sort, .sortBy: ["order", "reverse", "倒序"]
    case .find: ["search", "jump", "goto", "跳转", "搜索"]
    case .overview: ["matrix", "totals", "pulse", "summary", "stuck", "汇总"]
    case .views: ["bookmark", "preset", "saved", "收藏"]
    case .regionsPane: ["sidebar", "hide", "enlarge", "侧栏", "隐藏"]
    case .columns: ["fields", "字段"]
    default: []
    }
  }
}
