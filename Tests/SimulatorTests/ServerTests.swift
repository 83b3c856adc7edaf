import SimulatorServer
import Testing

@testable import Simulator

@Suite struct ServerTests {
  /// A server, and a drill that signs for it with the same pair of keys.
  private func withServer(
    faults: [Fault] = [], _ body: (Int, Drill) throws -> Void
  ) throws {
    let server = SimulatorServer(
      SimulatorConfiguration(
        instanceCount: 50, faults: faults, clock: SimulatorClock { Drill.start }))
    let port = try server.start()
    defer { server.stop() }
    try body(port, Drill(instances: 50))
  }

  @Test func answersASignedRequestWithTheExactContentType() throws {
    try withServer { port, drill in
      let connection = try RawConnection(port: port)
      connection.send(drill.request("ecm", "DescribeNode"))
      let answer = connection.receive(until: "\"RequestId\"").text
      #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
      #expect(answer.contains("\r\nContent-Type: application/json\r\n"))
      #expect(answer.contains("\r\nDate: \(ClockText.header(Drill.start))\r\n"))
      connection.send(drill.request("ecm", "DescribeModule"))
      #expect(connection.receive(until: "\"RequestId\"").text.contains("ModuleItemSet"))
    }
  }

  @Test func hostWithASchemeAndAbsoluteFormAreTakenLiterally() throws {
    try withServer { port, drill in
      let request = drill.request("ecm", "DescribeNode") { request in
        request.target = "http://127.0.0.1:1/"
      }
      let connection = try RawConnection(port: port)
      connection.send(request)
      #expect(connection.receive(until: "\"RequestId\"").text.contains("NodeSet"))
      let other = try RawConnection(port: port)
      other.send(
        drill.request("ecm", "DescribeNode") { request in
          request.headers.removeAll { $0.name == "Host" }
          request.headers.append((name: "Host", value: "http://127.0.0.1:1"))
        })
      #expect(other.receive(until: "\"RequestId\"").text.contains("SignatureFailure"))
    }
  }

  @Test func expectationOfAnInterimAnswerIsMet() throws {
    try withServer { port, drill in
      let request = drill.request("ecm", "DescribeNode")
      let connection = try RawConnection(port: port)
      var head = "POST / HTTP/1.1\r\nExpect: 100-continue\r\n"
      for header in request.headers { head += "\(header.name): \(header.value)\r\n" }
      connection.send(head + "Content-Length: \(request.body.count)\r\n\r\n")
      let interim = connection.receive(until: "\r\n\r\n").text
      #expect(interim == "HTTP/1.1 100 Continue\r\n\r\n")
      connection.send(request.body)
      #expect(connection.receive(until: "\"RequestId\"").text.contains("NodeSet"))
    }
  }

  @Test func aBodyInChunksIsPutTogether() throws {
    try withServer { port, drill in
      let request = drill.request("ecm", "DescribeNode")
      let connection = try RawConnection(port: port)
      var head = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n"
      for header in request.headers { head += "\(header.name): \(header.value)\r\n" }
      connection.send(head + "\r\n")
      for byte in request.body {
        connection.send("1;a=b\r\n")
        connection.send([byte])
        connection.send("\r\n")
      }
      connection.send("0\r\nTrailer: x\r\n\r\n")
      #expect(connection.receive(until: "\"RequestId\"").text.contains("NodeSet"))
      connection.send("GET /favicon.ico HTTP/1.0\r\nHost: x\r\n\r\n")
      let (answer, ending) = connection.receive()
      #expect(answer.hasPrefix("HTTP/1.0 404") && ending == .closed)
    }
  }

  @Test(arguments: [
    "GARBAGE\r\n\r\n", "GET / HTTP/2.0\r\n\r\n", "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
    "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n",
    "GET / HTTP/1.1\r\nBad Header\r\n\r\n", "\u{16}\u{3}\u{1}\r\n\r\n",
  ])
  func malformedHTTPIsABadRequest(_ text: String) throws {
    try withServer { port, _ in
      let connection = try RawConnection(port: port)
      connection.send(text)
      let (answer, ending) = connection.receive()
      #expect(answer.hasPrefix("HTTP/1.1 400"))
      #expect(ending == .closed)
    }
  }

  @Test func otherPathsAreNotFoundAndOtherMethodsRefused() throws {
    try withServer { port, drill in
      let connection = try RawConnection(port: port)
      connection.send("GET /favicon.ico HTTP/1.1\r\nHost: x\r\n\r\n")
      #expect(connection.receive(until: "not found").text.hasPrefix("HTTP/1.1 404"))
      connection.send(drill.request("ecm", "DescribeNode") { $0.method = "DELETE" })
      let answer = connection.receive(until: "\"RequestId\"").text
      #expect(answer.hasPrefix("HTTP/1.1 200"))
      #expect(answer.contains("UnsupportedProtocol"))
    }
  }

  @Test func bodyBeyondTheLimitIsReadToItsEndAndRefused() throws {
    try withServer { port, drill in
      let connection = try RawConnection(port: port)
      connection.send(
        drill.request("ecm", "DescribeNode") {
          $0.body = Array(repeating: 0x20, count: (10 << 20) + 5_000)
        })
      #expect(connection.receive(until: "\"RequestId\"").text.contains("RequestSizeLimitExceeded"))
    }
  }

  @Test(arguments: [
    ("reset-before", RawConnection.Ending.reset), ("reset-after", .reset), ("truncate", .closed),
    ("stall", .open),
  ])
  func connectionFaultsEndAsTheyPromise(
    _ name: String, _ expected: RawConnection.Ending
  ) throws {
    try withServer(faults: [try Fault(parsing: name)]) { port, drill in
      let connection = try RawConnection(port: port)
      connection.send(drill.request("ecm", "DescribeNode"))
      let (answer, ending) = connection.receive(milliseconds: name == "stall" ? 200 : 10_000)
      #expect(ending == expected)
      #expect(answer.isEmpty == (name != "truncate"))
      #expect(!answer.contains("\"RequestId\""))
    }
  }

  @Test func keptConnectionIsResetAtItsSecondRequest() throws {
    try withServer(faults: [Fault(.resetKept)]) { port, drill in
      for _ in 0..<2 {
        let connection = try RawConnection(port: port)
        connection.send(drill.request("ecm", "DescribeNode"))
        #expect(connection.receive(until: "\"RequestId\"").text.contains("NodeSet"))
        let id = "ein-197252sp"
        connection.send(
          drill.request("ecm", "TerminateInstances", #"{"InstanceIdSet":["\#(id)"]}"#))
        let (answer, ending) = connection.receive()
        #expect(answer.isEmpty && ending == .reset)
      }
      let ledger = try RawConnection(port: port)
      ledger.send("GET /_simulator/ledger HTTP/1.1\r\nHost: x\r\n\r\n")
      // Nothing was done, and both requests are known.
      let text = ledger.receive(until: "]}]}").text
      #expect(text.contains(#"{"instances":[],"#))
      #expect(text.occurrences(of: #""answer":"lost""#) == 2)
    }
  }

  @Test(arguments: [
    ("wrong-date", 86_400, false), ("wrong-date=-7200", -7_200, false),
    ("wrong-date=cached", 86_400, true),
  ])
  func dateIsWrongWhileTheClockIsRight(_ name: String, _ seconds: Int64, _ isOld: Bool) throws {
    try withServer(faults: [try Fault(parsing: name)]) { port, drill in
      let connection = try RawConnection(port: port)
      connection.send(drill.request("ecm", "DescribeNode"))
      let answer = connection.receive(until: "\"RequestId\"").text
      #expect(answer.contains("NodeSet"))
      let date = ClockText.header(Drill.start + seconds * 1_000_000)
      #expect(answer.contains("\r\nDate: \(date)\r\n"))
      #expect(answer.contains("\r\nAge: 60\r\n") == isOld)
    }
  }

  @Test func heldBackAnswersArriveInOrder() throws {
    let faults = try ["slow=50:1", "jitter=20"].map { text in try Fault(parsing: text) }
    try withServer(faults: faults) { port, drill in
      let connection = try RawConnection(port: port)
      connection.send(drill.request("ecm", "DescribeNode"))
      connection.send(drill.request("ecm", "DescribeModule"))
      let answer = connection.receive(until: "ModuleItemSet").text
      #expect(answer.contains("NodeSet"))
    }
  }

  @Test func ledgerIsServedWithoutASignature() throws {
    try withServer { port, _ in
      let connection = try RawConnection(port: port)
      connection.send("GET /_simulator/ledger HTTP/1.1\r\nHost: x\r\n\r\n")
      #expect(connection.receive(until: "}").text.hasSuffix(#"{"instances":[],"requests":[]}"#))
    }
  }

  @Test func portThatIsTakenIsAnError() throws {
    let first = SimulatorServer(SimulatorConfiguration(instanceCount: 0))
    let port = try first.start()
    let second = SimulatorServer(SimulatorConfiguration(port: port, instanceCount: 0))
    #expect(throws: SimulatorServer.StartError.refused("Address already in use")) {
      try second.start()
    }
    #expect(throws: SimulatorServer.StartError.alreadyStarted) { try first.start() }
    first.stop()
    first.stop()
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func occurrences(of text: String) -> Int { ranges(of: text).count }
}
