package import Fleet

/// The legend of the help: signs, states and fields.
package extension Words {
  var signTopic: String { pick("Signs", "符号") }
  var stateTopic: String { pick("States", "状态") }
  var fieldTopic: String { pick("Filter fields", "过滤字段") }
  var markedSign: String { pick("marked", "已标记") }
  var protectedSign: String { pick("protected by a rule, cannot be marked", "受规则保护，不可标记") }
  /// - Parameter key: of the command that lists the profiles.
  func accountHelp(key: String) -> String {
    pick(
      "The title shows account, site and profile. To switch: \(key), or edgereap --profile NAME",
      "标题栏显示账号、站点与配置。切换：\(key)，或运行 edgereap --profile 名称")
  }

  /// What a field of an instance is.
  func help(_ field: InstanceField) -> String { pick(field.help.english, field.help.chinese) }

  /// What an outcome means.
  func meaning(of word: OutcomeWord) -> String {
    switch word {
    case .queued: pick("waiting to be sent", "等待发送")
    case .sent: pick("sent, not answered yet", "已发送，尚无应答")
    case .accepted: pick("accepted by the service, not seen terminating yet", "服务已受理，尚未查询到销毁")
    case .terminating: pick("seen terminating", "已查询到正在销毁")
    case .slow: pick("slower than the others", "比其他实例用时更长")
    case .stuck: pick("far slower; still watched", "用时远超其他实例；仍在跟踪")
    case .scheduled: pick("ECM terminates it later", "ECM 将在稍后销毁")
    case .gone: pick("absent from two readings", "两次查询均已不存在")
    case .failed: pick("refused by the service", "被服务拒绝")
    case .unknown: pick("the answer was lost; a reading settles it", "应答丢失；由查询判定")
    case .heldBack: pick("not sent; the details say why", "从未发送，原因见详情")
    case .cancelled: pick("not sent, and will not be", "从未发送，也不会再发送")
    }
  }
}
