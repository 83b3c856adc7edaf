/// What `--help` and the manual say of the commands, and the words around it.
package extension Words {
  var programAbstract: String {
    pick(
      "List, confirm, terminate and watch Tencent Cloud edge instances.", "列出、确认、销毁并跟踪腾讯云边缘实例。")
  }
  var programDiscussion: String {
    pick(
      "Without a command the screen opens; 'edgereap --demo' needs no account.",
      "不带命令时打开全屏界面；edgereap --demo 无需账号。")
  }
  var screenAbstract: String {
    pick("Open the screen (the default).", "打开全屏界面（默认）。")
  }
  var listAbstract: String { pick("List the instances of all products.", "列出各产品的实例。") }
  var planAbstract: String {
    pick("Freeze a list of instances into a plan. Sends nothing.", "将一组实例冻结成计划，不发送任何请求。")
  }
  var applyAbstract: String {
    pick("Execute a plan written by 'plan' or the screen.", "执行由 plan 或界面保存的计划。")
  }
  var signAbstract: String { pick("Approve a plan with an SSH signature.", "用 SSH 签名批准一个计划。") }
  var signDiscussion: String {
    pick(
      """
      It shows the plan, takes its phrase, and adds a signature to the file. An agent, a key with a \
      passphrase, a key in hardware and a certificate all work. No account is needed; with one, the time \
      of the signature is the service's.
      """,
      """
      显示计划并要求确认短语，然后把签名写入计划文件。可用代理中的密钥、带密码的密钥、硬件密钥或证书。\
      无需账号；若有账号，签名时间取自服务端。
      """)
  }
  var terminateAbstract: String { pick("Plan and apply in one step.", "一步完成 plan 与 apply。") }
  var watchAbstract: String {
    pick("Follow an operation until everything has settled. Never sends.", "跟踪一个操作直至全部完结，绝不发送销毁请求。")
  }
  var stopAbstract: String {
    pick(
      "Ask the program that works on an operation to send nothing more.", "请求正在执行操作的程序不再发送。")
  }
  var historyAbstract: String {
    pick("List the operations of this host, or show one in full.", "列出本机的操作，或完整显示其中一个。")
  }
  var simulateAbstract: String {
    pick(
      "Simulate the APIs on a loopback port, with optional faults.",
      "在本机端口上模拟各产品的 API，并可开启故障。")
  }
  var simulateDiscussion: String {
    pick(
      """
      The first line of output is the address, the next two are the accepted pair of keys. \
      /_simulator/ledger shows what was done to each instance; /_simulator/statistics counts the \
      requests of each action. Switch faults while it runs: POST \
      {"on": ["slow=500"], "off": ["throttle"]} to /_simulator/faults. SIGTERM ends it.

      Faults are written NAME[=VALUE][@ACTION][:EXTENT]. ACTION is TerminateInstances, ecm or \
      ecm.TerminateInstances; EXTENT is a number (only the first N requests) or a percentage. \
      The seed decides which instances and requests are hit.
      """,
      """
      输出的第一行是地址，随后两行是模拟器接受的密钥。/_simulator/ledger 列出对每台实例实际做了什么，\
      /_simulator/statistics 给出各接口的请求数。运行中可切换故障：向 /_simulator/faults 发送 POST \
      {"on": ["slow=500"], "off": ["throttle"]}。SIGTERM 结束模拟器。

      故障写作 NAME[=VALUE][@ACTION][:EXTENT]。ACTION 为 TerminateInstances、ecm 或 \
      ecm.TerminateInstances；EXTENT 为数字（最先的若干个请求）或百分比。哪些实例与请求受影响由种子决定。
      """)
  }
  var doctorAbstract: String {
    pick(
      "Check credentials, account, clock, terminal, paths and themes.", "检查凭证、账号、时钟、终端、路径与主题。")
  }
  var doctorDiscussion: String {
    pick(
      """
      --api asks the two APIs, by reading only, what no document states (docs/api.md), and prints one \
      line for each statement. It sends at most 50 readings, one after the other and far below the \
      pace. The report has pseudonyms for ids, names, addresses and accounts, so it can be sent to \
      the maintainers. A difference is a finding, and exits with 0; 6 if a reading got no answer.
      """,
      """
      --api 只通过查询了解两套 API 中没有文档说明的行为（docs/api.md），每一条输出一行。至多依次发出 50 个\
      查询，频率远低于上限。报告中的 ID、名称、地址与账号均以化名代替，可以提交给维护者。与预期不符只是发现，\
      退出码为 0；若有查询没有得到应答，退出码为 6。
      """)
  }
  var themesAbstract: String { pick("List the themes, with a sample of each.", "列出各主题及其样例。") }
  var settingsAbstract: String {
    pick(
      "Check the settings and say where each value comes from, print a commented sample, or explain "
        + "the rules for an instance.",
      "检查设置并说明各值的来源，输出带注释的样例，或说明与某实例有关的规则。")
  }
  var manualAbstract: String {
    pick("Print the source of the manual page, or a reference page.", "输出手册页的源文件或参考页。")
  }

  // Around the rows
  var usageLabel: String { pick("Usage: ", "用法：") }
  var optionsWord: String { pick("options", "选项") }
  var commandWord: String { pick("COMMAND", "命令") }
  var optionsHeading: String { pick("Options:", "选项：") }
  var sharedOptionsHeading: String {
    pick("Options of every command that calls the API:", "所有访问云 API 的命令共有的选项：")
  }
  var commandsHeading: String { pick("Commands:", "命令：") }
  var exitCodesHeading: String { pick("Exit codes:", "退出码：") }
  var moreHelp: String {
    pick(
      "'edgereap COMMAND --help' describes a command; man edgereap describes everything, and so does "
        + "'edgereap manual | man -l -' where the page is not installed. 'edgereap "
        + "--generate-completion-script bash' prints completions, as for zsh and fish.",
      "单个命令的说明：edgereap 命令 --help；完整手册：man edgereap，未安装手册页时："
        + "edgereap manual | man -l -。补全脚本：edgereap --generate-completion-script bash（或 zsh、fish）。")
  }
  func choices(_ values: [String]) -> String {
    pick(" One of \(values.joined(separator: ", ")).", "可取 \(values.joined(separator: "、"))。")
  }
  func defaultValue(_ value: String) -> String { pick(" Default: \(value).", "默认 \(value)。") }
  var mayBeRepeated: String { pick(" May be repeated.", "可多次指定。") }
}
