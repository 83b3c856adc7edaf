import Dashboard
import OwnFiles
import Synchronization
import Words

/// Saves to the settings file what the screen asks for. The file is read again for each change, so that
/// what an editor has saved meanwhile stays. It is written only if reading it back gives what it held
/// and the change, and nothing else.
final class SettingsStore: Sendable {
  private let path: String
  /// The screen's.
  private let words: Words
  /// One change after the other.
  private let turn = Mutex(())

  init(path: String, words: Words = .spoken) {
    self.path = path
    self.words = words
  }

  /// Waits for the disk.
  ///
  /// - Returns: the event that tells how it went.
  func save(_ change: SettingsChange) -> DashboardEvent {
    turn.withLock { _ in
      do {
        let settings = try write(change)
        return .settingsSaved(change, settings.savedFilters, settings.views)
      } catch let refusal as OwnFile.Refusal {
        let error = SettingsError(file: path, problem: refusal.sentence)
        return .settingsNotSaved(reason: words.reason(error))
      } catch {
        return .settingsNotSaved(reason: words.reason(error))
      }
    }
  }

  private func write(_ change: SettingsChange) throws -> Settings {
    // A symlink is refused before anything is read through it.
    do throws(FileRefusal) {
      _ = try WholeFile.mode(of: path, tolerating: .document)
    } catch  where !error.isMissing {
      throw OwnFile.Refusal(error)
    } catch {
    }
    _ = try Settings.load(from: path)
    let old = try TextFile.read(path)
    let text = old ?? "# \(Words.spoken.settingsMadeByScreen)\n"
    let new = try SettingsText.edited(text, by: change, file: path)
    let settings = try Settings.parse(new, file: path)
    guard new != text else { return settings }
    if old == nil { try makeFolder() }
    try OwnFile.write(new, to: path, replacing: .anyFile)
    return settings
  }

  private func makeFolder() throws {
    do throws(FileRefusal) {
      _ = try OpenFolder(
        WholeFile.folder(of: path), isMade: true, tolerating: [.symlink, .openToOthers])
    } catch {
      throw OwnFile.Refusal(error)
    }
  }
}

extension SettingsText {
  /// The text with a change.
  ///
  /// - Throws: `SettingsError` where the text cannot be read, or where no edit in place gives exactly
  ///   what it held and the change.
  static func edited(_ text: String, by change: SettingsChange, file: String) throws -> String {
    var edited = SettingsText(text, file: file)
    var expected = try edited.value
    let edits = change.edits(of: expected)
    do {
      for (path, value) in edits {
        expected.set(value, at: path[...])
        if let value { try edited.set(value, at: path) } else { try edited.remove(path) }
      }
      guard try edited.value == expected else { throw Unchangeable() }
    } catch {
      throw SettingsError(file: file) { $0.settingsUnchangeable }
    }
    return edited.text
  }
}
