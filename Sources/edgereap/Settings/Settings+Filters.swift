import Fleet
import Words

/// A filter as written in the settings.
struct FilterText: Sendable, Hashable {
  /// The name that it is saved under; empty for the one in force at the start.
  var name: String
  var place: PlacedText

  var expression: String { place.text }
}

extension Settings {
  /// To be called when all of the file has been seen, since a filter may name one that comes later.
  ///
  /// - Throws: where an expression is wrong, names one that there is not, or leads back to itself.
  mutating func readFilters(file: String) throws(SettingsError) {
    func complaint(_ text: FilterText, _ error: FilterError) -> SettingsError {
      text.place.error(in: file) { $0.inFilter(error) }
    }
    do throws(SavedFilters.Problem) {
      savedFilters = try SavedFilters(
        filterTexts.map { SavedFilters.Entry(name: $0.name, expression: $0.expression) })
    } catch {
      throw complaint(filterTexts[error.entry], error.error)
    }
    guard let startFilter else { return }
    do throws(FilterError) {
      _ = try Filter(startFilter.expression, saved: savedFilters)
    } catch {
      throw complaint(startFilter, error)
    }
  }
}

extension SettingsNode {
  func filterText(name: String = "") throws(SettingsError) -> FilterText {
    FilterText(name: name, place: try placedText())
  }
}
