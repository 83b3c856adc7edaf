import Fleet

/// The headings and paragraphs of the manual page.
package extension Words {
  var manualTitle: String { pick("User Commands", "用户命令") }
  var nameSection: String { pick("NAME", "名称") }
  var synopsisSection: String { pick("SYNOPSIS", "概要") }
  var descriptionSection: String { pick("DESCRIPTION", "描述") }
  var optionsSection: String { pick("OPTIONS", "选项") }
  var commandsSection: String { pick("COMMANDS", "命令") }
  var keysSection: String { pick("KEYS", "按键") }
  var filterSection: String { pick("FILTER", "过滤器") }
  var settingsSection: String { pick("SETTINGS", "设置") }
  var exitStatusSection: String { pick("EXIT STATUS", "退出状态") }
  var environmentSection: String { pick("ENVIRONMENT", "环境变量") }
  var filesSection: String { pick("FILES", "文件") }
  var examplesSection: String { pick("EXAMPLES", "示例") }
  var examplesSubsection: String { pick("Examples", "示例") }
  var seeAlsoSection: String { pick("SEE ALSO", "参见") }

  var manualDescription: [String] {
    let products = Product.allCases.map(\.displayName).joined(separator: pick(" and ", " 与 "))
    return [
      pick(
        "edgereap lists the \(products) instances of a Tencent Cloud account by region, lets an "
          + "operator mark hundreds of them, freezes the marks into a plan, terminates them after a "
          + "typed confirmation, and follows each until it is gone. Terminating cannot be undone.",
        "edgereap 按地域列出腾讯云账号的 \(products) 实例，供运维人员标记数百台实例，将标记冻结成计划，"
          + "在输入确认短语后销毁，并跟踪每台实例直至消失。销毁不可撤销。"),
      pick(
        "It sends exactly what was confirmed. Every instance gets its own outcome. A lost answer "
          + "makes the outcome unknown; edgereap settles it by reading and never sends again blindly. "
          + "The intent is on disk before a request leaves, so a lost connection or a killed program "
          + "loses nothing.",
        "发送的内容与确认的内容完全一致。每台实例各有结果；应答丢失时结果为未知，由查询判定，绝不盲目重发。"
          + "请求发出之前其意图已写入磁盘，因此断线或进程被杀不会丢失任何信息。"),
      pick(
        "Without a command the screen opens. edgereap --demo opens it on a built-in simulator, which "
          + "needs no account and touches nothing real.",
        "不带命令时打开全屏界面。edgereap --demo 使用内置模拟器打开界面，无需账号，不涉及真实资源。"),
    ]
  }

  func sharedOptions(of commands: [String]) -> String {
    pick(
      "These apply to the screen and to \(commands.joined(separator: ", ")).",
      "下列选项适用于全屏界面与 \(commands.joined(separator: "、"))。")
  }
  var screenOptionsSubsection: String { pick("The screen only", "仅适用于全屏界面") }
  var everyCommandSubsection: String { pick("Every command", "适用于所有命令") }

  var keysParagraph: String {
    pick(
      "These are the defaults. The settings rebind them under keys, by the names in parentheses. On "
        + "the screen, ? shows the keys and : finds a command by name.",
      "以下为默认按键，可在设置的 keys 下按括号中的名称重新绑定。在界面中按 ? 查看按键，按 : 用文字查找命令。")
  }
  var noKey: String { pick("(none)", "（无）") }
  func keyRow(_ help: String, name: String) -> String {
    pick("\(help). (\(name))", "\(help)。（\(name)）")
  }

  var filterParagraph: String {
    pick(
      "Adjacent terms must all match; | between alternatives means or, ! before a term or an "
        + "alternative means not. A word without a field is searched in id, name, IP and zone. "
        + "Case does not matter. Put a value with spaces in quotation marks.",
      "并列的条件须同时成立；| 在备选值之间表示“或”，条件或备选值之前的 ! 表示“非”。不带字段的词在 ID、名称、IP "
        + "与可用区中查找。不分大小写。含空格的值须加引号。")
  }
  var filterValuesParagraph: String {
    pick(
      "An impossible value is an error that suggests a similar one; regions, zones and states "
        + "are checked once the services have listed theirs. Operators of other tools (!=, and, or, "
        + "not, commas) and full-width signs are errors that name the right spelling. In quotation "
        + "marks they are plain text.",
      "字段不可能有的值会报错并提示相近的值；地域、可用区与状态在服务返回各自的取值后校验。其他工具的写法"
        + "（!=、and、or、not、逗号）与全角符号会报错并指出正确写法；在引号中按原样匹配。")
  }
  var fieldsSubsection: String { pick("Fields", "字段") }
  func filterRow(_ meaning: String) -> String {
    pick(meaning.prefix(1).uppercased() + meaning.dropFirst() + ".", "\(meaning)。")
  }

  var settingsParagraph: String {
    pick(
      "YAML; every key is optional. edgereap settings --sample prints a commented file, and edgereap "
        + "settings checks yours: an error names the line, the column and the remedy.",
      "YAML 格式，各项均可省略。edgereap settings --sample 输出带注释的样例；edgereap settings 检查现有设置，"
        + "出错时指出行、列与改正办法。")
  }
  func settingsRow(_ summary: String, _ sample: String, isDefault: Bool) -> String {
    let text = pick(summary.prefix(1).uppercased() + summary.dropFirst() + ".", "\(summary)。")
    guard !sample.isEmpty else { return text }
    return text
      + (isDefault
        ? pick(" Default: \(sample)", "默认：\(sample)") : pick(" Example: \(sample)", "例如：\(sample)"))
  }
  var settingsSampleHead: [String] {
    [
      pick(
        "Settings of edgereap. Every key is optional; comments show the default,",
        "edgereap 的设置。各项均可省略；注释中为默认值，"),
      pick(
        "or an example where there is none. Copy it to ~/.config/edgereap/config.yaml.",
        "没有默认值的为示例。请复制到 ~/.config/edgereap/config.yaml。"),
    ]
  }
  var settingsSampleCredentials: String {
    pick("one of these, and a role to assume", "以下任选其一，可另加要扮演的角色")
  }

  func exitRow(_ summary: String) -> String { pick("\(summary).", "\(summary)。") }
  var screenExit: String {
    pick(
      "The screen exits 0 when you quit, 143 on SIGTERM and 129 when its terminal is lost.",
      "全屏界面正常退出时为 0，收到 SIGTERM 为 143，终端断开为 129。")
  }
}
