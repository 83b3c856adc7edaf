import Testing

@testable import HTTPTransport

@Suite struct AnswerTests {
  private func answer(
    _ lines: [String], body: String = "", then trailers: [String] = []
  ) -> Answer {
    var answer = Answer(maximumHeaderSize: 1_000, maximumBodySize: 10)
    for line in lines { #expect(receive(line, &answer)) }
    var text = body
    let isTaken = text.withUTF8 { answer.receive(body: UnsafeRawBufferPointer($0)) }
    #expect(isTaken)
    for line in trailers { #expect(receive(line, &answer)) }
    return answer
  }

  private func receive(_ line: String, _ answer: inout Answer) -> Bool {
    var line = line + "\r\n"
    return line.withUTF8 { answer.receive(headerLine: UnsafeRawBufferPointer($0)) }
  }

  @Test func interimAnswersAreLeftOut() {
    let answer = answer([
      "HTTP/1.1 100 Continue", "A: interim", "", "HTTP/1.1 103 Early Hints", "Link: x", "",
      "HTTP/1.1 200 OK", "A: final", "",
    ])
    #expect(answer.headers.map { "\($0.name)=\($0.value)" } == ["A=final"])
  }

  @Test func trailersAreNotHeaders() {
    let answer = answer(["HTTP/1.1 200 OK", "A: 1", ""], body: "body", then: ["Date: later", ""])
    #expect(answer.headers.map(\.name) == ["A"])
    #expect(answer.body == Array("body".utf8))
  }

  @Test func aFoldedLineContinuesTheOneBefore() {
    let answer = answer(["HTTP/1.1 200 OK", "A: one", "\t two ", "B: three", ""])
    #expect(answer.headers.map(\.value) == ["one two", "three"])
  }

  @Test func tooManyBytesAreRefused() {
    var answer = Answer(maximumHeaderSize: 30, maximumBodySize: 4)
    #expect(receive("HTTP/1.1 100 Continue", &answer))
    #expect(!receive("HTTP/1.1 200 OK", &answer))
    let four: [UInt8] = [1, 2, 3, 4]
    let isFourTaken = four.withUnsafeBytes { answer.receive(body: $0) }
    let isFiveTaken = [5].withUnsafeBytes { answer.receive(body: $0) }
    #expect(isFourTaken)
    #expect(!isFiveTaken)
    #expect(answer.body == four)
  }
}
