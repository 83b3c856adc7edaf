import Fleet
import JSON

extension CloudService {
  package static let sts = CloudService(name: "sts", version: "2018-08-13", product: nil)
}

/// `GetCallerIdentity`: the account that a key belongs to.
struct CallerIdentity: JSONReadable {
  var account: Account

  init(json: JSONNode) throws(UnusableAnswer) {
    account = Account(
      id: json["AccountId"].text, userID: json["UserId"].text, arn: json["Arn"].text)
    guard !account.id.isEmpty else { throw .noAccount }
  }

  static var call: APICall { APICall(.sts, "GetCallerIdentity", region: APIRegion.entrance) }
}

/// `X-TC-Region` of calls that concern no region, or all of them, and have to name one all the
/// same.
enum APIRegion {
  static let entrance = "ap-guangzhou"

  /// Alternative regions for the question when the entrance is down: a failing region must not take
  /// the list of all regions with it.
  static let otherEntrances = ["ap-singapore", "ap-beijing"]
}
