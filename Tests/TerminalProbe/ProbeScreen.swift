import Canvas
import Glibc
import Terminal

struct ProbeScreen {
  private let session: TerminalSession
  private var theme: Theme
  private var lines: [String] = []
  private var field = TextField()
  private var list = ScrollList(count: 100_000)
  private var showsList = false
  private var isHostile = false
  private var frames = 0

  init(session: TerminalSession) {
    self.session = session
    let theme = getenv("PROBE_THEME").map { String(cString: $0) }
    self.theme = Theme.builtIn.first { $0.name == theme } ?? .builtInDark
  }

  /// - Returns: the status to exit with.
  mutating func run() -> Int32 {
    while true {
      session.present(frame(), theme)
      frames += 1
      for event in session.nextInput() {
        if let status = handle(event) { return status }
      }
    }
  }

  private mutating func handle(_ event: TerminalEvent) -> Int32? {
    switch event {
    case .key(let key): return handle(key)
    case .typed(let keys): log("typed \(UnmarkedPaste.text(of: keys))")
    case .drawsSignsWide: log("signs are wide")
    case .resize(let size): log("resize \(size.width)x\(size.height)")
    case .woken: log("woken")
    case .ready, .watched: break
    case .background(let colour): log("background \(colour.red),\(colour.green),\(colour.blue)")
    case .backgroundUnknown: log("background unknown")
    case .closed: return 129
    case .signal(.terminate(let number)): return 128 + number
    case .signal(.hangup): return 129
    case .signal(.interrupt): return 130
    case .signal(.suspendRequested): session.suspend(withGroup: false)
    case .signal(.resumed): log("resumed")
    }
    return nil
  }

  private mutating func handle(_ key: Key) -> Int32? {
    switch key {
    case .character("q"): return 0
    // Ends as a defect of the program would: the terminal has to be given back all the same.
    case .character("F"): fatalError("the probe was told to fail")
    case .character("A"): abort()
    case .character("X"): exit(3)
    case .character("H"): isHostile = true
    case .character("S"):
      let pointer = UnsafeMutablePointer<Int>(bitPattern: 16)
      pointer?.pointee = 1
    case .character("Z"), .control("z"): session.suspend(withGroup: true)
    case .character("C"): log("copied \(session.copy("边 node"))")
    case .character("E"):
      let words = "a word \u{1B}[31mof warning\n"
      _ = words.withCString { write(2, $0, strlen($0)) }
    case .character("W"): wakeFromAnotherThread()
    case .character("B"): session.notify(title: "probe", text: "3;1 \u{7}\u{1B}]0;x\u{9C}gone")
    case .character("L"): session.title = "probe 50%"
    case .character("T"): theme = theme == .builtInDark ? .builtInLight : .builtInDark
    case .character("M"): session.isPlain.toggle()
    case .control("l"): session.repaint()
    case .character("n"): move { $0.move(by: 1) }
    case .character("p"): move { $0.move(by: -1) }
    case .character("N"): move { $0.page(by: 1) }
    case .character("P"): move { $0.page(by: -1) }
    default: log(name(of: key))
    }
    return nil
  }

  private func wakeFromAnotherThread() {
    let waker = session.waker
    Task.detached { for _ in 0..<100 { waker.wake() } }
  }

  private mutating func move(_ change: (inout ScrollList) -> Void) {
    showsList = true
    list.resize(height: session.size.height - 2)
    change(&list)
  }

  private mutating func log(_ line: String) {
    showsList = false
    lines.append(line)
  }

  private func name(of key: Key) -> String {
    switch key {
    case .paste(let text): "paste \(text.count) [\(text)]"
    case .mouse(let mouse): "mouse \(mouse.action) \(mouse.at.x),\(mouse.at.y)"
    default: "key \(key)"
    }
  }
}

extension ProbeScreen {
  private func frame() -> Frame {
    var frame = Frame(size: session.size)
    let depth = "\(session.depth)"
    frame.put("ready \(depth) \(frame.size.width)x\(frame.size.height)", x: 0, y: 0, role: .heading)
    if isHostile { drawHostileCells(&frame) }
    if showsList {
      draw(list: &frame)
    } else {
      frame.put("边缘节点 e\u{301} \u{1B}[31m \u{202E}x 👨\u{200D}👩 🇨🇳 ⚠\u{FE0F}|", x: 0, y: 1)
      frame.put("error", x: 0, y: 2, role: .error)
      frame.put("cursor", x: 10, y: 2, role: .cursor)
      frame.put("marked", x: 20, y: 2, role: .marked)
      for (index, line) in lines.suffix(frame.size.height - 3).enumerated() {
        frame.put(line, x: 0, y: 3 + index)
      }
    }
    return frame
  }

  /// What no view does: cells that were not made by the drawing calls.
  private func drawHostileCells(_ frame: inout Frame) {
    let texts = [
      "\u{1B}[2J", "\u{9B}2J", "\n", "\u{202E}", "边", "", "a\u{301}\u{301}\u{301}", "x\u{1B}",
    ]
    for (place, text) in texts.enumerated() { frame[40 + place, 0] = Cell(text: text) }
    frame.put("whole", x: 50, y: 0)
  }

  private func draw(list frame: inout Frame) {
    let table = Table([
      .init(title: "ID", widest: 14, priority: 9),
      .init(title: "Name", minimum: 10, widest: 30, isCore: true, priority: 8),
      .init(title: "State", minimum: 8, widest: 12, isCore: true, priority: 7),
    ])
    let placements = table.placements(in: frame.size.width - 2)
    // A line that stands still below those that move, as the footer of a screen does.
    frame.put("of \(list.count)", x: 0, y: frame.size.height - 1)
    for row in list.visible {
      let y = 1 + row - list.offset
      let isCursor = row == list.cursor
      let role: Role = isCursor ? .cursor : .text
      if isCursor {
        frame.fill(Rect(x: 0, y: y, width: frame.size.width, height: 1), role: .cursor)
      }
      let values = ["ein-\(10_000_000 + row)", "边缘节点-\(row)", "RUNNING"]
      for placement in placements {
        table.put(
          values[placement.index], in: &frame, placement: placement, x: 2, y: y,
          role: placement.index == 2 && !isCursor ? .stateRunning : role)
      }
    }
  }
}
