import Canvas
import Testing

@Suite struct WrappedTests {
  @Test(arguments: [12, 14, 20, 30])
  func noLineBeginsWithASignThatCloses(width: Int) {
    let text = "ECM：在该时间销毁，须带时区偏移：18:00+08:00。可多次指定。"
    let lines = text.wrapped(to: width, glyphs: .unicode)
    #expect(lines.joined() == text)
    for line in lines {
      #expect(TextWidth.of(line, glyphs: .unicode) <= width)
      #expect(!line.hasPrefix("。") && !line.hasPrefix("，") && !line.hasPrefix("："), "\(lines)")
    }
  }

  @Test func aTimeStaysWithItsFullStop() {
    #expect(
      "须带时区偏移：18:00+08:00。".wrapped(to: 25, glyphs: .unicode)
        == ["须带时区偏移：", "18:00+08:00。"])
  }

  @Test func aLineOfChineseIsFilled() {
    #expect(
      "先发的 2 台实例均无失败。28 台实例尚未发送。".wrapped(to: 30, glyphs: .unicode)
        == ["先发的 2 台实例均无失败。28 台", "实例尚未发送。"])
  }

  @Test func aWordIsNotBroken() {
    #expect(
      "nothing is sent（see help）".wrapped(to: 18, glyphs: .unicode)
        == ["nothing is sent", "（see help）"])
  }
}
