@testable import Fleet
import JSON
@testable import Reaper

extension Parser {
  /// `plan.json`, and the same plan in the header of a journal.
  static let plans = Parser(name: "plans") { input in
    guard let plan = try? Plan(file: input.bytes) else { return }
    let bytes = plan.canonicalBytes
    guard let again = try? Plan(file: Array(JSONWriter.document(plan).utf8)) else {
      return promise(false, "a plan that is not read back")
    }
    promise(again.canonicalBytes == bytes, "a plan is read back as another")
    promise(
      again.isIntact(digest: quickDigest) == plan.isIntact(digest: quickDigest),
      "a digest that depends on who reads")
    var writer = JSONWriter(.journal)
    let header = OperationHeader(id: "o", plan: plan, startedBy: "s", startedAt: plan.created)
    writer.object(header)
    let members = try? JSONScanner.read(writer.bytes) { (scanner) throws(JSONFault) in
      let members = try JournalMembers(reading: &scanner)
      try scanner.finish()
      return members
    }
    promise(members != nil, "a header that is not read to its end")
    promise(members?.plan?.canonicalBytes == bytes, "a plan is journalled as another")
    promise(plan.targets.count + plan.heldBack.count == plan.instances.count, "a lost instance")
    promise(!plan.phrase.isEmpty, "a plan without a phrase")
    if let schedule = plan.options.schedule {
      _ = schedule.wireTime
      _ = schedule.refusal(at: plan.created, zoneIsKnown: false)
      _ = schedule.instant.iso8601(offset: schedule.zoneOffset)
    }
    _ = plan.calls
  }
}
