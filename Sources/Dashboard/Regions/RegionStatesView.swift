import Canvas
import Fleet
import Words

/// The states of what is in a region, as a bar and in words: the line below the panes while the
/// focus is on the regions.
struct RegionStatesView {
  let state: DashboardState

  func draw(in frame: inout Frame, _ area: Rect) {
    let phases = InstanceState.Phase.display.filter { counts[$0, default: 0] > 0 }
    guard !phases.isEmpty else { return }
    var x = area.x + 1
    if let cached {
      x += frame.put(cached, x: x, y: area.y, role: .warning, maxWidth: area.width - 2) + 2
    }
    if !state.configuration.isSlowLink, area.width >= 80 {
      StackedBar(
        phases.map { phase in
          StackedBar.Part(
            count: counts[phase, default: 0], role: phase.role,
            sign: phase.glyph(frame.glyphs))
        }
      ).draw(in: &frame, x: x, y: area.y, width: 20)
      x += 22
    }
    draw(phases, in: &frame, x: x, right: area.right - 1, y: area.y)
  }

  /// As many as fit; an ellipsis says that there are more.
  private func draw(
    _ phases: [InstanceState.Phase], in frame: inout Frame, x: Int, right: Int, y: Int
  ) {
    let ellipsis = frame.glyphs.ellipsis
    var x = x
    for phase in phases {
      let count = counts[phase, default: 0].grouped
      let text = "\(phase.glyph(frame.glyphs)) \(state.words.phase(phase)) \(count)"
      let width = TextWidth.of(text, glyphs: frame.glyphs)
      let reserved = phase == phases.last ? 0 : 3
      guard x + width + reserved <= right else {
        frame.put(ellipsis, x: x, y: y, role: .hint, maxWidth: max(0, right - x))
        return
      }
      frame.put(text, x: x, y: y, role: phase.role)
      x += width + 2
    }
  }

  /// The time of rows that are cached and not yet read again.
  private var cached: String? {
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
    return statuses.isEmpty || !isRead ? state.cachedText(asOf) : nil
  }

  private var counts: [InstanceState.Phase: Int] {
    state.figures(of: state.regions.current ?? .all).phases
  }
}
