import Canvas
import Fleet
import Words

/// The states of what is in a region, as a bar and in words: the line below the panes while the
/// focus is on the regions.
struct RegionStatesView {
  let state: DashboardState

  func draw(in frame: inout Frame, _ area: Rect) {
    let phases = InstanceState.Phase.allCases.filter { counts[$0, default: 0] > 0 }
    guard !phases.isEmpty else { return }
    var x = area.x + 1
    if let remembered {
      x += frame.put(remembered, x: x, y: area.y, role: .warning, maxWidth: area.width - 2) + 2
    }
    if !state.configuration.isSlowLink, area.width >= 80 {
      StackedBar(
        phases.map { phase in
          StackedBar.Part(
            count: counts[phase, default: 0], role: phase.state.role,
            sign: phase.state.glyph(frame.glyphs))
        }
      ).draw(in: &frame, x: x, y: area.y, width: 20)
      x += 22
    }
    for phase in phases {
      let count = counts[phase, default: 0].grouped
      let text = "\(phase.state.glyph(frame.glyphs)) \(state.words.phase(phase)) \(count)"
      let width = TextWidth.of(text, glyphs: frame.glyphs)
      guard x + width < area.right else { return }
      frame.put(text, x: x, y: area.y, role: phase.state.role)
      x += width + 2
    }
  }

  /// Rows that are only remembered say from when they are.
  private var remembered: String? {
    guard let asOf = state.list.inventory.rememberedAsOf else { return nil }
    let statuses: [ScopeStatus] =
      switch state.regions.current {
      case .region(let region): region.parts.map(\.status)
      case .part(let part): [part.status]
      case .all, .product, nil: []
      }
    let isRead = statuses.allSatisfy { status in
      if case .answered = status { true } else { false }
    }
    return statuses.isEmpty || !isRead ? state.rememberedText(asOf) : nil
  }

  private var counts: [InstanceState.Phase: Int] {
    switch state.regions.current {
    case .region(let region): region.phases
    case .part(let part): part.phases
    case .all, .product, nil:
      state.list.inventory.regions.reduce(into: [:]) { $0.merge($1.phases, uniquingKeysWith: +) }
    }
  }
}

extension InstanceState.Phase {
  /// A state of this phase, for its sign and its look.
  fileprivate var state: InstanceState {
    switch self {
    case .creating: InstanceState(rawValue: "pending")
    case .running: InstanceState(rawValue: "running")
    case .stopped: InstanceState(rawValue: "stopped")
    case .changing: InstanceState(rawValue: "starting")
    case .isolated: InstanceState(rawValue: "isolated")
    case .terminating: InstanceState(rawValue: "terminating")
    case .terminated: InstanceState(rawValue: "terminated")
    case .broken: InstanceState(rawValue: "error")
    case .unrecognized: InstanceState(rawValue: "")
    }
  }
}
