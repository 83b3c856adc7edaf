extension ECM {
  /// What would be refused. The spelling of actions and codes is inferred from a sister product:
  /// the published sample of this action is empty.
  @Sendable static func describeInstancesDeniedActions(
    _ ecm: inout ECM, _ world: inout World, _ call: inout Call
  ) throws(APIFailure) {
    let ids = call.parameters.strings("InstanceIdSet")
    guard !ids.isEmpty else {
      throw APIFailure(
        "MissingParameter.MissingInstancesParameter", "InstanceIdSet is missing or empty.",
        "缺少参数 InstanceIdSet。")
    }
    let most = call.traits.number(.idsPerPreflight) ?? 100
    guard ids.count <= most else {
      throw APIFailure(
        "InvalidParameterValue", "InstanceIdSet must not have more than \(most) ids.",
        "InstanceIdSet 不能超过 \(most) 个。")
    }
    let share = call.draw.number(.denyPreflight) ?? 0
    let (language, traits) = (call.language, call.traits)
    call.answer.array("InstanceOperatorSet") { answer in
      for id in ids {
        guard let position = ecm.roster.positions[id],
          ecm.roster.machines[position].lifecycle.isListed
        else { continue }
        let refusal = refusal(ecm.roster.machines[position], in: world, share: share, traits)
        answer.object { answer in
          answer.member("InstanceId", id)
          answer.array("DeniedActions") { answer in
            guard let refusal else { return }
            answer.object { answer in
              answer.member(
                "Action", traits.has(.deniedInWords) ? "terminate" : "TerminateInstances")
              answer.member("Code", refusal.code)
              answer.member("Message", refusal.message(in: language))
            }
          }
        }
      }
    }
  }

  private static func refusal(
    _ instance: ECMInstance, in world: World, share: Double, _ traits: WorldTraits
  ) -> APIFailure? {
    if !instance.state.canTerminate(in: traits) || instance.lifecycle != .standing {
      return APIFailure(
        "UnsupportedOperation.InvalidInstanceState",
        "The instance is in the state \(instance.state.rawValue).",
        "实例处于 \(instance.state.rawValue) 状态。")
    }
    guard world.chance("deny-preflight", instance.id) < share else { return nil }
    return APIFailure(
      "FailedOperation.OperationNotAllow", "The instance is locked by another task.",
      "实例被其他任务锁定。")
  }
}
