import Fleet
import JSON

extension ECMService {
  /// The spelling of actions and codes is not documented, so that all of it is passed on.
  func deniedActions(
    of ids: [String]
  ) async throws(ServiceFailure) -> [String: [DeniedAction]] {
    let answer = try await perform(
      "DescribeInstancesDeniedActions", ECMInstanceIDs(ids: ids), as: Denials.self)
    var denials: [String: [DeniedAction]] = [:]
    for instance in answer.value.instances where !instance.actions.isEmpty {
      denials[instance.id, default: []] += instance.actions
    }
    return denials
  }
}

private struct Denials: JSONReadable {
  /// The official sample has no list at all, which denies nothing.
  var instances: [(id: String, actions: [DeniedAction])]

  init(json: JSONNode) {
    instances = (json["InstanceOperatorSet"].elements ?? []).map { instance in
      let actions = (instance["DeniedActions"].elements ?? []).filter(\.isObject)
      return (id: instance["InstanceId"].text, actions: actions.map(Self.action))
    }
  }

  private static func action(_ json: JSONNode) -> DeniedAction {
    DeniedAction(
      action: json["Action"].text.presentable, code: json["Code"].text.presentable,
      message: json["Message"].text.presentable)
  }
}
