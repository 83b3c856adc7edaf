import Fleet
import Words

/// The exit codes of the contract. Scripts tell by them what became of an operation.
enum ExitStatus: Int32, CaseIterable {
  case done = 0
  case partial = 2
  case terminating = 3
  case unknown = 4
  case refused = 5
  case incomplete = 6
  case usage = 64
  case badInput = 65
  case unreachable = 69
  case journal = 74
  case denied = 77
  case settings = 78

  /// What it says, for help and manual.
  func summary(_ words: Words) -> String {
    switch self {
    case .done:
      words.pick(
        "Every instance is gone or scheduled; for listings: complete",
        "全部实例已消失或已定时；查询类命令：结果完整")
    case .partial: words.pick("Some failed, were held back or cancelled", "部分失败、被拦截或被取消")
    case .terminating:
      words.pick(
        "Some were still accepted, terminating, slow or stuck when the wait ended",
        "没有上述情况，但等待结束时仍有已受理、销毁中、较慢或停滞的实例")
    case .unknown:
      words.pick(
        "Some outcomes are unknown (takes precedence over 2, and 2 over 3)", "部分结果未知（优先于 2；2 优先于 3）"
      )
    case .refused: words.pick("Refused before anything was sent", "在发送任何请求之前被拒绝")
    case .incomplete:
      words.pick(
        "A region or product did not answer in full; the output has what was listed",
        "某个地域或产品未应答或应答不完整；已列出的照常输出")
    case .usage: words.pick("Invalid command line", "命令行用法错误")
    case .badInput:
      words.pick("An input file or a journal cannot be used", "输入文件或操作日志无法使用")
    case .unreachable: words.pick("The API cannot be reached", "无法连接 API")
    case .journal:
      words.pick("The journal or the output cannot be written", "无法写入操作日志或输出")
    case .denied:
      words.pick(
        "Credentials are missing or refused, or a permission is missing", "缺少凭证、凭证被拒绝或缺少权限")
    case .settings: words.pick("The settings cannot be used", "设置无法使用")
    }
  }
}

extension ExitStatus {
  /// Unknown wins over partial, partial over terminating.
  init(of totals: [OutcomeWord: Int]) {
    switch OutcomeWord.Standing(of: totals) {
    case .unknown: self = .unknown
    case .partial: self = .partial
    case .underWay: self = .terminating
    case .done: self = .done
    }
  }

  /// For a service that refused or could not be reached before anything was done.
  init(of failure: ServiceFailure) {
    self = [.denied, .notPermitted].contains(failure.kind) ? .denied : .unreachable
  }
}

/// A sentence for the operator and the code to leave with.
struct Exit: Error, Sendable {
  var status: ExitStatus
  /// What went wrong, where, and what to do. Empty when there is nothing to say.
  var sentence: Sentence
  /// Of the call that failed, for the log; empty where it was none.
  var requestID = ""

  init(_ status: ExitStatus, _ sentence: @escaping Sentence) {
    self.status = status
    self.sentence = sentence
  }

  /// - Parameter message: What is the same in every language.
  init(_ status: ExitStatus, _ message: String = "") {
    self.init(status) { _ in message }
  }

  /// For the operator.
  var message: String { sentence(.spoken) }

  /// A service that refused or could not be reached.
  init(_ failure: ServiceFailure) {
    self.init(ExitStatus(of: failure)) { $0.fullFailure(failure) }
    requestID = failure.requestID
  }
}
