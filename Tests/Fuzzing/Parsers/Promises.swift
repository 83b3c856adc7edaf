/// What has to hold of every text that may reach a terminal.
func promiseHarmless(_ text: String, _ what: String) {
  for scalar in text.unicodeScalars {
    promise(
      scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value),
      "\(what) has the control character \(scalar.value)")
  }
}
