package import Fleet

/// Why a call failed. What a service or a library said stays as it was said.
package extension Words {
  /// Code and cause: `Timeout: no answer within 30 s`.
  func failure(_ failure: ServiceFailure) -> String {
    let text = cause(failure.cause)
    return [failure.code, text].filter { !$0.isEmpty }.joined(separator: colon)
  }

  /// The same with the RequestId and what to do, on one line.
  func fullFailure(_ failure: ServiceFailure) -> String {
    guard let advice = failure.advice else { return identifiedFailure(failure) }
    var text = identifiedFailure(failure)
    // Most messages of a service end in a full stop.
    if let last = text.last, ".。".contains(last) { text.removeLast() }
    return text + pick(". ", "。") + self.advice(advice)
  }

  /// With the RequestId, by which the service's support finds the call.
  func identifiedFailure(_ failure: ServiceFailure) -> String {
    let id = failure.requestID
    return self.failure(failure) + (id.isEmpty ? "" : aside("RequestId \(id)"))
  }

  func cause(_ cause: ServiceFailure.Cause) -> String {
    switch cause {
    case .said(let text): text
    case .withdrawn: pick("it was stopped before it was sent", "发送前已停止")
    case .cancelled: pick("cancelled before it was sent", "发送前已取消")
    case .noInstances: pick("a call without an instance is not sent", "不发送没有实例的调用")
    case .tooManyInstances(let count, let most):
      pick("\(count) ids, but one call takes at most \(most)", "\(count) 个 ID，单次调用最多 \(most) 个")
    case .noClient(let product):
      pick("\(product.displayName) has no client", "没有 \(product.displayName) 的客户端")
    case .noRegion: pick("no region to query", "没有可查询的地域")
    case .oneRegionAtATime(let product):
      pick(
        "\(product.displayName) is read one region at a time",
        "\(product.displayName) 须逐个地域读取")
    case .credentials(let source, let problem):
      credentialSources(source) + colon + credentials(problem)
    case .journal(let error): journal(error)
    case .transport(let problem): transport(problem)
    case .foreignAnswer(let beginning):
      pick(
        "not an API answer: \(beginning.isEmpty ? "empty" : beginning)",
        "不是 API 的应答：\(beginning.isEmpty ? "无内容" : beginning)")
    case .noRequestID: pick("the answer has no RequestId", "应答没有 RequestId")
    case .rowWithoutInstanceID(let action):
      pick("\(action): an instance has no id", "\(action)：有实例没有 ID")
    case .noAccount(let action): pick("\(action): the answer names no account", "\(action)：没有账号")
    case .noInstanceSet:
      pick("DescribeInstances has no InstanceSet", "DescribeInstances 没有 InstanceSet")
    case .tooManyRows(let count):
      pick(
        "DescribeInstances sent \(count) rows in one answer", "DescribeInstances 一次返回 \(count) 行")
    case .partialAnswer: pick("the answer was cut short", "应答不完整")
    case .answerHasOthers(let id):
      pick(
        "the answer contains instances that were not requested, such as \(id)",
        "应答含有未请求的实例，如 \(id)")
    case .notInAnswer: pick("The answer does not mention it.", "应答未提及此实例。")
    case .acceptedAndRefused:
      pick("The answer both accepts and refuses it.", "应答既受理又拒绝此实例。")
    case .movingList:
      pick(
        "the list kept changing while it was read, so rows may be missing",
        "读取期间列表不断变化，可能有遗漏")
    case .rowsWithoutID(let rows, let more): unnamed(rows, more: more)
    case .interrupted:
      pick("The program ended before the answer was recorded.", "程序在记录应答前结束。")
    case .sentButIn(let state):
      pick("It was sent, and is now in the state \(state).", "已发送，现处于 \(state) 状态。")
    case .terminatingButIn(let state):
      pick(
        "It was terminating, and is in the state \(state) again.", "曾在销毁中，现又处于 \(state) 状态。")
    case .lostAndUnchanged(let code):
      pick(
        "The answer was lost (\(code)), and two readings found it unchanged.",
        "应答丢失（\(code)），两次读取均未见变化。")
    case .unchanged(let before):
      self.cause(before) + pick(" Readings found it unchanged.", " 读取未见变化。")
    case .notSentAgain(let reason):
      hold(Hold(reason))
        + pick(
          " Its call was not carried out, and it was not sent again.", "上次调用未执行，且未再次发送。")
    }
  }

  private func unnamed(_ rows: [ServiceFailure.UnnamedRow], more: Int) -> String {
    let shown = rows.map { row in
      let name = row.name.isEmpty ? pick("one without a name", "无名称") : "'\(row.name)'"
      let place = row.place.isEmpty ? "" : pick(" in \(row.place)", " \(row.place)")
      return name + place + (row.address.isEmpty ? "" : " (\(row.address))")
    }.joined(separator: comma)
    let count = rows.count + more
    let rest = more > 0 ? pick(", and \(more) more", "，另有 \(more) 行") : ""
    return pick(
      "\(count) \(count == 1 ? "row has" : "rows have") no usable id: \(shown)\(rest)",
      "\(count) 行没有可用的 ID：\(shown)\(rest)")
  }

  func transport(_ problem: TransportProblem) -> String {
    switch problem {
    case .cancelled: pick("the request was cancelled", "请求已取消")
    case .cancelledBeforeSending:
      pick("the request was cancelled before it was sent", "请求在发送前已取消")
    case .shutDown: pick("the connections were closed", "连接已关闭")
    case .libraryTooOld(let version):
      pick("libcurl \(version) is too old", "libcurl \(version) 版本过低")
    case .noAnswer(let seconds): pick("no answer within \(seconds) s", "\(seconds) 秒内没有应答")
    case .endedBeforeAnswer:
      pick("the connection closed or refused the request before an answer", "连接在应答前中断或拒绝了请求")
    case .noFinalAnswer(let status):
      pick("no final answer came (status \(status))", "没有最终应答（状态 \(status)）")
    case .endedInHeader: pick("the answer ended within its header", "应答在头部中断")
    case .headerTooLarge: pick("the header of the answer is too large", "应答头部过大")
    case .answerTooLarge: pick("the answer is too large", "应答过大")
    case .httpStatus(let status): pick("HTTP \(status)", "状态 HTTP \(status)")
    case .urlNeedsEscape:
      pick("the URL has a character that must be escaped", "URL 含有须转义的字符")
    case .urlScheme:
      pick("the URL begins with neither https:// nor http://", "URL 的开头不是 https:// 或 http://")
    case .urlAddress: pick("the URL has no plain host and port", "URL 没有明确的主机和端口")
    case .plainText(let host):
      pick(
        "plain http is allowed on loopback only, not to \(host)",
        "没有 TLS 时只发送到本机地址，\(host) 不是")
    case .notThisMachine(let host, let address):
      pick("\(host) led to \(address), which is not this machine", "\(host) 指向 \(address)，并非本机")
    case .proxyScheme:
      pick("the proxy address must begin with one of ", "代理地址的开头不是 ")
        + "http://, https://, socks4://, socks4a://, socks5://, socks5h://"
    case .proxyNeedsEscape:
      pick(
        "the user or password in the proxy address has a character that must be escaped: ",
        "代理地址的用户名或密码含有须转义的符号：")
        + "'@' %40, '/' %2F, '#' %23, '?' %3F, ':' %3A, '%' %25, ' ' %20"
    case .proxyAddress:
      pick("the proxy address has no plain host and port", "代理地址没有明确的主机和端口")
    case .header(let name): pick("the header '\(name)' cannot be sent", "无法发送请求头“\(name)”")
    }
  }
}
