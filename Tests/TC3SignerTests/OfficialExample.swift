@testable import TC3Signer

/// The requests of the documents' examples, whose keys are published and valid nowhere.
struct OfficialExample {
  var name: String
  var credential: Credential
  var timestamp: Int64
  var request: TC3Signer.Request

  static let all = [
    OfficialExample(
      name: "O1",
      credential: Credential(
        secretID: "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE",
        secretKey: "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"),
      timestamp: 1_551_113_065, request: unnamedInstances),
    // The asterisks stand in the documents, and the printed signature is made with them.
    OfficialExample(
      name: "O2",
      credential: Credential(
        secretID: "AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******",
        secretKey: "Gu5t9xGARNpq86cd98joQYCN3*******"),
      timestamp: 1_551_113_065, request: unnamedInstancesWithAction),
    OfficialExample(
      name: "O3",
      credential: Credential(
        secretID: "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE",
        secretKey: "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"),
      timestamp: 1_539_084_154,
      request: TC3Signer.Request(
        method: "GET", host: "cvm.tencentcloudapi.com", service: "cvm", query: "Limit=10&Offset=0",
        contentType: "application/x-www-form-urlencoded")),
  ]

  private static let unnamedInstances = TC3Signer.Request(
    host: "cvm.tencentcloudapi.com", service: "cvm",
    payload: Array(
      #"{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}"#
        .utf8))

  private static var unnamedInstancesWithAction: TC3Signer.Request {
    var request = unnamedInstances
    request.additionalSignedHeaders = [("X-TC-Action", "DescribeInstances")]
    return request
  }
}
