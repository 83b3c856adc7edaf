package import Fleet

/// What an operator can do about a failure.
package extension Words {
  /// Empty where nothing is known.
  func advice(_ advice: Advice?) -> String {
    switch advice {
    case nil: ""
    case .verbatim(let text): text
    case .setClock:
      pick(
        "The service refused this machine's clock and named no time: set it (timedatectl).",
        "服务拒绝了本机时钟，且未给出时间：请校准（timedatectl）。")
    case .clockIsBehind(let seconds):
      pick(
        "This machine's clock is \(seconds) s behind, and the service refused it: "
          + "set it (timedatectl).", "本机时钟慢 \(seconds) 秒，被服务拒绝：请校准（timedatectl）。")
    case .clockIsAhead(let seconds):
      pick(
        "This machine's clock is \(seconds) s ahead, and the service refused it: "
          + "set it (timedatectl).", "本机时钟快 \(seconds) 秒，被服务拒绝：请校准（timedatectl）。")
    case .correctedClockRefused(let seconds):
      pick(
        "The service refused this machine's clock, and refused it corrected by \(seconds) s too: "
          + "set it (timedatectl). A gateway may change the Date.",
        "服务拒绝了本机时钟，校正 \(seconds) 秒后仍被拒绝：请校准（timedatectl）。网关可能改动了 Date。")
    case .trySite(let other, let site):
      pick(
        "Site \(site.rawValue) does not know this key: it is deleted, disabled or of the other site. "
          + "Try --site \(other.rawValue).",
        "站点 \(site.rawValue) 没有此密钥，可能已删除、已禁用或属于另一站点：请试 --site \(other.rawValue)。")
    case .checkKindOfKey:
      pick("This is not a cloud API key: check the key type.", "这不是云 API 密钥：请检查类型。")
    case .checkBothKeys:
      pick(
        "The secret key does not belong to this SecretId: check both.",
        "SecretKey 与 SecretId 不匹配：请检查两者。")
    case .getNewTemporaryKeys:
      pick("The temporary keys are wrong or expired: get new ones.", "临时密钥有误或已过期：请重新获取。")
    case .getKeysWithSecondFactor:
      pick(
        "The account requires recent temporary keys that were issued with a second factor (MFA).",
        "该账号要求使用经二次验证（MFA）获取且未超出有效期的临时密钥。")
    case .setKeys:
      pick(
        "Set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, or run: tccli configure. "
          + "'edgereap doctor' shows where keys are looked for; 'edgereap --demo' needs none.",
        "请设置 TENCENTCLOUD_SECRET_ID 和 TENCENTCLOUD_SECRET_KEY，或运行：tccli configure。"
          + "“edgereap doctor”会列出查找密钥的位置；“edgereap --demo”无需密钥。")
    case .run(let command): pick("Run: \(command)", "请运行：\(command)")
    case .runByHand: pick("Run it by hand to see why.", "请手动运行以查明原因。")
    case .askOnCVM: pick("Available on a CVM only.", "仅在 CVM 上可用。")
    case .allowInstanceRole:
      pick("Allow the CVM's role in the settings.", "请在设置中允许使用 CVM 角色。")
    case .logIn(let account):
      pick(
        "Log in to \(account) again, or restart for the other account.",
        "请重新登录 \(account)，或为另一账号重新启动。")
    case .grantPermission:
      pick(
        "A CAM policy does not allow this action: have it added to this user or role.",
        "CAM 策略不允许此操作：请为该用户或角色授权。")
    case .checkRequestOrPermission:
      pick("The request is wrong or a CAM permission is missing.", "请求有误，或缺少 CAM 权限。")
    case .seeDeniedActions:
      pick(
        "The instance's state or a permission forbids it: see its denied actions.",
        "实例状态或权限不允许：请查看其禁止的操作。")
    case .instanceIsOfOtherAccount:
      pick(
        "The instance and these keys belong to different accounts: the AppId differs.",
        "该实例不属于此密钥所属的账号：其 AppId 不同。")
    case .goneOrOfOtherAccount:
      pick("Already gone, or owned by another account.", "已不存在，或属于另一账号。")
    case .fixScheduleForm:
      pick("The time of the schedule is not in the expected form.", "定时的时间格式不符合要求。")
    case .chooseLaterTime:
      pick(
        "The time has already passed on the server's clock: choose a later one.",
        "按服务器时钟该时间已过：请选择更晚的时间。")
    case .waitForState:
      pick("Wait until the instance's state has settled.", "请等待实例状态稳定。")
    case .waitForService:
      pick("The service is temporarily unavailable: wait.", "服务暂时不可用：请稍候。")
    case .generationsAreSentApart:
      pick(
        "The call mixed machines of two generations: they are sent separately.",
        "一次调用中混有两代机型：将分开发送。")
    case .useNewerProgram:
      pick(
        "The API withdrew this action: use a newer edgereap.", "该接口已下线：请使用更新的 edgereap。")
    case .openTicket:
      pick(
        "Check the state before retrying; if the error persists, open a ticket with the RequestId.",
        "重新发送前请先查询状态；若问题依旧，请凭 RequestId 提交工单。")
    case .raiseQuota: pick("A quota is exhausted: request an increase.", "配额已用尽：请申请提高。")
    case .chooseOtherRegion:
      pick("The service is not in this region: choose another.", "该地域没有此服务：请选择其他地域。")
    case .callsOfAddress:
      pick(
        "Too many calls from this address: other programs here count too.",
        "来自此地址的调用过多：本机其他程序的调用也计算在内。")
    case .callsOfAccount:
      pick(
        "Too many calls of the main account: its other users count too.",
        "主账号的调用过多：其他用户的调用也计算在内。")
    case .callsASecond:
      pick(
        "Too many calls a second: the console and other programs count too.",
        "每秒调用过多：控制台和其他程序的调用也计算在内。")
    case .addressIsBlocked:
      pick("The account's network policy blocks this address.", "此地址被账号的网络策略禁止。")
    case .addressIsNotAllowed:
      pick(
        "The account's network policy does not allow this address.", "此地址不在账号网络策略的允许范围内。")
    case .checkEndpoint: pick("Check the endpoint.", "请检查接入地址。")
    case .checkNameServer: pick("Check the network and the name server.", "请检查网络与域名解析。")
    case .checkConnection:
      pick("Check the network, the proxy and the endpoint.", "请检查网络、代理与接入地址。")
    case .checkCertificate:
      pick(
        "The server's certificate was not accepted: check for an intercepting proxy; "
          + "'edgereap doctor' names the certificates that are trusted.",
        "服务器证书未被接受：请检查是否有拦截代理；edgereap doctor 会列出所信任的证书文件。")
    case .checkProxy: pick("Check the proxy settings.", "请检查代理设置。")
    case .installLibcurl:
      pick(
        "Install libcurl 7.87 or later, the one with OpenSSL (on Debian and Ubuntu: "
          + "apt install libcurl4, or libcurl4t64).",
        "请安装 libcurl 7.87 或更高版本，须为 OpenSSL 版（Debian 与 Ubuntu：apt install libcurl4 "
          + "或 libcurl4t64）。")
    case .somethingElseAnswered:
      pick(
        "Something between here and the API answered: check for a proxy, gateway or login portal.",
        "应答并非来自 API，而是来自中间的代理、网关或认证门户：请检查网络。")
    case .checkAPI:
      pick(
        "edgereap did not expect this answer: 'edgereap doctor --api' shows, by reading only, what "
          + "else is different.",
        "edgereap 没有预料到这样的应答：“edgereap doctor --api”只通过查询即可列出还有哪些不同。")
    case .lookAndSendAgain:
      pick("Check it in the console; it can be sent again.", "请在控制台查看；可以再次发送。")
    case .sendAgain: pick("It can be sent again.", "可以再次发送。")
    case .lookInConsole:
      pick("Look for it in the console; everything else is listed.", "请在控制台查找；其余均已列出。")
    case .listAgain: pick("List it again.", "请重新列出。")
    }
  }
}
