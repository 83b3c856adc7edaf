import Canvas
import Dashboard
import Fleet
import Testing
import Words

/// The job, done by somebody who hears the cursor's row and the log and sees nothing else.
struct AccessibleTests {
  @Test func listingAndTheFirstRowAreHeard() {
    let listener = Listener.listening()
    #expect(listener.hears("Listed 60 instances"))
    #expect(listener.row.contains("running"))
    #expect(listener.row.contains("bms-"))
  }

  @Test func aFilterSaysHowManyPassWithoutAFlood() {
    var listener = Listener.listening()
    listener.press("/")
    #expect(listener.row == "Filter:")
    listener.type("region:ap-chengdu-ecm")
    #expect(listener.row == "Filter: region:ap-chengdu-ecm")
    let frame = listener.screen.state.frame
    #expect(frame.cursor?.x == listener.row.count)
    #expect(listener.hears("12 of 60"))
    let counts = listener.screen.state.hearing.log.entries.count { $0.text.contains("of 60") }
    #expect(counts == 1)
    listener.type(" zz:1")
    #expect(listener.hears("zz"))
    listener.press("esc")
    #expect(listener.hears("60 instances"))
  }

  @Test func marksAreInTheRowAndCounted() {
    var listener = Listener.listening()
    listener.press("space")
    #expect(listener.hears("1 marked"))
    listener.press("up")
    #expect(listener.row.hasPrefix("marked, running"))
    listener.press("space", "up")
    #expect(listener.row.hasPrefix("running"))
    listener.press("v", "down")
    #expect(listener.row.hasPrefix("in range"))
    listener.press("esc")
    listener.press("u")
    #expect(listener.hears("Undone"))
  }

  @Test func headingsTellWhatIsFoldedAndMarked() {
    var listener = Listener.listening()
    listener.press("z", "g", "space", "enter")
    #expect(listener.row.hasPrefix("group ap-chengdu-ecm, folded, 12 instances, 12 marked"))
  }

  @Test func theConfirmationIsReadRowByRow() {
    var listener = Listener.confirming()
    #expect(listener.row == "Cancel, button")
    var rows: [String] = []
    for _ in 0..<12 {
      listener.press("up")
      rows.append(listener.row)
    }
    for text in [
      "Terminate 11 instances", "1 held back", "ECM 11", "edgereap, account 100012340012",
    ] {
      #expect(rows.contains { $0.contains(text) }, "\(text) in \(rows)")
    }
    listener.press("tab")
    #expect(listener.row.hasPrefix("Your phrase:"))
    listener.press("up")
    #expect(listener.row.hasPrefix("Phrase to type: 11 ap-chengdu-ecm 0012"))
    listener.press("tab")
    #expect(listener.row.contains("group ECM"))
    listener.press("tab")
    #expect(listener.row.hasPrefix("ECM associated resources: delete"))
    listener.press("space")
    #expect(listener.row.hasPrefix("ECM associated resources: keep"))
  }

  @Test func aRowThatIsOnlyReadChangesNothing() throws {
    var listener = Listener.confirming()
    let before = try #require(listener.screen.confirmation?.plan.digest)
    listener.press("up", "up", "space")
    #expect(listener.hears("only read"))
    #expect(listener.row == "Cancel, button")
    listener.press("up", "enter")
    #expect(listener.screen.confirmation?.plan.digest == before)
    #expect(listener.screen.confirmation?.removed.isEmpty == true)
  }

  @Test func thePhraseAndTheCountdownAreHeard() {
    var listener = Listener.confirming()
    listener.press("tab")
    listener.type("11 ap-chengdu-ecm 0012")
    #expect(listener.row == "Your phrase: 11 ap-chengdu-ecm 0012")
    listener.press("enter")
    #expect(listener.row == "Terminate, button")
    listener.press("enter")
    #expect(listener.hears("Sending in 3 s"))
    listener.act { $0.wait(seconds: 1) }
    #expect(listener.hears("Sending in 2 s"))
    listener.press("up")
    #expect(listener.hears("Aborted: nothing was sent"))
    #expect(listener.screen.confirmed.isEmpty)
    listener.press("tab", "enter", "enter")
    listener.act { $0.wait(seconds: 3) }
    #expect(listener.screen.confirmed.count == 1)
    #expect(listener.hears("Re-reading 11 instances before sending"))
  }

  @Test func whatGoesWithThemIsHeardOnTheWayUpFromCancel() {
    var listener = Listener.confirming()
    var rows: [String] = []
    for _ in 0..<12 {
      listener.press("up")
      rows.append(listener.row)
    }
    #expect(rows.contains { $0.hasPrefix("ECM associated resources: delete") }, "\(rows)")
  }

  @Test func failuresAndUnknownOutcomesAreHeardWithTheirReasons() {
    var listener = Listener.listening()
    listener.act { Samples.run(&$0) }
    let log = listener.screen.state.hearing.log.entries.map(\.text)
    #expect(log.contains { $0.hasPrefix("failed, ein-") && $0.contains("InvalidInstanceState") })
    #expect(log.contains { $0.hasPrefix("unknown, ein-") && $0.contains("Timeout") })
    #expect(log.contains { $0.contains("of 29 settled") })
    #expect(log.contains { $0.hasPrefix("Results, 29 planned") })
    #expect(listener.row.hasPrefix("failed, "))
    listener.press("enter")
    listener.press("down", "down")
    #expect(!listener.row.isEmpty && listener.screen.state.dialog != nil)
    listener.press("esc")
    #expect(listener.hears("Results"))
    listener.press("H")
    listener.act { $0.send(.history(Samples.history)) }
    #expect(listener.row.contains("20261121-074800-3f9a"))
    listener.press("esc", "R")
    #expect(listener.hears("Confirm the retry of"))
  }

  @Test func theOverviewIsASentenceForEachRegion() {
    var listener = Listener.listening()
    listener.press("0", "down")
    #expect(listener.row.hasPrefix("ap-guangzhou: 1 terminating, "))
    #expect(listener.row.contains("16 instances"))
    listener.press("right")
    #expect(listener.row.hasPrefix("ap-guangzhou: 1 terminating, 16 instances"))
  }

  @Test func aRegionThatFailedSaysSoFirst() {
    var listener = Listener.listening()
    listener.act {
      $0.send(
        .listing(
          .failed(ListingScope(product: .edgezone, region: "eu-frankfurt"), Samples.denied)))
    }
    listener.press("1", "G")
    #expect(listener.row.hasPrefix("eu-frankfurt, failed: UnauthorizedOperation, r retries"))
  }

  @Test func theLogIsBounded() {
    var listener = Listener.listening()
    listener.act { screen in
      for _ in 0..<120 { screen.press("space", "e") }
    }
    #expect(listener.screen.state.hearing.log.entries.count <= SpokenLog.limit)
  }
}

/// What holds on every screen that is listened to.
struct AccessibleFrameTests {
  private static let keys: [[String]] = [
    [], ["1"], ["3"], ["3", "z"], ["3", "p"], ["3", "enter"], ["z"], ["/"], ["f"], ["?"], [":"],
    ["c"], ["S"], ["@"], ["@", "up", "enter"], ["H"], ["0"], ["0", "tab"], ["T"], ["w"], ["P"],
    ["+"], ["-"], ["enter"], ["enter", "/"], ["1", "enter"], ["2", "a", "t"],
    ["2", "a", "t", "tab"], ["2", "a", "t", "/"], ["2", "a", "t", "w"], ["q"], ["&"],
    ["v", "down"],
  ]

  private func frame(
    _ keys: [String], _ size: Size, _ glyphs: Glyphs, _ language: Language
  ) -> Frame {
    var screen = Screen(
      width: size.width, height: size.height, glyphs: glyphs, language: language
    ) {
      $0.isAccessible = true
    }
    screen.list(Fixtures.fleet)
    screen.send(.listingEnded)
    Samples.run(&screen)
    screen.press("2")
    for key in keys { screen.press(key) }
    screen.send(.history(Samples.history))
    return screen.state.frame
  }

  @Test(
    arguments: [
      (Size(width: 60, height: 16), Glyphs.unicode, Language.english),
      (Size(width: 80, height: 24), .unicode, .chinese),
      (Size(width: 120, height: 40), .ascii, .english),
    ])
  func theCursorIsOnARowOfWords(_ size: Size, _ glyphs: Glyphs, _ language: Language) {
    for keys in Self.keys {
      let frame = frame(keys, size, glyphs, language)
      guard let cursor = frame.cursor else {
        Issue.record("no cursor after \(keys)")
        continue
      }
      #expect(frame.bounds.contains(cursor), "\(keys)")
      #expect(!frame.row(cursor.y).isEmpty, "\(keys)\n\(frame.text)")
      #expect(cursor.y < size.height - Listener.logRows, "\(keys)")
      let boxes = frame.text.unicodeScalars.filter { (0x2500...0x259F).contains($0.value) }
      #expect(boxes.isEmpty, "\(keys)\n\(frame.text)")
    }
  }

  @Test func theOrdinaryScreenKeepsNoLog() {
    var screen = Screen()
    screen.list(Fixtures.fleet)
    screen.press("a")
    #expect(screen.state.hearing.log.entries.isEmpty)
  }
}
