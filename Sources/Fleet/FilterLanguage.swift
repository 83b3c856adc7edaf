/// What a filter expression may name besides fields: saved filters, and the values that can be.
package struct FilterLanguage: Sendable {
  package var saved: SavedFilters
  package var vocabulary: FilterVocabulary

  package init(saved: SavedFilters, vocabulary: FilterVocabulary = .fixed) {
    self.saved = saved
    self.vocabulary = vocabulary
  }

  package func filter(_ text: String) throws(FilterError) -> Filter {
    try Filter(text, saved: saved, vocabulary: vocabulary)
  }
}
