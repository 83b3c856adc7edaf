import Fleet
import Testing

/// Lists that people really have.
struct IDListTests {
  struct Case: Sendable, CustomStringConvertible {
    var description: String
    var text: String
    var ids: [String]
    var strangers: [String] = []
  }

  private static let three = ["ein-h000001", "ein-h000002", "ein-h000003"]
  private static let two = ["ein-h000001", "ein-h000002"]

  static let cases = [
    Case(
      description: "BOM and CRLF", text: "\u{FEFF}ein-h000001\r\nein-h000002\r\nein-h000003\r\n",
      ids: three),
    Case(
      description: "commas at the ends", text: "ein-h000001,\nein-h000002,\nein-h000003,\n",
      ids: three),
    Case(
      description: "console export",
      text: "InstanceId,InstanceName\nein-h000001,node-00001\nein-h000002,node-00002\n", ids: two),
    Case(
      description: "id TAB name", text: "ein-h000001\tnode-00001\nein-h000002\tnode-00002\n",
      ids: two),
    Case(
      description: "full-width commas", text: "ein-h000001，ein-h000002、ein-h000003；\n", ids: three),
    Case(
      description: "no-break spaces", text: "ein-h000001\u{A0}\n\u{A0}ein-h000002\n", ids: two),
    Case(
      description: "zero-width characters",
      text: "ein-h000001\u{200B}\n\u{200B}ein-h0\u{AD}00002\nein-h000003\u{2060}\n", ids: three),
    Case(
      description: "tccli",
      text: """
        {
            "TotalCount": 2,
            "InstanceSet": [
                {"InstanceId": "ein-h000001", "InstanceName": "ein-name"},
                {"InstanceId": "ein-h000002", "Tags": [{"Key": "id", "Value": "ein-x"}]}
            ],
            "RequestId": "x"
        }
        """, ids: two),
    Case(description: "JSON array", text: #"["ein-h000001", "ein-h000002"]"#, ids: two),
    Case(
      description: "a request", text: #"{"InstanceIds": ["ein-h000001", "ein-h000002"]}"#, ids: two),
    Case(
      description: "an operation, whose own id is none",
      text: #"{"id": "20261122-1", "instances": [{"id": "ein-h000001", "region": "ein-no"}]}"#,
      ids: ["ein-h000001"]),
    Case(
      description: "JSON lines", text: "{\"id\":\"ein-h000001\"}\n{\"id\":\"ein-h000002\"}\n",
      ids: two),
    Case(
      description: "JSON cut short", text: "[\"ein-h000001\",\n\"ein-h0000", ids: ["ein-h000001"],
      strangers: [IDList.brokenJSON]),
    Case(
      description: "semicolons and a Chinese heading",
      text: "名称;实例ID\nnode-1;ein-h000001\nnode-2;ein-h000002\n", ids: two),
    Case(
      description: "id and name in one cell",
      text: "\"实例ID/名称\",状态\n\"ein-h000001\nnode, 1\",运行中\n\"ein-h000002\nnode\",x\n", ids: two),
    Case(description: "comments", text: "ein-h000001 # first\n# all\n", ids: ["ein-h000001"]),
    Case(
      description: "a sheet whose names have signs",
      text: "name,id\nweb#1,ein-h000001\n\"a,b\",ein-h000002\n", ids: two),
    Case(
      description: "a table", text: "| ein-h000001 | node-1 |\n| ein-h000002 | node-2 |\n", ids: two
    ),
    Case(description: "bullets", text: "- ein-h000001\n2. `ein-h000002`\n", ids: two),
    Case(
      description: "two on a line are two", text: "ein-h000001 ein-h000002", ids: two),
    Case(
      description: "a word beside an id", text: "ein-h000001 epn-h000002", ids: ["ein-h000001"],
      strangers: ["epn-h000002"]),
    Case(
      description: "words, each once", text: "hello\nein-h000001\nhello\n", ids: ["ein-h000001"],
      strangers: ["hello"]),
    Case(
      description: "two ids that hang together", text: "ein-h000001\u{200B}ein-h000002", ids: [],
      strangers: ["ein-h000001ein-h000002"]),
    Case(
      description: "a sheet with a bad row", text: "id,name\nein-h000001,a\noops,b\n",
      ids: ["ein-h000001"], strangers: ["oops"]),
    Case(description: "nothing", text: " \n\u{FEFF}\n", ids: []),
  ]

  @Test(arguments: cases) func readsEach(list: Case) {
    let read = IDList(list.text)
    #expect(read.ids.map(\.text) == list.ids)
    #expect(read.strangers.map(\.text) == list.strangers)
  }

  @Test func linesAreThoseOfTheText() {
    let list = IDList("\u{FEFF}# ids\r\n\r\nein-1, ein-2\r\noops\r\n")
    #expect(list.ids == [.init(text: "ein-1", line: 3), .init(text: "ein-2", line: 3)])
    #expect(list.strangers == [.init(text: "oops", line: 4)])
    #expect(IDList("[\n\"ein-1\",\n\"ein-2\"]").ids.map(\.line) == [2, 3])
  }

  @Test func aListedIdIsOneWhateverItLooksLike() {
    #expect(IDList("new-1 old-1") { $0 == "new-1" }.ids.map(\.text) == ["new-1"])
  }
}
