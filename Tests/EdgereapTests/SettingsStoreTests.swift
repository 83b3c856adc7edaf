import Dashboard
import Fleet
import Glibc
import OwnFiles
import Support
import Testing

@testable import edgereap

/// Saving to the settings file.
struct SettingsStoreTests {
  private let folder = TemporaryFolder()
  private var path: String { "\(folder.path)/edgereap/config.yaml" }
  private static let view = SavedView(name: "a", filter: "cdn", grouping: .zone)

  private func write(_ text: String, mode: mode_t = 0o640) throws {
    mkdir("\(folder.path)/edgereap", 0o755)
    if !WholeFile.isNothing(path) { unlink(path) }
    try WholeFile.create(text, at: path)
    chmod(path, mode)
  }

  private var text: String? { try? TextFile.read(path) }

  private func reason(_ event: DashboardEvent) -> String? {
    if case .settingsNotSaved(let reason) = event { reason } else { nil }
  }

  @Test func aMissingFileIsMadeWithItsFolder() throws {
    let event = SettingsStore(path: path).save(.view(Self.view))
    guard case .settingsSaved(_, let filters, let views) = event else {
      Issue.record("\(event)")
      return
    }
    #expect(filters.names == ["a"])
    #expect(views == [Self.view])
    #expect(text?.hasPrefix("# ") == true)
    #expect(text?.hasSuffix("\nviews:\n  a:\n    filter: cdn\n    group: zone\n") == true)
  }

  @Test func theModeStays() throws {
    try write("mouse: on\n")
    #expect(reason(SettingsStore(path: path).save(.view(Self.view))) == nil)
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o640)
  }

  /// The settings were read once at the start.
  @Test func whatAnEditorHasSavedMeanwhileStays() throws {
    try write("mouse: on\n")
    let store = SettingsStore(path: path)
    _ = store.save(.view(Self.view))
    try write("theme: nord # mine\n")
    _ = store.save(.view(Self.view))
    #expect(text?.hasPrefix("theme: nord # mine\nviews:\n") == true)
  }

  @Test func aFileWithAMistakeIsNotTouchedAndTheMistakeIsNamed() throws {
    try write("countdwn: 3\n")
    let why = try #require(reason(SettingsStore(path: path).save(.view(Self.view))))
    #expect(why.contains("config.yaml:1:1: "))
    #expect(text == "countdwn: 3\n")
  }

  /// What would make the file unusable: another filter refers to the one that is removed.
  @Test func whatWouldBreakTheFileIsNotWritten() throws {
    let before = "filters: {a: cdn}\nfilter: \"@a\"\n"
    try write(before)
    let why = try #require(reason(SettingsStore(path: path).save(.removal(name: "a"))))
    #expect(why.contains("config.yaml:"))
    #expect(text == before)
  }

  @Test func aSymlinkIsRefusedWithItsName() throws {
    try write("mouse: on\n")
    rename(path, "\(folder.path)/mine.yaml")
    symlink("\(folder.path)/mine.yaml", path)
    let why = try #require(reason(SettingsStore(path: path).save(.view(Self.view))))
    #expect(why.contains("config.yaml") && why.contains("symlink"))
    #expect(try TextFile.read("\(folder.path)/mine.yaml") == "mouse: on\n")
  }

  @Test(.enabled(if: geteuid() != 0)) func aFolderThatCannotBeWrittenIsNamed() throws {
    try write("mouse: on\n")
    chmod("\(folder.path)/edgereap", 0o500)
    #expect(reason(SettingsStore(path: path).save(.view(Self.view))) != nil)
    #expect(text == "mouse: on\n")
  }
}
