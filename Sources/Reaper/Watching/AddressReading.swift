import Fleet

/// Asks once, when an operation has ended, which public addresses the account keeps without a machine.
struct AddressReading: Sendable {
  let service: any FleetService
  let time: MonotonicTime
  let timeout: Duration

  /// - Parameters:
  ///   - addresses: by where they are asked for.
  ///   - isCalledOff: whether the program has to go.
  /// - Returns: what is known of each scope. A reading that was called off tells nothing, so that it is
  ///   made when the operation is watched again.
  func facts(
    of addresses: [ListingScope: Set<String>], unless isCalledOff: @escaping @Sendable () -> Bool
  ) async -> [(severity: Notice.Severity, fact: Notice.Fact)] {
    guard !addresses.isEmpty, !isCalledOff() else { return [] }
    var facts: [ListingScope: Notice.Fact] = [:]
    await withTaskGroup(of: (ListingScope, Notice.Fact)?.self) { group in
      for (scope, addresses) in addresses {
        group.addTask { (scope, await fact(of: addresses, in: scope)) }
      }
      group.addTask {
        await untilLate(isCalledOff)
        return nil
      }
      while facts.count < addresses.count, case let (scope, fact)?? = await group.next() {
        facts[scope] = fact
      }
      group.cancelAll()
    }
    return addresses.keys.sorted().compactMap { scope in
      let fact =
        facts[scope] ?? (isCalledOff() ? nil : .addressesNotRead(scope, code: "Timeout"))
      let isNone = fact == .addressesRemain(scope, AddressList([]))
      return fact.map { (isNone ? .information : .warning, $0) }
    }
  }

  private func fact(of addresses: Set<String>, in scope: ListingScope) async -> Notice.Fact {
    do throws(ServiceFailure) {
      let unbound = try await service.unboundAddresses(among: addresses, in: scope)
      return .addressesRemain(scope, AddressList(unbound.intersection(addresses)))
    } catch {
      return .addressesNotRead(scope, code: error.code)
    }
  }

  private func untilLate(_ isCalledOff: () -> Bool) async {
    let deadline = time.now + timeout
    while time.now < deadline, !isCalledOff(), !Task.isCancelled {
      try? await time.sleep(for: .milliseconds(50))
    }
  }
}
