import Fleet
import Synchronization

/// How instances are read again: by their ids, or as part of all that their scope has, whichever
/// takes fewer calls.
extension Preflight {
  private typealias Call = (question: ReadingQuestion, instances: [Instance], pages: Int)

  func states(of instances: [Instance], after basis: PreflightBasis) async -> PreflightReport {
    let scopes = Dictionary(grouping: instances) { ListingScope(of: $0) }
    let listed = scopes.filter { basis.isRead.contains($0.key) }.flatMap(\.value)
    var report = PreflightReport(unchanged: listed)
    var calls: [Call] = []
    for (scope, members) in scopes where !basis.isRead.contains(scope) {
      calls += await self.calls(for: members, of: scope, rows: basis.rows[scope])
    }
    meter.expect(calls.reduce(0) { $0 + $1.pages })
    report.add(
      await ask(calls) { call in
        switch call.question {
        case .everything(let scope): await page(through: scope, for: call.instances, call.pages)
        default: await read(call.question, about: call.instances)
        }
      })
    return report
  }

  /// - Parameter rows: of the scope; nil where nobody has listed it.
  private func calls(
    for members: [Instance], of scope: ListingScope, rows: Int?
  ) async -> [Call] {
    let byIDs = members.chunked(by: scope.product.idsPerReading).map { chunk in
      let ids = chunk.map(\.id)
      return Call(.instances(ids, of: scope.product, in: scope.region ?? ""), chunk, 1)
    }
    // Less than two pages cannot be saved by a page that only tells the size.
    guard byIDs.count > 2 else { return byIDs }
    let known = if let rows { rows } else { await size(of: scope) }
    guard let rows = known else { return byIDs }
    // Pages overlap by a row.
    let pages = rows / (scope.product.rowsPerPage - 1) + 1
    guard pages < byIDs.count else { return byIDs }
    meter.expect(0, listed: rows)
    return [Call(.everything(scope), members, pages)]
  }

  /// As a first page tells. It decides about nothing but the way of asking.
  private func size(of scope: ListingScope) async -> Int? {
    meter.expect(1)
    defer { meter.answered() }
    guard let page = try? await service.read(.firstPage(scope)) else { return nil }
    return page.claim ?? (page.isWhole ? page.instances.count : nil)
  }

  /// Rows that came are evidence, even where others did not.
  private func page(
    through scope: ListingScope, for instances: [Instance], _ pages: Int
  ) async -> PreflightReport {
    let wanted = Set(instances.flatMap { [$0.key, $0.key.underOtherPrefix].compactMap(\.self) })
    let found = Mutex((rows: [Instance](), pages: 0))
    var failure: ServiceFailure?
    do throws(ServiceFailure) {
      _ = try await service.list(scope) { [meter] page in
        let rows = page.instances.filter {
          wanted.contains($0.key) || ListingScope(of: $0) != scope
        }
        let isExpected = found.withLock { found in
          found.rows += rows
          found.pages += 1
          return found.pages <= pages
        }
        if isExpected { meter.answered() }
      }
    } catch {
      failure = error
    }
    let (rows, count) = found.withLock { ($0.rows, $0.pages) }
    meter.answered(max(0, pages - count))
    let answer = ReadingAnswer(instances: rows, isWhole: failure == nil, requestID: "")
    return PreflightReport(
      Reading(answer, to: .everything(scope), asked: .zero, answered: .zero), of: instances,
      because: failure)
  }

  /// A service that refuses a question for one absent instance is asked for each alone.
  private func read(
    _ question: ReadingQuestion, about instances: [Instance]
  ) async -> PreflightReport {
    defer { meter.answered() }
    do throws(ServiceFailure) {
      let answer = try await service.read(question)
      return PreflightReport(
        Reading(answer, to: question, isAlone: true, asked: .zero, answered: .zero), of: instances)
    } catch {
      guard error.kind == .alreadyGone, case .instances(_, let product, let region) = question
      else { return PreflightReport(gap: .state, instances.map(\.key), error) }
      guard instances.count > 1 else { return PreflightReport() }
      meter.expect(instances.count)
      var report = PreflightReport()
      for instance in instances {
        report.add(
          await read(.instances([instance.id], of: product, in: region), about: [instance]))
      }
      return report
    }
  }
}

extension PreflightReport {
  /// What a reading says of instances before anything is sent. One that it shows to be absent is in
  /// neither part of the report.
  ///
  /// - Parameter failure: why rows may be missing.
  fileprivate init(
    _ reading: Reading, of planned: [Instance], because failure: ServiceFailure? = nil
  ) {
    self.init()
    for instance in planned {
      switch reading.evidence(of: instance) {
      case .success(let row): instances[instance.key] = row
      case .failure(let doubt):
        let isForeign = !reading.foreign.isEmpty
        gaps.append(
          PreflightGap(
            question: .state, keys: [instance.key], failure: isForeign ? doubt : failure ?? doubt))
      }
    }
  }
}
