import Support
import Testing

extension Scenarios {
  /// A proxy's user and password are in its address, in the environment.
  @Suite(.serialized) struct ProxySecrets {
    /// Pieces of what must not be seen.
    private static let pieces = ["bobby", "s3cr", "t-pw"]

    /// With a sign that has to be escaped, each of which cuts the address at another place.
    static let unescaped = [
      "http://bobby:s3cr@t-pw@127.0.0.1:9", "http://bobby:s3cr#t-pw@127.0.0.1:9",
      "http://bobby:s3cr t-pw@127.0.0.1:9", "http://bobby:s3cr/t-pw@127.0.0.1:9",
      "http://bobby:s3cr?t-pw@127.0.0.1:9", "bobby:s3cr@t-pw@127.0.0.1:9",
    ]

    /// Wrong elsewhere, or right and of no use.
    static let others = [
      "http://bobby:s3crt-pw@127.0.0.1:99999", "ftp://bobby:s3crt-pw@127.0.0.1:9",
      "http://bobby:s3crt-pw@", "http://bobby:s3crt-pw@[::1:9", "http://bobby:s3crt-pw@127.0.0.1:9",
      "http://bobby:s3cr%40t-pw@127.0.0.1:9", "bobby:s3crt-pw@127.0.0.1:9",
      "http://bobby:s3crt-pw@no such host:9", "http://bobby:s3cr\\t-pw@127.0.0.1:9",
      "http://bobby:s3cr%t-pw@127.0.0.1:9", "http://bobby:s3cr\"t-pw@127.0.0.1:9",
      "socks5h://bobby:s3crt-pw@127.0.0.1:9",
    ]

    /// Through the proxy, to where no loopback address is.
    private func run(
      _ words: [String], proxy: String, on stage: Stage
    ) async throws -> (code: Int32, text: String) {
      let ending = try await stage.start(
        words + ["--log-level", "trace"],
        changing: ["https_proxy": proxy, "EDGEREAP_ENDPOINT": "https://192.0.2.1"]
      ).ending()
      let log = Folder.text("\(stage.state)/edgereap.log")
      return (ending.code, ending.output + ending.errors + log)
    }

    @Test func noCommandPrintsThem() async throws {
      await atOnce(4, Self.unescaped + Self.others) { proxy in
        do {
          let stage = try Stage("--instances", "10")
          for words in [["list", "--trace", "-"], ["doctor"]] {
            let (code, text) = try await self.run(words, proxy: proxy, on: stage)
            #expect(code == 69, "\(proxy) \(words): \(text)")
            for piece in Self.pieces { #expect(!text.contains(piece), "\(proxy): \(text)") }
            #expect(text.contains("Proxy: "), "\(proxy): \(text)")
          }
        } catch {
          Issue.record(error, "\(proxy)")
        }
      }
    }

    @Test func itIsSaidHowTheyAreEscaped() async throws {
      for proxy in Self.unescaped {
        let stage = try Stage("--instances", "10")
        let (_, text) = try await run(["list"], proxy: proxy, on: stage)
        #expect(text.contains("'@' %40"), "\(proxy): \(text)")
      }
    }

    @Test func theScreenDoesNotShowThem() throws {
      let stage = try Stage("--instances", "10")
      let screen = try stage.screen(
        width: 160, height: 30,
        changing: ["https_proxy": Self.unescaped[0], "EDGEREAP_ENDPOINT": "https://192.0.2.1"])
      try screen.wait(for: "Proxy", seconds: 30)
      screen.send("q")
      _ = try screen.waitForExit()
      for piece in Self.pieces { #expect(!screen.outputText.contains(piece)) }
    }

    /// The address of the service has no user, and what is wrong with it is said without one.
    @Test func anEndpointWithAUserIsRefusedWithoutIt() throws {
      let stage = try Stage("--instances", "10")
      for address in [
        "https://bobby:s3crt-pw@example.com", "https://bobby:s3cr@t-pw@example.com",
        "http://bobby:s3crt-pw@127.0.0.1:1", "bobby:s3crt-pw@example.com",
        "https://bobby:s3cr/t-pw@example.com",
      ] {
        let option = try stage.run("list", "--endpoint", address)
        let variable = try stage.run("list", changing: ["EDGEREAP_ENDPOINT": address])
        try stage.writeSettings(
          """
          profile: a
          profiles: {a: {endpoint: "\(address)"}}
          """)
        let setting = try stage.run("list", changing: ["EDGEREAP_ENDPOINT": ""])
        for run in [option, variable, setting] {
          #expect([64, 78].contains(run.code), "\(address): \(run.errors)")
          for piece in Self.pieces { #expect(!run.errors.contains(piece), "\(run.errors)") }
        }
        #expect(option.errors.contains("user"), "\(option.errors)")
      }
    }
  }
}
