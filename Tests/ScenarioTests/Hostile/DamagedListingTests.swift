import Fleet
import Support
import Testing

extension Scenarios {
  /// A page of ECM in which a few bytes are wrong, through the whole program.
  @Suite(.serialized) struct DamagedListings {
    /// - Parameter rows: `~` stands for a byte that is not UTF-8.
    private func gateway(
      before stage: Stage, _ rows: [(id: String, name: String)], beginning: [UInt8] = []
    ) throws -> HostileGateway {
      let fields = rows.map {
        #"{"InstanceId":"\#($0.id)","InstanceName":"\#($0.name)","InstanceState":"RUNNING","#
          + #""Position":{"RegionInfo":{"Region":"ap-x"},"ZoneInfo":{"Zone":"ap-x-1"}}}"#
      }
      let text =
        #"{"Response":{"TotalCount":\#(rows.count),"InstanceSet":[\#(fields.joined(separator: ","))],"#
        + #""RequestId":"r-1"}}"#
      let body = beginning + Array(text.utf8).map { $0 == UInt8(ascii: "~") ? 0xB9 : $0 }
      return try HostileGateway(before: stage.port) { request in
        guard request.action == "DescribeInstances" else { return nil }
        return HostileGateway.Answer(isCarriedOut: false) { write in
          let head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: \(body.count)\r\n\r\n"
          _ = write(Array(head.utf8) + body)
        }
      }
    }

    private func run(
      _ words: [String], on stage: Stage, through gateway: HostileGateway
    ) throws -> ChildProcess.Ending {
      try stage.start(
        words + ["--product", "ecm"], changing: ["EDGEREAP_ENDPOINT": gateway.address]
      ).wait()
    }

    @Test func aNameThatCannotBeReadIsMarkedAndTheOthersAreListed() throws {
      let stage = try Stage("--instances", "10")
      let gateway = try gateway(
        before: stage, [("ein-00000001", "web"), ("ein-00000002", "w~eb"), ("ein-00000003", "db")],
        beginning: [0xEF, 0xBB, 0xBF])
      defer { gateway.stop() }
      let list = try run(["list", "--output", "jsonl"], on: stage, through: gateway)
      #expect(list.code == 0, "\(list.errors)")
      let lines = list.output.split(separator: "\n")
      #expect(lines.count == 3)
      #expect(lines.count { $0.contains(#""name":"w\#u{FFFD}eb""#) } == 1, "\(list.output)")
      #expect(lines.count { $0.contains("not UTF-8") && $0.contains("ein-00000002") } == 1)
      #expect(lines.count { $0.contains(#""protected":null"#) } == 2, "\(list.output)")
      #expect(list.errors.contains("the name of ein-00000002 is not valid UTF-8"))
      let plan = try run(
        ["plan", "ein-00000002", "--out", "\(stage.folder.path)/plan.json"], on: stage,
        through: gateway)
      #expect(plan.code == 65)
      #expect(plan.errors.contains("ein-00000002 is protected by "), "\(plan.errors)")
    }

    @Test func aRowWithoutAnIDMakesTheListingIncompleteAndIsNamed() throws {
      let stage = try Stage("--instances", "10")
      let gateway = try gateway(
        before: stage, [("ein-00000001", "web"), ("", "lost-7"), ("ein-~", "lost-8")])
      defer { gateway.stop() }
      let list = try run(["list", "--output", "jsonl"], on: stage, through: gateway)
      #expect(list.code == 6, "\(list.errors)")
      #expect(list.output.split(separator: "\n").count == 1)
      #expect(
        list.errors.contains("2 rows have no usable id: 'lost-7' in ap-x-1, 'lost-8' in ap-x-1"),
        "\(list.errors)")
      let screen = try stage.screen(
        width: 200, height: 30, ["--product", "ecm"],
        changing: ["EDGEREAP_ENDPOINT": gateway.address])
      try screen.wait(for: "RowWithoutID", seconds: 30)
      screen.send("q")
      #expect(try screen.waitForExit() == .code(0))
    }
  }
}
