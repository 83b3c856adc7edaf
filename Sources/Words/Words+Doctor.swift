/// What the doctor found, and what to do about it.
package extension Words {
  func settingsMissing(_ path: String) -> String {
    pick("\(path), not found: defaults apply", "\(path)，文件不存在：使用默认值")
  }
  var no: String { pick("no", "否") }
  func notATerminalNow(_ type: String) -> String {
    pick("\(type), but not connected to a terminal", "TERM=\(type)，但输入或输出不是终端")
  }
  var termNotSet: String { pick("TERM is not set", "未设置 TERM") }
  var termIsDumb: String { pick("TERM is dumb", "TERM 为 dumb") }
  var screenNeedsTerminal: String {
    pick("The screen needs a terminal; the other commands do not", "界面需要终端；其他命令不需要")
  }
  func locale(_ name: String?, isUnicode: Bool) -> String {
    (name ?? pick("not set", "未设置"))
      + (isUnicode
        ? pick(", drawing Unicode", "，以 Unicode 绘制") : pick(", drawing ASCII", "，以 ASCII 绘制"))
  }
  var useUTF8: String {
    pick(
      "Names in Chinese need a UTF-8 locale, such as C.UTF-8", "显示中文名称需要 UTF-8 区域设置，如 C.UTF-8")
  }
  func paceShared(_ path: String) -> String {
    pick("\(path), shared by this user's programs", "\(path)，由该用户的各程序共用")
  }
  func paceNotShared(_ reasons: [String]) -> String {
    pick(
      "not shared; this program counts only its own calls: \(reasons.joined(separator: "; "))",
      "未共用，仅由本程序单独计数：\(reasons.joined(separator: "；"))")
  }
  var setRuntimeFolder: String {
    pick(
      "Set XDG_RUNTIME_DIR to a folder that only this user can access (mode 0700)",
      "请将 XDG_RUNTIME_DIR 设为仅属于该用户的目录（权限 0700）")
  }

  // MARK: - Paths

  func notThereYet(_ path: String) -> String { pick("\(path), not created yet", "\(path)，尚不存在") }
  func pathMode(_ path: String, _ mode: String) -> String {
    pick("\(path), mode \(mode)", "\(path)，权限 \(mode)")
  }
  var cannotBeWritten: String { pick(", cannot be written", "，不可写") }
  var giveToThisUser: String { pick("Give it to this user (chown)", "请将其交给该用户（chown）") }
  var ownedByAnother: String { pick(", owned by another user", "，属于其他用户") }
  var openToOthers: String { pick(", accessible to others", "，对其他用户开放") }

  // MARK: - Certificates

  var certificatesOfLibcurl: String { pick("those of the system's libcurl", "系统 libcurl 自带的证书") }
  func certificates(_ path: String, variable: String?) -> String {
    guard let variable else { return path }
    return pick("\(path), by \(variable)", "\(path)，由 \(variable) 指定")
  }
  func noCertificates(_ places: [String]) -> String {
    pick(
      "no file of certificates, so that no server can be trusted; looked for \(places.joined(separator: ", "))",
      "未找到证书文件，无法信任任何服务器；已查找 \(places.joined(separator: "、"))")
  }
  var nameCertificates: String {
    pick(
      "Install the distribution's ca-certificates, or name a file in SSL_CERT_FILE",
      "请安装发行版的 ca-certificates，或用 SSL_CERT_FILE 指定文件")
  }

  // MARK: - Keys, account, clock

  func profilePassedOver(_ name: String) -> String {
    pick(
      "the keys of the environment take precedence over the profile '\(name)' of TCCLI_PROFILE",
      "使用的是环境变量中的密钥，而非 TCCLI_PROFILE 指定的配置“\(name)”")
  }
  var unsetKeys: String {
    pick(
      "Unset TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY to use it",
      "若要使用该配置，请取消 TENCENTCLOUD_SECRET_ID 和 TENCENTCLOUD_SECRET_KEY")
  }
  func keys(from source: String, suffix: String) -> String {
    pick(
      "\(source), SecretId ends in \(suffix)",
      "\(credentialSources(source))，SecretId 末四位为 \(suffix)")
  }
  var accountNotAsked: String { pick("not checked: there are no keys", "未查询：没有密钥") }
  var clockNotAsked: String { pick("unknown: no request was made", "未知：未发出任何请求") }
  var clockUnknown: String { pick("unknown: no answer gave the time", "未知：应答均未给出时间") }
  /// - Parameter seconds: What this machine's clock lacks; nil for as good as nothing.
  func clock(behind seconds: Int64?) -> String {
    guard let seconds else { return pick("within 2 s of the service's", "与服务端相差不足 2 秒") }
    let count = abs(seconds)
    return seconds > 0
      ? pick("\(count) s behind the service's", "比服务端慢 \(count) 秒")
      : pick("\(count) s ahead of the service's", "比服务端快 \(count) 秒")
  }
  func clockCorrected(_ found: String, by seconds: Int64) -> String {
    let (count, isLater) = (abs(seconds), seconds > 0)
    return pick(
      "\(found); the service refused it, and requests are dated \(count) s "
        + (isLater ? "later" : "earlier"),
      "\(found)；服务端已拒绝，此后请求的时间\(isLater ? "推后" : "提前") \(count) 秒")
  }
  func datedByOwnClock(_ found: String) -> String {
    pick("\(found); requests use this machine's clock", "\(found)；请求以本机时钟为准")
  }
  var setClock: String { pick("Set this machine's clock (timedatectl)", "请校准本机时钟（timedatectl）") }
  var setClockOrGateway: String {
    setClock + pick(", or look for a gateway that changes Date", "，或检查是否有网关改动了 Date")
  }
}
