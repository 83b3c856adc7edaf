import Fleet
import Testing

extension Scenarios {
  /// A service, or something in its place, that answers as it likes: the whole program, its memory
  /// and its time.
  @Suite(.serialized) struct HostileAnswers {
    /// An ordinary listing takes some 30 MB; an answer of the largest size is held twice while it is
    /// read, and its values beside it.
    private static let mostMemory = 250 << 10
    /// Beyond four attempts with their waits, so that only what has no end takes so long.
    private static let mostSeconds = 240.0
    private static let atATime = 8

    /// Nothing of it is taken for a fleet; it is said, and the exit code tells.
    @Test func aListingSaysWhatCame() async throws {
      await atOnce(Self.atATime, HostileAnswer.all) { answer in
        do {
          let stage = try Stage("--instances", "60")
          // What never ends is waited for shortly.
          let timeout = answer.word == "Timeout" ? "2s" : "20s"
          try stage.writeSettings("request_timeout: \(timeout)\n")
          let gateway = try HostileGateway(before: stage.port) { request in
            request.action == "DescribeInstances"
              ? HostileGateway.Answer(isCarriedOut: false, play: answer.play) : nil
          }
          defer { gateway.stop() }
          let ending = try await stage.start(
            ["list", "--product", "ecm"], changing: ["EDGEREAP_ENDPOINT": gateway.address]
          ).ending(seconds: Self.mostSeconds)
          let comment = Comment(
            rawValue: "\(answer): \(ending.code) \(ending.peakMemory) KiB \(ending.errors)")
          #expect([6, 69].contains(ending.code), comment)
          #expect(ending.errors.contains(answer.word), comment)
          #expect(Self.isHarmless(ending.output + ending.errors), comment)
          #expect(ending.peakMemory < Self.mostMemory, comment)
          #expect(gateway.requests.count < 20, comment)
        } catch {
          Issue.record(error, "\(answer)")
        }
      }
    }

    /// The first termination is answered so, whether it was carried out or not. What became of the
    /// instances is read, and nothing is named a second time before that.
    @Test(arguments: [Product.ecm, .edgezone])
    func aTerminationIsSettledByReadings(product: Product) async throws {
      let targets = try await TerminableFleet(of: product, fleet: 200).instances.prefix(3)
      // One product meets each answer with the effect, the other without.
      let cases = HostileAnswer.all.enumerated().map { number, answer in
        (answer, number.isMultiple(of: 2) == (product == .ecm))
      }
      await atOnce(Self.atATime, cases) { answer, isCarriedOut in
        do {
          try await Self.play(answer, isCarriedOut, Array(targets))
        } catch {
          Issue.record(error, "\(answer) \(product) carried out: \(isCarriedOut)")
        }
      }
    }

    private static func play(
      _ answer: HostileAnswer, _ isCarriedOut: Bool, _ targets: [Instance]
    ) async throws {
      let stage = try Stage(
        "--instances", "200", "--time-scale", "40", "--rate-limit", "0")
      // Until nothing can arrive any more is reckoned by the time-out.
      try stage.writeSettings("request_timeout: 2s\nreading_lag: 2s\ncalls_per_second: 100\n")
      let gateway = try HostileGateway(before: stage.port) { request in
        request.action == "TerminateInstances" && request.number == 1
          ? HostileGateway.Answer(isCarriedOut: isCarriedOut, play: answer.play) : nil
      }
      defer { gateway.stop() }
      let through = ["EDGEREAP_ENDPOINT": gateway.address]
      let plan = try await stage.plan(ids: targets.map(\.id), changing: through)
      let ending = try await stage.apply(plan, changing: through).ending(seconds: 100)
      let output = try OperationReport(ending.output)
      let comment = Comment(
        rawValue:
          "\(answer) carried out: \(isCarriedOut) \(output.counts) \(ending.peakMemory) KiB "
          + ending.errors)
      #expect(ending.code == output.promisedCode, comment)
      #expect(output.counts == ["gone": targets.count], comment)
      #expect(gateway.carelesslyRepeated.isEmpty, comment)
      #expect(ending.peakMemory < mostMemory, comment)
      #expect(isHarmless(ending.errors), comment)
      try Agreement(of: targets.map(\.id), output, with: stage).check(comment)
    }

    private static func isHarmless(_ text: String) -> Bool {
      text.unicodeScalars.allSatisfy {
        $0 == "\n" || ($0.value >= 0x20 && !(0x7F...0x9F).contains($0.value))
      }
    }
  }
}
