import Fleet

/// How the network interfaces and addresses of instances are asked for.
extension Preflight {
  private typealias Call = (question: ResourceQuestion, product: Product, instances: [Instance])

  /// By their ids where the service has named them, which takes the fewest calls: no page has more
  /// rows than a call takes ids.
  func interfaces(of instances: [Instance]) async -> PreflightReport {
    let isNamed = { (instance: Instance) in
      (1...ResourceQuestion.mostInterfaces).contains(instance.interfaces.count)
    }
    let calls = Dictionary(grouping: instances.filter(isNamed), by: \.product)
      .flatMap { product, members in
        Self.withFewInterfaces(members).map {
          Call(.interfaces($0.flatMap(\.interfaces)), product, $0)
        }
      }
    meter.expect(calls.count)
    var report = await ask(calls) { await resources($0) }
    report.add(await bound(.networkInterface, to: instances.filter { !isNamed($0) }))
    return report
  }

  func addresses(of instances: [Instance]) async -> PreflightReport {
    await bound(.address, to: instances)
  }

  /// Parts that have no more interfaces together than one call takes.
  private static func withFewInterfaces(_ instances: [Instance]) -> [[Instance]] {
    var parts: [[Instance]] = []
    var room = 0
    for instance in instances {
      let count = instance.interfaces.count
      if count > room {
        parts.append([])
        room = ResourceQuestion.mostInterfaces
      }
      parts[parts.count - 1].append(instance)
      room -= count
    }
    return parts
  }

  private func bound(
    _ kind: AssociatedResource.Kind, to instances: [Instance]
  ) async -> PreflightReport {
    struct Region: Hashable {
      var product: Product
      var code: String
    }
    let regions = Dictionary(grouping: instances) { Region(product: $0.product, code: $0.region) }
    return await ask(Array(regions)) { region, members in
      await bound(kind, to: members, product: region.product, in: region.code)
    }
  }

  /// Everything of the region, as long as that takes no more pages than asking by instances takes calls.
  private func bound(
    _ kind: AssociatedResource.Kind, to members: [Instance], product: Product, in region: String
  ) async -> PreflightReport {
    let calls = members.chunked(by: product.idsPerReading).map { chunk in
      Call(.bound(kind, to: chunk.map(\.id), in: region), product, chunk)
    }
    if calls.count > 1, !region.isEmpty {
      meter.expect(1)
      defer { meter.answered() }
      let question = ResourceQuestion.everything(kind, in: region, pages: calls.count)
      do throws(ServiceFailure) {
        let answer = try await service.resources(question, of: product)
        if answer.isWhole { return PreflightReport(answer, to: question, about: members) }
      } catch {
        return PreflightReport(gap: .associatedResources, members.map(\.key), error)
      }
    }
    meter.expect(calls.count)
    return await ask(calls) { await resources($0) }
  }

  private func resources(_ call: Call) async -> PreflightReport {
    defer { meter.answered() }
    do throws(ServiceFailure) {
      let answer = try await service.resources(call.question, of: call.product)
      return PreflightReport(answer, to: call.question, about: call.instances)
    } catch {
      return PreflightReport(gap: .associatedResources, call.instances.map(\.key), error)
    }
  }
}

extension PreflightReport {
  fileprivate init(
    _ answer: ResourceAnswer, to question: ResourceQuestion, about instances: [Instance]
  ) {
    let (resources, open, failure) = answer.evidence(of: instances, to: question)
    self.init(resources: resources)
    if !open.isEmpty {
      gaps = [PreflightGap(question: .associatedResources, keys: open, failure: failure)]
    }
  }
}
