import Support
import Testing

extension Scenarios {
  /// What goes wrong is said on the screen in words with code and RequestId; the rest works.
  @Suite(.serialized) struct Trouble {
    @Test func aWrongKeyIsSaidWithCodeRequestIDAndAdvice() throws {
      let stage = try Stage("--instances", "60")
      let screen = try stage.screen(
        width: 120, height: 30, changing: ["TENCENTCLOUD_SECRET_ID": "AKIDnobody"])
      try screen.wait(for: "AuthFailure.SecretIdNotFound", seconds: 30)
      #expect(screen.text.contains("RequestId"))
      screen.send("q")
      #expect(try screen.waitForExit() == .code(0))
    }

    @Test func aWrongSecretIsSaidWithCodeAndRequestID() throws {
      let stage = try Stage("--instances", "60")
      let screen = try stage.screen(
        width: 120, height: 30, changing: ["TENCENTCLOUD_SECRET_KEY": "wrong"])
      try screen.wait(for: "AuthFailure.SignatureFailure", seconds: 30)
      #expect(screen.text.contains("RequestId"))
    }

    @Test func aSkewedClockIsMeasuredAndTheListStillComes() throws {
      let stage = try Stage("--instances", "60", "--fault", "clock-skew=900")
      let screen = try stage.screen()
      try screen.wait(for: "60 of 60", seconds: 30)
      let doctor = try stage.run("doctor")
      #expect(doctor.output.contains("behind the service's"))
    }

    @Test func withoutANetworkTheScreenSaysSo() throws {
      let stage = try Stage("--instances", "60")
      let screen = try stage.screen(
        width: 120, height: 30, changing: ["EDGEREAP_ENDPOINT": "http://127.0.0.1:9"])
      try screen.wait(for: "Failed to connect to 127.0.0.1 port 9", seconds: 60)
      try screen.wait(for: "Listing failed", seconds: 60)
    }

    @Test func aCertificateThatCannotBeTrustedIsSaid() throws {
      let stage = try Stage("--instances", "60")
      let server = try TLSServer(in: stage.folder)
      let screen = try stage.screen(
        width: 120, height: 30,
        changing: ["EDGEREAP_ENDPOINT": "https://127.0.0.1:\(server.port)"])
      try screen.wait(for: "certificate", seconds: 60)
      try screen.wait(for: "Listing failed", seconds: 60)
    }

    @Test func aRegionThatIsDownIsNamedAndTheOthersAreListed() throws {
      let stage = try Stage("--instances", "400", "--fault", "region-down=ap-chengdu")
      let screen = try stage.screen(width: 120, height: 40)
      try screen.wait(for: "EdgeZone ap-chengdu", seconds: 60)
      #expect(screen.text.contains("ap-beijing"))
      try stage.switchFaults(off: ["region-down"])
      screen.send("1")
      try screen.moveDown(to: "! ap-chengdu")
      screen.send("r")
      try screen.wait(forGone: "1 failed", seconds: 60)
      screen.send("g")
      try screen.wait(for: "400 of 400", seconds: 60)
    }

    @Test func anAnswerThatIsNoJSONIsSaid() throws {
      let stage = try Stage("--instances", "60", "--fault", "not-json@edgezone.DescribeZones")
      let screen = try stage.screen(width: 120, height: 30)
      try screen.wait(for: "EdgeZone: Mal", seconds: 90)
      // ECM answers and is listed.
      #expect(screen.text.contains("ein-"))
      screen.send("1")
      try screen.moveDown(to: "! EdgeZon")
      screen.send("\r")
      try screen.wait(for: "MalformedAnswer")
    }
  }
}

extension PseudoTerminal {
  /// Moves the cursor of a pane down until it stands on a row.
  func moveDown(to text: String) throws {
    for _ in 0..<50 {
      if row(with: "▸\(text)") != nil { return }
      let screen = self.text
      send("j")
      guard waitUntil({ $0.text != screen }) else { break }
      settle()
    }
    throw ChildProcess.Failure(description: "the cursor does not get to \(text):\n\(self.text)")
  }
}
