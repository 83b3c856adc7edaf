extension EdgeZone {
  /// Each instance is accepted or refused by itself; the answer succeeds even if all are refused
  /// (the published example shows one that is `allocating`).
  @Sendable static func terminateInstances(
    _ edgeZone: inout EdgeZone, _ world: inout World, _ call: inout Call
  ) throws(APIFailure) {
    var seen: Set<String> = []
    let ids = call.parameters.strings("InstanceIds").filter { seen.insert($0).inserted }
    if let failure = refusal(ofAll: ids, draw: call.draw) {
      world.ledger.record(ids, of: .edgezone, requestID: call.requestID, at: world.now) { _ in
        failure.code
      }
      throw failure
    }
    let refusals = ids.map { id in
      (id: id, failure: refusal(of: id, region: call.region, in: edgeZone, world, draw: call.draw))
    }
    let codes = Dictionary(uniqueKeysWithValues: refusals.map { ($0.id, $0.failure?.code) })
    world.ledger.record(ids, of: .edgezone, requestID: call.requestID, at: world.now) { id in
      codes[id] ?? nil
    }
    var accepted: [String] = []
    for case (let id, nil) in refusals {
      guard let position = edgeZone.roster.positions[id] else { continue }
      let fate = world.fate(of: id, draw: call.draw)
      edgeZone.begin(position, fate: fate, in: &world)
      accepted.append(id)
    }
    if call.draw.has(.strayIDs),
      let stray = edgeZone.roster.machines.first(where: { !seen.contains($0.id) })
    {
      accepted.append(stray.id)
    }
    answer(accepted, refusals.filter { $0.failure != nil }, &call)
  }

  private static func answer(
    _ accepted: [String], _ refusals: [(id: String, failure: APIFailure?)], _ call: inout Call
  ) {
    let language = call.language
    call.answer.array("InstanceIdSet", of: accepted)
    // Missing where nothing failed, as in the published example.
    guard !refusals.isEmpty else { return }
    call.answer.array("FailedInstanceSet") { answer in
      for case (let id, let failure?) in refusals {
        answer.object { answer in
          answer.member("InstanceId", id)
          answer.member("ErrorCode", failure.code)
          answer.member("ErrorMessage", failure.message(in: language))
        }
      }
    }
  }

  private static func refusal(ofAll ids: [String], draw: FaultDraw) -> APIFailure? {
    if draw.has(.denyTerminate) {
      return APIFailure(
        "UnauthorizedOperation", "You have no permission to terminate.",
        "没有销毁实例的权限。")
    }
    // 100 is documented, the code is not.
    if ids.count > 100 {
      return APIFailure(
        "InvalidParameterValue", "InstanceIds has \(ids.count) ids; at most 100 are possible.",
        "InstanceIds 有 \(ids.count) 个，最多 100 个。")
    }
    // The code is listed without a word on its meaning; that it is about this mix is inferred.
    let isMixed = Set(ids.map { $0.hasPrefix("bms-") }).count > 1
    guard draw.has(.legacyMix), isMixed else { return nil }
    return APIFailure(
      "UnsupportedOperation.LegacyCompatBatchMixed",
      "Instances of the old and the new generation cannot be operated on in one request.",
      "不支持在同一请求中混合操作新旧实例。")
  }

  private static func refusal(
    of id: String, region: String?, in edgeZone: EdgeZone, _ world: World, draw: FaultDraw
  ) -> APIFailure? {
    guard let position = edgeZone.roster.positions[id],
      edgeZone.roster.machines[position].lifecycle.isListed,
      edgeZone.roster.machines[position].place.region == region
    else {
      return APIFailure(
        "ResourceNotFound.Instance", "Instance \(id) not found", "实例 \(id) 不存在")
    }
    let instance = edgeZone.roster.machines[position]
    if !instance.state.canTerminate || instance.lifecycle != .standing {
      // The published example has this sentence in both languages.
      let sentence = "Instance \(id) is in \(instance.state.rawValue) status, cannot terminate"
      return APIFailure("UnsupportedOperation.InvalidInstanceState", sentence, sentence)
    }
    guard let share = draw.number(.partial), world.chance("partial", id) < share else {
      return nil
    }
    return APIFailure("InternalError", "Instance \(id) failed, retry later", "实例 \(id) 销毁失败，请稍后重试")
  }
}
