package import Fleet

/// Why a place with keys cannot be used.
package extension Words {
  /// Places where keys are looked for, by their names. Paths stay as they are.
  func credentialSources(_ names: String) -> String {
    guard language == .chinese else { return names }
    return names.split(separator: ", ").map { name in
      Self.chineseSources[String(name)]
        ?? (name.hasPrefix("role ") ? "角色 \(name.dropFirst(5))" : String(name))
    }.joined(separator: listComma)
  }

  private static let chineseSources = [
    "environment": "环境变量", "TKE web identity": "TKE Web 身份", "CVM role": "CVM 角色",
    "credentials": "凭证",
  ]

  func credentials(_ problem: CredentialProblem) -> String {
    switch problem {
    case .noKeys: pick("no keys found", "未找到密钥")
    case .missingValue(let name): pick("the \(name) is empty", "\(name) 为空")
    case .foreignCharacters(let name):
      pick("the \(name) contains spaces or other invalid characters", "\(name) 含有空白或其他非法字符")
    case .variableNotSet(let name):
      pick(
        "\(name) is not set, but its companion variables are; set all or none",
        "未设置 \(name)，但配套的其他变量已设置；请全部设置或全部取消")
    case .noToken: pick("there is no token", "没有 Token")
    case .file(let problem): pick("cannot be read: ", "无法读取：") + file(problem)
    case .readableByOthers(let mode):
      pick("others may read it (mode \(mode))", "其他用户可读（权限 \(mode)）")
    case .utf16: pick("it is UTF-16; save it as UTF-8", "编码为 UTF-16；请另存为 UTF-8")
    case .notUTF8: pick("it is not UTF-8", "编码不是 UTF-8")
    case .empty: pick("it is empty", "为空")
    case .notJSON(let line): pick("it is not JSON: line \(line)", "不是 JSON：第 \(line) 行")
    case .notAnObject: pick("it is not a JSON object", "不是 JSON 对象")
    case .noSection(let section, let others):
      pick("it has no section [\(section)]", "没有 [\(section)] 一节")
        + (others.isEmpty ? "" : pick("; it has ", "；其中有 ") + others.joined(separator: listComma))
    case .keysOutsideSection(let section):
      pick(
        "its keys are outside any section; write [\(section)] above them",
        "密钥不在任何一节中；请在其上方写 [\(section)]")
    case .sectionLacks(let section, let names):
      pick(
        "its section [\(section)] has no \(names.joined(separator: " and "))",
        "[\(section)] 一节缺少 \(names.joined(separator: "、"))")
    case .notAProfileName(let name):
      pick("not a valid profile name: \(name)", "不是配置名：\(name)")
    case .noProfile(let name, let others):
      pick("there is no profile '\(name)'", "没有配置“\(name)”")
        + (others.isEmpty
          ? pick(", nor any other", "，也没有其他配置")
          : pick("; available: ", "；现有 ") + others.joined(separator: listComma))
    case .profileIsInstanceRole:
      pick("the profile uses the role of a CVM", "该配置代表 CVM 角色")
    case .unknownLogin: pick("its login type is unknown", "未知的登录方式")
    case .nobodyLoggedIn: pick("nobody is logged in", "尚未登录")
    case .loginExpired(let time):
      pick("the login expired at \(time.iso8601())", "登录已于 \(time.iso8601()) 过期")
    case .unreadableCommand:
      pick("the command is empty or has an unclosed quote", "命令为空或引号未闭合")
    case .tookTooLong(let seconds):
      pick("did not answer within \(seconds) s", "\(seconds) 秒内没有应答")
    case .endedWith(let status): pick("ended with status \(status)", "以状态 \(status) 结束")
    case .endedBySignal(let signal): pick("was ended by signal \(signal)", "被信号 \(signal) 终止")
    case .printedTooMuch: pick("printed too much", "输出过长")
    case .cannotStart(let reason): pick("cannot be started: \(reason)", "无法启动：\(reason)")
    case .process(let reason): pick("failed: \(reason)", "失败：\(reason)")
    case .foreignOutput:
      pick(
        "its output is not {\"SecretId\":…,\"SecretKey\":…}",
        "输出不是 {\"SecretId\":…,\"SecretKey\":…}")
    case .expiryWithoutOffset:
      pick("its Expiration is not a time with an offset", "其 Expiration 不是带时区的时间")
    case .metadataSilent(let cause):
      pick("the metadata service did not answer: ", "元数据服务没有应答：") + self.cause(cause)
    case .noInstanceRole: pick("this CVM has no role", "此 CVM 没有角色")
    case .noKeysForRole(let role): pick("no keys for the role \(role)", "没有角色 \(role) 的密钥")
    case .otherAccount(let account, let expected):
      pick(
        "the keys now belong to account \(account), and this run is for \(expected)",
        "密钥现属于账号 \(account)，而本次运行针对 \(expected)")
    case .ownerUnknown(let code, let cause):
      pick("the owner of the keys is unknown: \(code): ", "密钥所属账号：\(code)：") + self.cause(cause)
    case .exchangeFailed(let action, let code, let cause):
      pick("\(action): \(code): ", "\(action) 失败：\(code)：") + self.cause(cause)
    }
  }

  func file(_ problem: FileProblem) -> String {
    switch problem {
    case .symlink: pick("it is a symlink", "是符号链接")
    case .pipe: pick("it is a pipe", "是管道")
    case .socket: pick("it is a socket", "是套接字")
    case .device: pick("it is a device", "是设备文件")
    case .folder: pick("it is a folder", "是目录")
    case .file: pick("it is a file, not a folder", "是文件，不是目录")
    case .otherOwner: pick("it is owned by another user", "属于其他用户")
    case .openToOthers(let mode): pick("it is open to others (mode \(mode))", "对其他用户开放（权限 \(mode)）")
    case .secondName: pick("it has a second name (hard link)", "另有一个文件名（硬链接）")
    case .tooLong: pick("it is too long", "过长")
    case .system(let reason): pick(reason, Self.systemReasons[reason] ?? reason)
    }
  }

  /// The system's most frequent reasons; the others stay as the system said them.
  private static let systemReasons = [
    "Permission denied": "权限不足", "Operation not permitted": "不允许此操作",
    "No such file or directory": "文件或目录不存在", "Is a directory": "是目录",
    "Not a directory": "路径中有一段不是目录", "Read-only file system": "文件系统只读",
    "No space left on device": "磁盘空间不足", "Disk quota exceeded": "超出磁盘配额",
    "File name too long": "文件名过长", "Input/output error": "输入输出错误",
  ]
}
