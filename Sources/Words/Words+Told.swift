import Fleet

/// Sentences of the program's that reach the screen as text: what the engine notes in its journal,
/// what can be done about an error, what is wrong with a filter. They are English where they are
/// made, since journals and scripts have them too, and are known here by their wording. A test holds
/// these tables against the sources. What a service said is in none of them and stays as it was said.
package extension Words {
  /// A sentence in the language of the screen; one that is not known stays as it is.
  func told(_ text: String) -> String {
    told(text, among: Self.sentences)
  }

  private func told(_ text: String, among sentences: [Sentence]) -> String {
    guard language == .chinese, !text.isEmpty else { return text }
    for sentence in sentences {
      if let translated = sentence.chinese(for: text) { return translated }
    }
    return text
  }

  // Put together once: some of them are asked for whenever the screen is drawn.
  private static let sentences = advice + failures + notices + schedules + files + listings

  private static let advice = [
    Sentence(
      "The service refused this machine's clock and named no time: set it (timedatectl).",
      "服务拒绝了本机时钟，且未给出时间：请校准（timedatectl）。"),
    Sentence(
      "The service refused this machine's clock, which is {} s behind: set it (timedatectl).",
      "服务拒绝了本机时钟，其慢 {} 秒：请校准（timedatectl）。"),
    Sentence(
      "The service refused this machine's clock, which is {} s ahead: set it (timedatectl).",
      "服务拒绝了本机时钟，其快 {} 秒：请校准（timedatectl）。"),
    Sentence(
      "The service refused this machine's clock, and refused it corrected by {} s too: "
        + "set it (timedatectl); a gateway may change the Date.",
      "服务拒绝了本机时钟，校正 {} 秒后仍被拒绝：请校准（timedatectl）；网关可能改动了 Date。"),
    Sentence(
      "The key is unknown to site {}: deleted, disabled, or of the other site? Try --site {}.",
      "站点 {} 没有此密钥：已删除、已禁用或属于另一站点？请试 --site {}。"),
    Sentence("This is not a cloud API key: check its kind.", "这不是云 API 密钥：请检查类型。"),
    Sentence(
      "The account wants temporary keys that were got with a second factor (MFA), not older than it allows.",
      "该账号要求使用经二次验证（MFA）获取且未超出有效期的临时密钥。"),
    Sentence(
      "The instance is not of these keys' account: its AppId is another.",
      "该实例不属于此密钥所属的账号：其 AppId 不同。"),
    Sentence(
      "The secret key does not belong to this SecretId: check both.",
      "SecretKey 与此 SecretId 不匹配：请检查两者。"),
    Sentence(
      "The temporary keys are wrong or have expired: get new ones.", "临时密钥有误或已过期：请重新获取。"),
    Sentence(
      "A CAM policy does not allow this action: have it added to this user or role.",
      "CAM 策略不允许此操作：请为该用户或角色授权。"),
    Sentence(
      "The instance's state or a permission forbids it: see its denied actions.",
      "实例状态或权限不允许：请查看其禁止的操作。"),
    Sentence(
      "The request is wrong or a CAM permission is missing.", "请求有误，或缺少 CAM 权限。"),
    Sentence(
      "The time of the schedule is not in the expected form.", "定时的时间格式不符合要求。"),
    Sentence(
      "The time is already past on the server's clock: choose a later one.",
      "按服务器时钟该时间已过：请选择更晚的时间。"),
    Sentence(
      "Too many calls from this address: other programs here count too.",
      "此地址的调用过多：本机其他程序也计算在内。"),
    Sentence(
      "Too many calls of the main account: its other users count too.",
      "主账号的调用过多：其他用户也计算在内。"),
    Sentence("Wait until the instance's state has settled.", "请等待实例状态稳定。"),
    Sentence(
      "Machines of two generations in one call: they are sent apart.",
      "一次调用中混有两代机型：将分开发送。"),
    Sentence(
      "The action was withdrawn: a newer edgereap is needed.", "该接口已下线：需要更新的 edgereap。"),
    Sentence(
      "Read the state before sending again; if it stays, open a ticket with the RequestId.",
      "再次发送前请先读取状态；若仍如此，请凭 RequestId 提交工单。"),
    Sentence(
      "This address is blocked by the account's network policy.", "此地址被账号的网络策略禁止。"),
    Sentence(
      "This address is not allowed by the account's network policy.", "此地址不在账号网络策略的允许范围内。"),
    Sentence("A quota is used up: have it raised.", "配额已用尽：请申请提高。"),
    Sentence("Check the endpoint.", "请检查接入地址。"),
    Sentence(
      "Too many calls a second: the console and other programs count too.",
      "每秒调用过多：控制台和其他程序也计算在内。"),
    Sentence("Already gone, or of another account.", "已不存在，或属于另一账号。"),
    Sentence("The service is down for a moment: wait.", "服务暂时不可用：请稍候。"),
    Sentence(
      "The service is not in this region: choose another.", "该地域没有此服务：请选择其他地域。"),
    Sentence(
      "Something between here and the API answered: a proxy, a gateway, a portal?",
      "应答来自本机与 API 之间的设备：代理、网关还是认证门户？"),
    Sentence("Check the network and the name server.", "请检查网络与域名解析。"),
    Sentence("Check the network, the proxy and the endpoint.", "请检查网络、代理与接入地址。"),
    Sentence(
      "The server's certificate was not accepted: check for an intercepting proxy.",
      "服务器证书未被接受：请检查是否有拦截代理。"),
    Sentence("Check the proxy settings.", "请检查代理设置。"),
    Sentence(
      "the user or password in the proxy address has a sign that has to be escaped: {}",
      "代理地址的用户名或密码含有须转义的符号：{}"),
    Sentence("the proxy address has no plain host and port", "代理地址没有明确的主机和端口"),
    Sentence("the proxy address begins with none of {}", "代理地址的开头不是 {}"),
    Sentence("Run it by hand to see why.", "请手动运行以查明原因。"),
    Sentence("It is there on a CVM only.", "仅在 CVM 上可用。"),
    Sentence(
      "Log in to {} again, or start anew for the other account.",
      "请重新登录 {}，或为另一账号重新启动。"),
    Sentence(
      """
      Set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, or run: tccli configure. \
      'edgereap doctor' tells where keys are looked for; 'edgereap --demo' needs none.
      """,
      """
      请设置 TENCENTCLOUD_SECRET_ID 和 TENCENTCLOUD_SECRET_KEY，或运行：tccli configure。\
      “edgereap doctor” 会列出查找密钥的位置；“edgereap --demo” 无需密钥。
      """),
    Sentence("Run: {}", "请运行：{}"),
    Sentence("Allow the CVM's role in the settings.", "请在设置中允许使用 CVM 角色。"),
    Sentence(
      "Look at it in the console; it may be sent again.", "请在控制台查看；可以再次发送。"),
    Sentence("It may be sent again.", "可以再次发送。"),
  ]

  private static let failures = [
    Sentence("It was sent, and is in the state {} now.", "已发送，现处于 {} 状态。"),
    Sentence("It was terminating, and is in the state {} again.", "曾在销毁中，现又处于 {} 状态。"),
    Sentence(
      "The answer was lost ({}), and two readings found it unchanged.",
      "应答丢失（{}），两次读取均未见变化。"),
    Sentence("{} Readings found it unchanged.", "{} 读取未见变化。"),
    Sentence(
      "{} Its call was not carried out, and it was not sent again.", "{} 上次调用未执行，且未再次发送。"),
    Sentence("The program ended before the answer was recorded.", "程序在记录应答前结束。"),
    Sentence("it was stopped before it was sent", "发送前已停止"),
  ]

  private static let notices = [
    Sentence(
      "{} refuses to terminate anything ({}): nothing more is sent to it.",
      "{} 拒绝一切销毁请求（{}）：不再向其发送。"),
    Sentence(
      "{} What was sent stays watched, and is only kept in memory.",
      "{} 已发送的继续跟踪，但只保存在内存中。"),
    Sentence("Reading {} in {} failed ({}): trying again.", "读取 {} {} 失败（{}）：正在重试。"),
    Sentence("Reading {} failed ({}): trying again.", "读取 {} 失败（{}）：正在重试。"),
    Sentence("{} throttles ({}): slower for a while.", "{} 限频（{}）：暂时放慢。"),
    Sentence(
      "{} does not take so many instances in a call: calls are halved.",
      "{} 单次调用不接受这么多实例：每次数量减半。"),
    Sentence("{} cannot be reached ({}): trying again.", "{} 无法访问（{}）：正在重试。"),
    Sentence(
      "The answer to a scheduled termination was lost. No API shows a schedule, so it stays "
        + "unknown whether it is set.", "定时销毁的应答丢失。没有接口可查询定时，因此是否已设定未知。"),
    Sentence("{} was gone, and is listed again.", "{} 曾已消失，现又出现在列表中。"),
    Sentence(
      "{} answered with instances that were not asked for, {} among them: such answers settle "
        + "nothing.", "{} 的应答含有未请求的实例（如 {}）：此类应答不作依据。"),
    Sentence(
      "The journal's last line was not written to its end ({} bytes); it was cut off. What it "
        + "told is found out by reading.", "日志最后一行未写完（{} 字节），已截去。其内容将通过读取查明。"),
  ]

  private static let files = [
    Sentence("it is a symlink", "是符号链接"),
    Sentence("it is a pipe", "是管道"),
    Sentence("it is a device", "是设备文件"),
    Sentence("it is a folder", "是目录"),
    Sentence("it is a socket", "是套接字"),
    Sentence("it is owned by another user", "属于其他用户"),
    Sentence("it is open to others", "对其他用户开放"),
    Sentence("it is too long", "过长"),
    Sentence("it has a second name", "另有一个文件名（硬链接）"),
    Sentence("the file exists already", "文件已存在"),
    Sentence("the screen is on standard output; name a file", "标准输出是屏幕；请指定文件"),
  ]

  private static let listings = [
    Sentence("1 row has no usable id: {}", "1 行没有可用的 ID：{}"),
    Sentence("{} rows have no usable id: {}", "{} 行没有可用的 ID：{}"),
    Sentence(
      "Look for it in the console; everything else is listed.", "请在控制台查找；其余均已列出。"),
  ]

  private static let schedules = [
    Sentence("the time has to be at least 10 minutes ahead", "时间至少要在 10 分钟之后"),
    Sentence(
      "the zone of ECM's TerminateTime is not documented. '{}' is {} if it is read as UTC+8, and "
        + "{} if it is read as UTC; both have to be at least 8 h 10 min ahead. Take a later time, "
        + "or set ecm_time_zone in the settings once you know it",
      "ECM 的 TerminateTime 时区没有文档。“{}”按 UTC+8 为 {}，按 UTC 为 {}；两者都须在 8 小时 10 分钟之后。"
        + "请选更晚的时间，或在确知时区后于设置中写 ecm_time_zone"),
  ]
}

/// A sentence in both languages. `{}` stands for what differs, in the same order in both.
struct Sentence: Sendable {
  let english: String
  private let parts: [Substring]
  private let chineseParts: [Substring]

  init(_ english: String, _ chinese: String) {
    self.english = english
    parts = Self.parts(of: english)
    chineseParts = Self.parts(of: chinese)
  }

  private static func parts(of text: String) -> [Substring] {
    text.split(separator: "{}", omittingEmptySubsequences: false)
  }

  /// nil where the text is not this sentence.
  func chinese(for text: String) -> String? {
    guard let first = parts.first, let last = parts.last, text.hasPrefix(first) else { return nil }
    var values: [Substring] = []
    var rest = text[...].dropFirst(first.count)
    for part in parts.dropFirst().dropLast() {
      guard let range = rest.firstRange(of: part) else { return nil }
      values.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    if parts.count > 1 {
      guard rest.hasSuffix(last) else { return nil }
      values.append(rest.dropLast(last.count))
    } else if !rest.isEmpty {
      return nil
    }
    return zip(chineseParts, values + [""]).map { "\($0)\($1)" }.joined()
  }
}
