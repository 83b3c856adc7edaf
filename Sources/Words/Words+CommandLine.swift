/// Mistakes in a command line, and their corrections.
package extension Words {
  func unknownCommand(_ name: String, among known: [String]) -> String {
    let hint =
      didYouMean(name, among: known)
      ?? pick("'edgereap --help' lists them", "“edgereap --help”列出全部命令")
    return pick("there is no command '\(name)'; \(hint)", "没有命令“\(name)”；\(hint)")
  }
  var needsProc: String {
    pick(
      "/proc is not mounted here, and the program needs it: mount -t proc proc /proc",
      "此处未挂载 /proc，而本程序需要它：mount -t proc proc /proc")
  }
  var startedWithoutName: String {
    pick(
      "the program was started without a name, so its arguments are unknown; start it by its path",
      "程序启动时没有名称，无法得知其参数；请以路径启动")
  }
  func argumentsLost(handed: Int, found: Int) -> String {
    pick(
      "the program was started with \(handed) arguments and found \(found) of them, so nothing was "
        + "done; start it without preloaded libraries (LD_PRELOAD)",
      "启动时有 \(handed) 个参数，只找到 \(found) 个，因此未执行任何操作；请勿预加载库（LD_PRELOAD）")
  }
  var nameInstances: String {
    pick(
      "Specify instances: ids, --filter, --ids-from or --rest.",
      "请指定实例：实例 ID、--filter、--ids-from 或 --rest。")
  }
  var emptyFilterOption: String {
    pick(
      "--filter is empty and would match every instance; to select them all, write id:*",
      "--filter 为空，即全部实例；若确需如此，请写：id:*")
  }
  func optionRange(_ option: String, _ range: ClosedRange<Int>) -> String {
    pick(
      "\(option) takes a number from \(range.lowerBound) to \(range.upperBound).",
      "\(option) 的取值为 \(range.lowerBound) 到 \(range.upperBound)。")
  }
  var badRateLimit: String {
    pick(
      "--rate-limit takes a number from 0; 0 is no limit.", "--rate-limit 的取值不小于 0；0 表示不限。")
  }
  var badTimeScale: String {
    pick("--time-scale takes a number above 0.", "--time-scale 的取值须大于 0。")
  }
  func portRefused(_ port: Int, _ reason: String) -> String {
    pick("Cannot listen on port \(port): \(reason)", "无法监听端口 \(port)：“\(reason)”")
  }
  func noUnit(_ text: String, seconds: Int64) -> String {
    pick("'\(text)' has no unit; write \(seconds)s", "“\(text)”缺少单位；请写 \(seconds)s")
  }
  func notADuration(_ text: String) -> String {
    pick(
      "'\(text)' is not a duration; write a number with a unit (s m h d), such as 15m",
      "“\(text)”不是时长；请写数字加单位（s、m、h 或 d），如 15m")
  }
  var scheduleNeedsOffset: String {
    pick(
      "--at needs a time with an offset, such as 2026-11-22T18:00:00+08:00",
      "--at 须为带时区偏移的时间，例如 2026-11-22T18:00:00+08:00")
  }
  var emptyEndpoint: String {
    pick(
      "the endpoint is empty; omit it to use the real services", "接入地址为空；要访问真实服务请不写此项")
  }
  /// - Parameter address: nil for one that is not shown: text before an @ may be a password.
  func malformedEndpoint(_ address: String?) -> String {
    pick(
      "not an address of the form https://host[:port]: ", "不是 https://host[:port] 形式的地址：")
      + (address ?? pick("it contains a user name", "含有用户名"))
  }
  func unencryptedEndpoint(_ address: String) -> String {
    pick("plain http is allowed on loopback only: \(address)", "明文 http 只能用于本机回环地址：\(address)")
  }
  /// - Parameter place: the option, the file and line, or the argument that is wrong.
  func complaint(_ place: String, _ problem: String) -> String {
    // Editors and terminals follow `file:line:` as it is written everywhere.
    let isPosition = place.contains(":") && place.last?.isNumber == true
    return place + (isPosition ? ": " : colon) + problem
  }
  var traceOnScreen: String {
    pick("--trace - would write over the screen; name a file", "--trace - 会写在屏幕上；请指定文件")
  }
  func unknownLogLevel(_ word: String, among known: [String]) -> String {
    pick(
      "EDGEREAP_LOG_LEVEL: no level '\(word)'; choose from \(known.joined(separator: ", "))",
      "EDGEREAP_LOG_LEVEL：没有级别“\(word)”；可选：\(known.joined(separator: " "))")
  }
  func tooFewFiles(_ current: UInt64, needed: UInt64) -> String {
    pick(
      "the limit of \(current) open files is too low, \(needed) are needed; raise it with "
        + "'ulimit -n \(needed)', or have the hard limit raised",
      "此处最多同时打开 \(current) 个文件，需要 \(needed) 个；请用“ulimit -n \(needed)”提高，或请管理员提高硬限制")
  }
}

/// Why there can be no screen, and what to do instead.
package extension Words {
  private var useCommands: String {
    pick("use the commands list, plan, apply and watch", "使用命令 list、plan、apply 和 watch")
  }
  func noTerminal(isInput: Bool) -> String {
    pick(
      "the screen needs a terminal, but \(isInput ? "standard input" : "standard output") is not one; "
        + "\(useCommands) in scripts and pipes",
      "界面需要终端，而\(isInput ? "标准输入" : "标准输出")不是终端；在脚本和管道中请\(useCommands)")
  }
  var terminalTypeNotSet: String {
    pick(
      "TERM is not set, so the terminal type is unknown; set it (TERM=xterm-256color fits "
        + "most), or \(useCommands)",
      "未设置 TERM，终端类型未知；请设置（多数可用 TERM=xterm-256color），或\(useCommands)")
  }
  func terminalTypeUnknown(_ type: String) -> String {
    pick(
      "this system has no terminfo entry for the terminal \"\(type)\"; install it (on Debian the "
        + "package ncurses-term), or try TERM=xterm-256color, or \(useCommands)",
      "本系统没有终端“\(type)”的 terminfo 条目；请安装（Debian 的软件包 ncurses-term），或试 "
        + "TERM=xterm-256color，或\(useCommands)")
  }
  func terminalTypeTooSimple(_ type: String) -> String {
    pick(
      "a terminal of the type \"\(type)\" cannot show a screen; \(useCommands)",
      "“\(type)”类型的终端无法显示界面；请\(useCommands)")
  }
  func terminalRefused(_ reason: String) -> String {
    pick("the terminal could not be set up: \(reason)", "无法设置终端：“\(reason)”")
  }
}

/// Files that a command reads or writes.
package extension Words {
  func cannotWrite(_ path: String, _ reason: String) -> String {
    pick("\(path) cannot be written: \(reason)", "无法写入 \(path)：\(reason)")
  }
  func cannotWriteLog(_ path: String, _ reason: String) -> String {
    pick("the log \(path) cannot be written: \(reason)", "无法写入日志 \(path)：\(reason)")
  }
  func cannotWriteTrace(_ path: String, _ reason: String) -> String {
    pick("the trace \(path) cannot be written: \(reason)", "无法写入跟踪文件 \(path)：\(reason)")
  }
  func cannotWriteOutput(_ reason: String) -> String {
    pick("cannot write to standard output: \(reason)", "无法写入标准输出：\(reason)")
  }
  var dashIsOutput: String { pick("; - is standard output", "；- 表示标准输出") }
  func noFolder(_ path: String) -> String { pick("there is no folder \(path)", "目录 \(path) 不存在") }
  var fileExists: String { pick("the file already exists", "文件已存在") }
  var fileIsNoPlan: String {
    pick(
      "the file is not a plan. Name another file, or replace it with --force",
      "该文件不是计划。请另指定文件，或用 --force 替换")
  }
  func noSuchFile(_ path: String) -> String {
    pick("\(path): there is no such file", "\(path)：文件不存在")
  }
  var screenNeedsFile: String {
    pick("the screen cannot take a plan from standard input; name a file", "界面只能打开文件中的计划")
  }
  var screenIsOnOutput: String {
    pick("the screen is on standard output; name a file", "标准输出是界面；请指定文件")
  }
  var standardInput: String { pick("standard input", "标准输入") }
  var notUTF8: String { pick("not UTF-8 text; save it as UTF-8", "不是 UTF-8 文本；请另存为 UTF-8") }
  var tooLongFile: String { pick("longer than 64 MiB", "超过 64 MiB") }
  func cannotRead(_ reason: String) -> String {
    pick("cannot be read: \(reason)", "无法读取：\(reason)")
  }
}
