/// Signatures that were made by the official Python client under a fixed clock, or are printed in
/// the public documentation (O1, O3).
struct SignatureVector: Sendable, CustomStringConvertible {
  var name: String
  var method = "POST"
  var host: String
  var query = ""
  var contentType = "application/json"
  var extra: [String: String] = [:]
  var timestamp: Int64
  var body = ""
  var secretKey = "SKEXAMPLE"
  var authorization: String

  var description: String { name }

  static let all: [SignatureVector] = [
    .init(
      name: "V1",
      host: "edgezone.intl.tencentcloudapi.com",
      timestamp: 1_775_087_999,
      body: #"{"InstanceIds": ["epm-mnop3456", "epm-abcd1234"]}"#,
      authorization: "TC3-HMAC-SHA256 Credential=AKIDEXAMPLE/2026-04-01/edgezone/tc3_request, "
        + "SignedHeaders=content-type;host, "
        + "Signature=a4490b3d739e4a44dfee4a4e27e23d09fd9892e80231ebb4d282ab265abe8b44"
    ),
    .init(
      name: "V2",
      host: "ecm.tencentcloudapi.com",
      contentType: "application/json; charset=utf-8",
      timestamp: 1_551_113_065,
      body: #"{"Filters":[{"Name":"instance-name","Values":["直播-边缘节点"]}],"Offset":0,"Limit":100}"#,
      authorization: "TC3-HMAC-SHA256 Credential=AKIDEXAMPLE/2019-02-25/ecm/tc3_request, "
        + "SignedHeaders=content-type;host, "
        + "Signature=72438317065c2cbaa3ac70105a9ffa6063bba945c27c55204e7b74825204c6a6"
    ),
    .init(
      name: "V3",
      method: "GET",
      host: "ecm.intl.tencentcloudapi.com",
      query: "InstanceIdSet.0=ein-197252sp&InstanceIdSet.1=ein-187232ag"
        + "&TerminateDelay=True&TerminateTime=2026-04-05+18%3A32%3A56&AssociatedResourceDestroy=False",
      contentType: "application/x-www-form-urlencoded",
      timestamp: 1_775_087_999,
      authorization: "TC3-HMAC-SHA256 Credential=AKIDEXAMPLE/2026-04-01/ecm/tc3_request, "
        + "SignedHeaders=content-type;host, "
        + "Signature=2bb30c90e96337cd55590a1c332d1265eba1b4a62608085309cab646c9d3ea62"
    ),
    .init(
      name: "V4",
      host: "ecm.intl.tencentcloudapi.com",
      extra: ["X-TC-Token": "EXAMPLETOKEN=="],
      timestamp: 1_775_088_000,
      body: #"{"InstanceIdSet": ["ein-197252sp"], "AssociatedResourceDestroy": false}"#,
      authorization: "TC3-HMAC-SHA256 Credential=AKIDEXAMPLE/2026-04-02/ecm/tc3_request, "
        + "SignedHeaders=content-type;host, "
        + "Signature=9a5303851141b8445d5b32795295855748679613adf790f9ce2984bbfa897b4e"
    ),
    .init(
      name: "V5",
      host: "ecm.tencentcloudapi.com",
      extra: ["X-TC-Content-SHA256": "UNSIGNED-PAYLOAD"],
      timestamp: 1_775_087_999,
      body: #"{"InstanceIdSet": ["ein-19828lyz"]}"#,
      authorization: "TC3-HMAC-SHA256 Credential=AKIDEXAMPLE/2026-04-01/ecm/tc3_request, "
        + "SignedHeaders=content-type;host, "
        + "Signature=d8ddff43f5a2a77c3049d32cb6c617c6100a53790beb3e68ea9c43bbb51b44de"
    ),
    .init(
      name: "V6",
      host: "127.0.0.1:8080",
      timestamp: 1_775_087_999,
      body: #"{}"#,
      authorization: "TC3-HMAC-SHA256 Credential=AKIDEXAMPLE/2026-04-01/ecm/tc3_request, "
        + "SignedHeaders=content-type;host, "
        + "Signature=5e360bc6c24c5cb3d994937f6f37cd0a8f5d7f13893e9f391aff38fdb21ecfb8"
    ),
    .init(
      name: "V7",
      host: "http://127.0.0.1:8080",
      timestamp: 1_775_087_999,
      body: #"{"InstanceStatus": ["running"]}"#,
      authorization: "TC3-HMAC-SHA256 Credential=AKIDEXAMPLE/2026-04-01/edgezone/tc3_request, "
        + "SignedHeaders=content-type;host, "
        + "Signature=11c4720beb86e79387ef22a1911eac76a3a34d1436a7311891f111c09bacda6d"
    ),
    .init(
      name: "V8",
      host: "edgezone.tencentcloudapi.com",
      extra: ["X-TC-Action": "TerminateInstances"],
      timestamp: 1_775_087_999,
      body: #"{"InstanceIds":["epm-mnop3456"]}"#,
      authorization: "TC3-HMAC-SHA256 Credential=AKIDEXAMPLE/2026-04-01/edgezone/tc3_request, "
        + "SignedHeaders=content-type;host;x-tc-action, "
        + "Signature=329660533a9e2de1271e7c3f6c0f387cddea70cc97ccafab8cb21e863db777e0"
    ),
    .init(
      name: "V9",
      method: "GET",
      host: "ecm.intl.tencentcloudapi.com",
      query: "InstanceIdSet.0=ein-197252sp&InstanceIdSet.1=ein-187232ag"
        + "&TerminateDelay=true&TerminateTime=2026-04-05%2018%3A32%3A56&AssociatedResourceDestroy=false",
      contentType: "application/x-www-form-urlencoded",
      timestamp: 1_775_087_999,
      authorization: "TC3-HMAC-SHA256 Credential=AKIDEXAMPLE/2026-04-01/ecm/tc3_request, "
        + "SignedHeaders=content-type;host, "
        + "Signature=7527888101e17f602e8178438742aab16ea795735e36902c7d1d1ac99a62fcf4"
    ),
    .init(
      name: "O1",
      host: "cvm.tencentcloudapi.com",
      contentType: "application/json; charset=utf-8",
      timestamp: 1_551_113_065,
      body:
        #"{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}"#,
      secretKey: "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE",
      authorization:
        "TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2019-02-25/cvm/tc3_request, "
        + "SignedHeaders=content-type;host, "
        + "Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168"
    ),
    .init(
      name: "O3",
      method: "GET",
      host: "cvm.tencentcloudapi.com",
      query: "Limit=10&Offset=0",
      contentType: "application/x-www-form-urlencoded",
      timestamp: 1_539_084_154,
      secretKey: "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE",
      authorization:
        "TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2018-10-09/cvm/tc3_request, "
        + "SignedHeaders=content-type;host, "
        + "Signature=5da7a33f6993f0614b047e5df4582db9e9bf4672ba50567dba16c6ccf174c474"
    ),
  ]
}
