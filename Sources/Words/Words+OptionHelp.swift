import Fleet

/// What `--help` and the manual say of each option and argument.
package extension Words {
  // The clouds
  var profileHelp: String {
    pick(
      "Use this profile from the settings; also EDGEREAP_PROFILE.",
      "使用设置中的这一配置；也可设环境变量 EDGEREAP_PROFILE。"
    )
  }
  var siteHelp: String {
    pick("Account system: intl or cn (default: intl).", "账号体系：intl（国际站）或 cn（中国站），默认 intl。")
  }
  var endpointHelp: String {
    pick(
      "Send every request to this address (http on loopback only); also EDGEREAP_ENDPOINT.",
      "所有请求都发往该地址（http 仅限本机）；也可设环境变量 EDGEREAP_ENDPOINT。")
  }
  var regionHelp: String { pick("List only this region.", "只列出该地域。") }
  var productHelp: String {
    pick(
      "List only this product: \(Product.names()).", "只列出该产品：\(Product.names(" 或 "))。")
  }
  var langHelp: String {
    pick(
      "Language: en or zh (default: from the settings, then the locale).",
      "语言：en 或 zh（默认依次取自设置与系统语言环境）。")
  }
  var readOnlyHelp: String {
    pick("Disable termination; the screen cannot enable it.", "禁止销毁，程序运行期间无法解除。")
  }
  var overrideProtectionHelp: String {
    pick(
      "Lift a protection rule that the settings list as liftable.",
      "解除一条保护规则；该规则须已列入设置的 liftable。")
  }

  // Diagnostics
  var logLevelHelp: String {
    pick(
      "Write a log at this level and above; also EDGEREAP_LOG_LEVEL.",
      "记录该级别及以上的日志；也可设环境变量 EDGEREAP_LOG_LEVEL。")
  }
  var traceHelp: String {
    pick(
      "Append every request and answer to a file, secrets redacted; - is standard error.",
      "把每个请求与应答追加到文件，密钥已脱敏；- 表示标准错误。")
  }
  var traceFormatHelp: String {
    pick(
      "Format of traced requests: tccli, which can be run again, or curl.",
      "跟踪文件中请求的写法：tccli 命令（可再次执行）或 curl 命令。")
  }

  // Output
  var outputHelp: String {
    pick("Output format: table, json, jsonl or csv.", "输出格式：table、json、jsonl 或 csv。")
  }
  var quietHelp: String {
    pick("Print only errors on standard error.", "标准错误只输出错误。")
  }

  // The screen
  var demoHelp: String {
    pick("Use the built-in simulator: no account, nothing real.", "使用内置模拟器：无需账号，不涉及真实资源。")
  }
  var themeHelp: String {
    pick("Theme by name; 'edgereap themes' lists them.", "主题名称；edgereap themes 列出全部主题。")
  }
  var noColorHelp: String {
    pick("Draw without colours; also NO_COLOR.", "不使用颜色；也可设环境变量 NO_COLOR。")
  }
  var asciiHelp: String { pick("Draw with ASCII only.", "只用 ASCII 字符绘制。") }
  var slowLinkHelp: String {
    pick("Send the terminal as few bytes as possible.", "尽量少向终端发送数据。")
  }
  var noMouseHelp: String { pick("Leave the mouse to the terminal.", "不接管鼠标，由终端处理。") }
  var resumeHelp: String {
    pick(
      "Watch an unfinished operation; 'latest' is the newest. Never sends.",
      "继续跟踪一个未完结的操作；latest 为最近的一个。绝不发送销毁请求。")
  }
  var openedPlanHelp: String {
    pick(
      "Open the confirmation of a saved plan once the instances are listed.",
      "列出实例后，打开该计划文件的确认界面。")
  }
  var maxAgeHelp: String {
    pick("Refuse a plan older than this (default: 1h).", "拒绝生成时间超过该时长的计划（默认 1h）。")
  }

  // What to terminate
  var chosenHelp: String {
    pick(
      "Only instances that match this filter; same syntax as on the screen.", "只取符合该过滤器的实例，写法与界面相同。"
    )
  }
  var idsHelp: String { pick("Instance ids.", "实例 ID。") }
  var idsFromHelp: String {
    pick(
      "A file of ids, or - for standard input: lines, CSV with an id column, or JSON.",
      "实例 ID 文件，- 表示标准输入；可为每行一个 ID、含 id 列的 CSV 或 JSON。")
  }
  var restHelp: String {
    pick(
      "Instances of an earlier operation that failed, were cancelled or never sent.",
      "一个操作的剩余部分：失败的、已取消的与从未发送的。")
  }
  var skipBadHelp: String {
    pick("Skip instances that cannot be planned, instead of stopping.", "跳过无法列入计划的实例，而不是放弃整个计划。")
  }
  var keepAssociatedHelp: String {
    pick(
      "ECM: keep the bound network interfaces and elastic IPs, which stay billed.",
      "ECM：保留绑定的弹性网卡与弹性公网 IP，它们会继续计费。")
  }
  var atHelp: String {
    pick(
      "ECM: terminate at this time, with an offset: 2026-11-22T18:00:00+08:00.",
      "ECM：在该时间销毁，须带时区偏移：2026-11-22T18:00:00+08:00。")
  }
  var reasonHelp: String {
    pick(
      "Why: one line, kept in the plan, the journal, the history and the name of an assumed role's "
        + "session.",
      "原因：一行文字，记入计划、操作日志、历史记录与所扮演角色的会话名称。")
  }
  var stopAfterHelp: String {
    pick(
      "Send nothing more to a product when more than this fail: 20%, 10 or never (default: from the "
        + "settings; 'apply' only tightens the plan's).",
      "某产品失败超过此值时不再向其发送：20%、10 或 never（默认取自设置；apply 只能比计划更严）。")
  }
  var canaryHelp: String {
    pick(
      "Send so many of each product first and wait until they leave: 5, 10% or off (default: from "
        + "the settings; 'apply' only tightens the plan's).",
      "每种产品先发送这么多台，待其开始销毁再继续：5、10% 或 off（默认取自设置；apply 只能比计划更严）。")
  }
  var showHelp: String {
    pick(
      "Print a plan as the confirmation shows it, and make none; - is standard input.",
      "按确认界面的内容输出一个计划，不生成新计划；- 表示标准输入。")
  }
  var checkHelp: String {
    pick(
      "Make every check and reading, list what would be sent, and send nothing.",
      "进行全部检查与读取，列出将发送的实例，不发送任何请求。")
  }
  var outHelp: String {
    pick(
      "Write the plan to this file, replacing an earlier plan; - is standard output.",
      "把计划写入该文件，可覆盖先前的计划；- 表示标准输出。")
  }
  var forceHelp: String {
    pick(
      "Also replace any other regular file of yours; never a symlink, device or pipe.",
      "也覆盖该路径上你自己的其他文件；绝不覆盖符号链接、设备或管道。")
  }
  var planFileHelp: String { pick("The plan file.", "计划文件。") }
  var confirmPlanHelp: String {
    pick(
      "The phrase that 'plan' printed: \"143 ap-guangzhou 0012\".",
      "由 plan 输出的确认短语：\"143 ap-guangzhou 0012\"。")
  }
  var keyHelp: String {
    pick(
      "Sign with this key, public key of the agent, or certificate (default: the only one).",
      "用此密钥、代理中密钥的公钥或证书签名（默认用唯一的一个）。")
  }
  var confirmSignatureHelp: String {
    pick(
      "The phrase of the plan; without it, it is typed on the terminal.",
      "计划的确认短语；不写此项则在终端输入。")
  }
  var confirmHelp: String {
    pick(
      "The phrase: count, region and the account's last four digits. Without it, nothing is sent and "
        + "the phrase is printed.",
      "确认短语：数量、地域与账号 ID 的末四位。不写此项则不发送任何请求，只输出该短语。")
  }

  // Following it
  var waitHelp: String {
    pick(
      "How long to follow the operation: 90s, 15m, 1h (default: 15m). After that, unsent "
        + "instances are cancelled; sent ones continue, and 'watch' follows them.",
      "跟踪操作的时长：90s、15m、1h（默认 15m）。到时仍未发送的会取消，已发送的仍会继续，可用 watch 跟踪。")
  }
  var noWaitHelp: String {
    pick("Exit as soon as everything is sent and answered.", "全部发送并收到应答后立即退出。")
  }
  var watchWaitHelp: String {
    pick(
      "How long to follow the operation: 90s, 15m, 1h (default: 15m). After that it continues in "
        + "the cloud.",
      "跟踪操作的时长：90s、15m、1h（默认 15m）。到时操作仍在云端继续。")
  }
  var watchNoWaitHelp: String {
    pick(
      "Exit once every sent call is answered, without following the instances.",
      "已发送的调用均收到应答后即退出，不再跟踪实例。")
  }
  var stoppedHelp: String { pick("The operation to stop.", "要停止的操作编号。") }
  var watchedHelp: String {
    pick("The operation (default: the newest unfinished one).", "操作编号（默认为最近的未完结操作）。")
  }
  var pastHelp: String { pick("The operation to show in full.", "要完整显示的操作编号。") }
  var verifyHelp: String {
    pick("Check that no journal has been altered.", "校验操作日志未被改动。")
  }

  // The simulator
  var portHelp: String {
    pick("Port on 127.0.0.1; 0 picks a free one.", "127.0.0.1 上的端口；0 为任一空闲端口。")
  }
  var instancesHelp: String { pick("Number of instances, all products together.", "各产品实例的总数。") }
  var seedHelp: String {
    pick(
      "The same seed gives the same fleet, lifetimes and faults.", "相同的种子产生相同的实例、生命周期与故障。")
  }
  var faultHelp: String { pick("A fault to switch on.", "要开启的故障。") }
  var worldHelp: String {
    pick("A point in which the services behave differently.", "服务行为不同的一个方面。")
  }
  var rateLimitHelp: String {
    pick("Requests per second for each action; 0 for no limit.", "每个接口每秒允许的请求数；0 为不限。")
  }
  var timeScaleHelp: String {
    pick("Run lifecycles this many times faster.", "实例状态变化加快的倍数。")
  }
  var secretIDHelp: String { pick("The SecretId to accept.", "模拟器接受的 SecretId。") }
  var secretKeyHelp: String { pick("The matching SecretKey.", "与之对应的 SecretKey。") }

  // The doctor
  var apiCheckHelp: String {
    pick(
      "Check instead, by reading only, how the APIs behave where no document says so.",
      "改为只通过查询检查 API 在没有文档说明之处的行为。")
  }
  var noRedactHelp: String {
    pick("With --api: do not replace ids by pseudonyms.", "与 --api 同用：不以化名代替 ID 等内容。")
  }
  var noRedactNeedsAPI: String {
    pick("--no-redact is for --api alone", "--no-redact 仅用于 --api")
  }

  // The program
  var sampleHelp: String {
    pick("Print every key with its meaning and default.", "输出每个设置项及其含义与默认值。")
  }
  var explainHelp: String {
    pick(
      "List the fleet, then print every rule that concerns this instance, and whether it holds.",
      "列出实例，再输出与此实例有关的每条规则及其是否生效。")
  }
  var pageHelp: String { pick("man, settings, filter or keys.", "man、settings、filter 或 keys。") }
  var versionHelp: String { pick("Print the version.", "输出版本。") }
  var helpHelp: String { pick("Print this help.", "输出帮助。") }
  var completionScriptHelp: String {
    pick("Print the completions for bash, zsh or fish.", "输出 bash、zsh 或 fish 的补全脚本。")
  }
}
