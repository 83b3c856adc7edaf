import Dashboard
import Fleet
import FoundationEssentials
import Testing
import Words

/// Sentences that are made elsewhere are known to the Chinese screen, all of them.
@Suite struct ToldTests {
  private static let mistakes = [
    "cdn regoin:x", "a zzzzzz>3", "state=running", "name~", "x age>", "marked:maybe", "marked>yes",
    "foo|", "name:\"foo bar", "age>30", "created>2026-02-30", "name~[a-", "x name~ab(c",
    "name~\"a b*)\"", "@", "@nothing", "name~*a", "name~a{9999}", "name~a{3,2}", "name~\\q",
    "name~(?=a)", "name~[z-a]", "name~\\", "name~{2}",
    "product:ecn", "phase:zzz", "region：x", "name:a,b", "tag:a!=b", "name:!a", "name:=a", "a and b",
    "a or b", "not a", "-state:x", "(state:x", "age > 3d", "name:'a b'", "web-*", "region:",
    "tag:a=",
    "tag:=a", "name:" + String(repeating: "*a", count: 400),
    "name~" + String(repeating: "a", count: 501), "name~" + String(repeating: "(", count: 400),
  ]

  @Test(arguments: mistakes) func aMistakeInAFilterIsSaidInChinese(_ text: String) throws {
    let error = try #require(throws: FilterError.self) { try Filter(text) }
    let said = Words(.chinese).filterError(error)
    #expect(said.hasHan, "\(error)")
    #expect(!said.contains("{}"))
    // What was typed stays what it was.
    if text.contains("regoin") { #expect(said.contains("regoin") && said.contains("region")) }
  }

  @Test(arguments: [
    "TencentCloud/Pipeline/APIErrorAdvice.swift",
    "TencentCloud/Pipeline/APIWire+Answer.swift",
    "TencentCloud/Pipeline/TransportFailure+Service.swift",
    "TencentCloud/Credentials/CredentialStore.swift",
    "TencentCloud/Credentials/CredentialProcess.swift",
    "TencentCloud/Credentials/InstanceRole.swift", "TencentCloud/Listing/RowWithoutID.swift",
    "Reaper/Watching/Watcher+Questions.swift", "Reaper/Watching/Watcher+Conclusions.swift",
    "Reaper/Watching/SettlingRules.swift",
    "Reaper/OperationRecord.swift", "Reaper/Results+Resuming.swift",
  ])
  func everySentenceOfTheSourcesIsKnown(_ file: String) throws {
    let sentences = try SourceText(file).sentences
    #expect(!sentences.isEmpty)
    for sentence in sentences {
      #expect(Words(.chinese).told(sentence).hasHan, "\(file): \(sentence)")
      #expect(Words(.english).told(sentence) == sentence)
    }
  }

  @Test func whatEachServiceDoesIsKnown() throws {
    let said = try SourceText("Reaper/Sending/BatchExecutor+Answers.swift").literals
      .filter { $0.hasSuffix(".") && $0.contains(" ") }
    #expect(said.count == 3)
    for words in said {
      #expect(Words(.chinese).told("EdgeZone \(words)").hasHan, "\(words)")
    }
  }

  /// What is said of files, of proxies and of rows without an id.
  @Test(arguments: [
    ("edgereap/Host/OwnFile.swift", "it is", 2),
    ("edgereap/Screen/Export.swift", "the screen", 1),
    ("HTTPTransport/ProxyAddress.swift", "the ", 3),
    ("TencentCloud/Listing/RowWithoutID.swift", "X no usable id", 1),
  ])
  func everyReasonOfTheSourcesIsKnown(_ file: String, _ beginning: String, _ count: Int) throws {
    let reasons = try SourceText(file).literals.filter { $0.hasPrefix(beginning) }
    #expect(reasons.count >= count)
    for reason in reasons {
      let said = reason.replacing("X no usable", with: "1 row has no usable")
      let kinds = said == "it is a X" ? ["symlink", "pipe", "device", "folder", "socket"] : [""]
      for kind in kinds {
        let words = said.replacing("a X", with: "a \(kind)")
        #expect(Words(.chinese).told(words).hasHan, "\(file): \(words)")
        #expect(Words(.english).told(words) == words)
      }
    }
  }

  @Test func aNameThatCannotBeReadWholeIsSaidInChinese() {
    let verdict = ProtectionVerdict(rule: "a", reason: ProtectionVerdict.unreadableName)
    #expect(Words(.chinese).reason(of: verdict).hasHan)
    #expect(Words(.english).reason(of: verdict) == ProtectionVerdict.unreadableName)
  }

  @Test func whatAServiceSaysStaysAsItIsSaid() {
    for text in ["the instance is in allocating", "there are 3 of them", "write 5", ""] {
      #expect(Words(.chinese).told(text) == text)
    }
  }
}

/// A source file's texts, what is put into them replaced by `X`.
private struct SourceText {
  var literals: [String] = []

  init(_ file: String) throws {
    let folder = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let source = try String(contentsOfFile: "\(folder)/Sources/\(file)", encoding: .utf8)
    var parts: [String] = []
    for line in source.split(separator: "\n") {
      let code = line.drop(while: \.isWhitespace)
      guard !code.hasPrefix("//") else { continue }
      let found = Self.literals(in: code)
      // A text that goes on from the line before.
      if code.hasPrefix("+ \""), let last = parts.popLast(), let first = found.first {
        parts.append(last + first)
        parts += found.dropFirst()
      } else {
        parts += found
      }
    }
    literals = parts
  }

  /// Those that a person would read as a sentence.
  var sentences: [String] {
    literals.filter { text in
      text.split(separator: " ").count >= 3 && (text.hasSuffix(".") || text.hasSuffix("?"))
    }
  }

  private static func literals(in line: Substring) -> [String] {
    var found: [String] = []
    var current: String?
    var depth = 0
    var previous: Character = " "
    for character in line {
      defer { previous = character }
      if depth > 0 {
        if character == "(" { depth += 1 }
        if character == ")" { depth -= 1 }
      } else if current != nil, character == "(", previous == "\\" {
        depth = 1
        current?.removeLast()
        current?.append("X")
      } else if character == "\"", previous != "\\" {
        if let text = current { found.append(text) }
        current = current == nil ? "" : nil
      } else {
        current?.append(character)
      }
    }
    return found
  }
}

extension String {
  fileprivate var hasHan: Bool {
    unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
  }
}
