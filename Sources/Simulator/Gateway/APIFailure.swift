/// An error that an API answers, in both languages: `X-TC-Language` chooses.
struct APIFailure: Error, Equatable {
  var code: String
  var english: String
  var chinese: String

  init(_ code: String, _ english: String, _ chinese: String) {
    self.code = code
    self.english = english
    self.chinese = chinese
  }

  func message(in language: Language) -> String { language == .english ? english : chinese }
}

/// The language of messages. The official clients request Chinese by default (observed).
enum Language: String, Sendable {
  case chinese = "zh-CN"
  case english = "en-US"
}

/// The codes that every API 3.0 product shares.
extension APIFailure {
  static func missingParameter(_ name: String) -> APIFailure {
    APIFailure(
      "MissingParameter", "The request is missing a required parameter `\(name)`.",
      "缺少参数 `\(name)`。")
  }

  static func unknownParameter(_ name: String) -> APIFailure {
    APIFailure(
      "UnknownParameter", "The parameter `\(name)` is not recognized.", "未定义的参数 `\(name)`。")
  }

  static func invalidParameter(_ name: String, _ expected: String) -> APIFailure {
    APIFailure(
      "InvalidParameter", "The parameter `\(name)` is invalid: expected \(expected).",
      "参数 `\(name)` 错误：应为 \(expected)。")
  }

  static func signatureFailure(_ why: String) -> APIFailure {
    APIFailure(
      "AuthFailure.SignatureFailure",
      "The provided credentials could not be validated. Please check your signature is correct. "
        + "(\(why))",
      "请求签名验证失败，请检查您的签名计算是否正确。(\(why))")
  }

  static func invalidAuthorization(_ why: String) -> APIFailure {
    APIFailure(
      "AuthFailure.InvalidAuthorization", "The Authorization in the header is invalid: \(why).",
      "请求头部的 `Authorization` 不符合腾讯云标准：\(why)。")
  }

  static let requestSizeLimitExceeded = APIFailure(
    "RequestSizeLimitExceeded", "The request size exceeds the upper limit.", "请求包超过限制大小。")

  static let internalError = APIFailure(
    "InternalError", "An internal error has occurred. Retry your request.", "内部错误。")
}
