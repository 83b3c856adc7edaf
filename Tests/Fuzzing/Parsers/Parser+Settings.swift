import Canvas
import Dashboard
import Fleet
@testable import edgereap

extension Parser {
  static let settings = Parser(name: "settings") { input in
    do {
      let settings = try Settings.parse(input.text, file: "config.yaml")
      _ = try? settings.commandTable(file: "config.yaml")
      promise((1...43_200).contains(settings.slowAfter) || settings.slowAfter >= 0, "a time")
      _ = settings.rules.map(\.name)
      // An edit compares what it has made with what was there.
      for change in changes {
        _ = try? SettingsText.edited(input.text, by: change, file: "config.yaml")
      }
    } catch let error as SettingsError {
      promise(error.line >= 0 && error.column >= 0, "a place before the file")
      promise(error.description.hasPrefix("config.yaml"), "an error without its file")
    } catch {
      promise(false, "an error that is not one of the settings: \(error)")
    }
  }

  private static let changes: [SettingsChange] = [
    .view(SavedView(name: "a", filter: "cdn", grouping: .zone)), .removal(name: "a"),
    .list(columns: [ListColumn(.id, width: 9)], SortOrder(column: .age), .region),
  ]

  static let themes = Parser(name: "themes") { input in
    do throws(SettingsError) {
      let theme = try ThemeFile.parse(input.text, file: "a/theme.yaml")
      _ = theme.foreground.luminance
    } catch {
      promise(error.description.hasPrefix("a/theme.yaml"), "an error without its file")
    }
  }
}
