import Dashboard

extension Screen {
  /// Chooses an order with `S`; the present one is reversed.
  mutating func sort(by choice: SortChoiceState.Choice) {
    press("S", "g")
    guard case .sortChoice(let chooser) = state.dialog else { return }
    for _ in 0..<(chooser.choices.firstIndex(of: choice) ?? 0) { press("j") }
    press("enter")
  }
}
