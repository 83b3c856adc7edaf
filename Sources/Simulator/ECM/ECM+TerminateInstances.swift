extension ECM {
  /// The answer has nothing but a RequestId: either all are accepted, or none (that validation is
  /// all or nothing follows from errors being documented for the request only).
  @Sendable static func terminateInstances(
    _ ecm: inout ECM, _ world: inout World, _ call: inout Call
  ) throws(APIFailure) {
    let ids = distinct(call.parameters.strings("InstanceIdSet"))
    let failure: APIFailure?
    var due: Int64?
    do throws(APIFailure) {
      try check(ids, in: ecm, call)
      due = try terminateTime(call, now: world.now)
      failure = nil
    } catch {
      failure = error
    }
    world.ledger.record(ids, of: .ecm, requestID: call.requestID, at: world.now) { _ in
      failure?.code
    }
    if let failure { throw failure }
    let destroysAssociated = call.parameters.boolean("AssociatedResourceDestroy") ?? true
    for position in ids.compactMap({ ecm.roster.positions[$0] }) {
      ecm.roster.machines[position].destroysAssociated = destroysAssociated
      let id = ecm.roster.machines[position].id
      let fate = world.fate(of: id, draw: call.draw)
      if let due, fate != .ignored {
        // No field shows it. That a second time replaces the first is inferred.
        ecm.roster.machines[position].scheduled = due
        world.agenda.add(.begin, of: .ecm, at: position, due: due)
        world.ledger.note("scheduled for \(ClockText.beijing(due)) UTC+8", of: id, at: world.now)
      } else {
        ecm.begin(position, fate: fate, in: &world)
      }
    }
  }

  private static func distinct(_ ids: [String]) -> [String] {
    var seen: Set<String> = []
    return ids.filter { seen.insert($0).inserted }
  }

  private static func check(
    _ ids: [String], in ecm: ECM, _ call: Call
  ) throws(APIFailure) {
    if call.draw.has(.denyTerminate) {
      throw APIFailure(
        "UnauthorizedOperation.ForbiddenOperation", "You have no permission to terminate.",
        "没有销毁实例的权限。")
    }
    // The maximum is not documented; the sister actions of a batch say 100.
    guard ids.count <= 100 else {
      throw APIFailure(
        tooLarge, "InstanceIdSet has \(ids.count) ids; at most 100 are possible.",
        "参数值超过限制：InstanceIdSet 有 \(ids.count) 个，最多 100 个。")
    }
    for id in ids where !isWellFormed(id, call.traits) {
      throw APIFailure(
        "InvalidParameterValue.InvalidInstanceID", "The instance id `\(id)` is malformed.",
        "实例 ID `\(id)` 格式错误。")
    }
    for id in ids {
      guard let position = ecm.roster.positions[id],
        ecm.roster.machines[position].lifecycle.isListed
      else {
        throw APIFailure(
          "ResourceNotFound.InstanceNotExist", "The instance `\(id)` does not exist.",
          "实例 `\(id)` 不存在。")
      }
    }
    try checkStates(ids.compactMap { ecm.roster.positions[$0] }, in: ecm, call)
  }

  private static func checkStates(
    _ positions: [Int], in ecm: ECM, _ call: Call
  ) throws(APIFailure) {
    let poisoned = Set(ecm.poisonOrder.prefix(Int(call.draw.number(.poison) ?? 0)))
    for position in positions {
      let instance = ecm.roster.machines[position]
      if call.draw.word(.regionDown) == instance.place.region { throw internalFailure }
      guard instance.state.canTerminate(in: call.traits), instance.lifecycle == .standing else {
        throw APIFailure(
          "FailedOperation.OperationNotAllow",
          "The instance `\(instance.id)` is in the state \(instance.state.rawValue).",
          "实例 `\(instance.id)` 处于 \(instance.state.rawValue) 状态，不允许此操作。")
      }
    }
    // Without saying which, so that only dividing the batch finds it.
    guard poisoned.isDisjoint(with: positions.map { ecm.roster.machines[$0].id }) else {
      throw APIFailure(
        "FailedOperation.OperationNotAllow", "An instance does not allow this operation.",
        "实例不允许此操作。")
    }
  }

  /// `ein-` and eight lower-case letters or digits, as all published ids are.
  private static func isWellFormed(_ id: String, _ traits: WorldTraits) -> Bool {
    id.hasPrefix(traits.spelled(id: "ein-")) && id.utf8.count == 12
      && id.utf8.dropFirst(4).allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0)
      }
  }

  /// nil to begin at once. The time is ignored unless `TerminateDelay` is true (documented).
  private static func terminateTime(
    _ call: Call, now: Int64
  ) throws(APIFailure) -> Int64? {
    let (parameters, traits) = (call.parameters, call.traits)
    guard parameters.boolean("TerminateDelay") == true else { return nil }
    guard let due = parameters.string("TerminateTime").flatMap(traits.ecmTime(parsing:))
    else {
      throw APIFailure(
        "InvalidParameterValue.InvalidTime", "TerminateTime must be `YYYY-MM-DD HH:mm:ss`.",
        "TerminateTime 格式应为 `YYYY-MM-DD HH:mm:ss`。")
    }
    guard due > now else {
      throw APIFailure(
        "InvalidParameterValue.TerminateTimeSmaller",
        "TerminateTime is not after the current time \(traits.ecmTime(now)).",
        "销毁时间小于当前时间 \(traits.ecmTime(now))。")
    }
    return due
  }
}
