/// Which action is meant, and where.
enum Routing {
  /// Product, version and action have to fit.
  static func action(
    of request: APIRequest
  ) throws(APIFailure) -> (service: Service, action: Action) {
    guard let service = request.service else {
      throw APIFailure("NoSuchProduct", "The product does not exist.", "产品不存在。")
    }
    let name = request.action
    guard !name.isEmpty else { throw .missingParameter("Action") }
    guard !request.version.isEmpty else { throw .missingParameter("Version") }
    guard request.version == service.version else {
      throw APIFailure(
        "NoSuchVersion", "The version \(request.version) of \(service.name) does not exist.",
        "接口版本 \(request.version) 不存在。")
    }
    guard let action = service.actions[name] else {
      throw APIFailure(
        "InvalidAction", "The request action=`\(name)` is invalid or doesn't match the version.",
        "接口 `\(name)` 不存在或与版本不匹配。")
    }
    return (service, action)
  }

  /// An impossible region is refused even where none is needed (observed at the gateway for other
  /// products).
  static func checkRegion(_ region: String?, of service: Service) throws(APIFailure) {
    guard let region else {
      if service.isRegional { throw .missingParameter("Region") }
      return
    }
    guard !service.regions.contains(region) else { return }
    guard cloudRegions.contains(region) else {
      throw APIFailure(
        "InvalidParameterValue", "The region `\(region)` is invalid.", "地域 `\(region)` 不存在。")
    }
    guard !service.isRegional else {
      throw APIFailure(
        "UnsupportedRegion", "The action does not support the region `\(region)`.",
        "接口不支持地域 `\(region)`。")
    }
  }

  /// Regions of the cloud at large, which the gateway knows without every product being there.
  private static let cloudRegions: Set<String> = [
    "ap-bangkok", "ap-beijing", "ap-chengdu", "ap-chongqing", "ap-guangzhou", "ap-hongkong",
    "ap-jakarta", "ap-mumbai", "ap-nanjing", "ap-seoul", "ap-shanghai", "ap-shanghai-fsi",
    "ap-shenzhen-fsi", "ap-singapore", "ap-taipei", "ap-tokyo", "eu-frankfurt", "na-ashburn",
    "na-siliconvalley", "na-toronto", "sa-saopaulo",
  ]

  /// What is too big, by form (documented).
  static func checkSize(_ request: APIRequest) throws(APIFailure) {
    let size =
      request.wire.method == "GET" ? request.wire.target.utf8.count : request.wire.body.count
    let limit =
      switch (request.wire.method, request.form) {
      case ("GET", _): 32 * 1_024
      case (_, .legacy): 1 << 20
      default: 10 << 20
      }
    guard size <= limit else { throw .requestSizeLimitExceeded }
  }

  static func checkMethod(_ method: String) throws(APIFailure) {
    guard method == "GET" || method == "POST" else {
      throw APIFailure(
        "UnsupportedProtocol", "The HTTP method \(method) is not supported. Use GET or POST.",
        "HTTP(S) 请求协议错误，只支持 GET 和 POST 请求。")
    }
  }
}
