import Canvas
import Fleet
@testable import edgereap

extension Parser {
  static let settings = Parser(name: "settings") { input in
    do {
      let settings = try Settings.parse(input.text, file: "config.yaml")
      _ = try? settings.commandTable(file: "config.yaml")
      promise((1...43_200).contains(settings.slowAfter) || settings.slowAfter >= 0, "a time")
      _ = settings.rules.map(\.name)
    } catch let error as SettingsError {
      promise(error.line >= 0 && error.column >= 0, "a place before the file")
      promise(error.description.hasPrefix("config.yaml"), "an error without its file")
    } catch {
      promise(false, "an error that is not one of the settings: \(error)")
    }
  }

  static let themes = Parser(name: "themes") { input in
    do throws(SettingsError) {
      let theme = try ThemeFile.parse(input.text, file: "a/theme.yaml")
      _ = theme.foreground.luminance
    } catch {
      promise(error.description.hasPrefix("a/theme.yaml"), "an error without its file")
    }
  }
}
