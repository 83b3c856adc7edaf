import Fleet
import Words

/// Instances of the list as a table with the columns that the list has.
struct ListMarkdown {
  var records: [InstanceRecord]
  var columns: [InstanceField]
  var words: Words

  /// Fields that are no instance's own, such as its age, depend on the moment and are left out.
  private var written: [InstanceField] {
    columns.filter { $0 == .protected || InstanceField.kept.contains($0) }
  }

  var text: String {
    SafeMarkdown.table(
      written.map(words.title),
      records.map { record in written.map { SafeMarkdown.code(value($0, record)) } })
  }

  private func value(_ field: InstanceField, _ record: InstanceRecord) -> String {
    guard field == .protected else { return field.record(of: record.instance) }
    return record.protection.map { "\($0.rule): \($0.reason)" } ?? ""
  }
}
