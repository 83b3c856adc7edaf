import Canvas
import Fleet
import Words

/// The list of instances in sentences: what decides comes first.
extension DashboardState {
  /// `Instances, 312 of 12,904, 3 marked, 1 hidden mark, filter state:running`
  var instancesSentence: String {
    var parts = [listedPlace, words.of(list.rows.instanceCount, list.inventory.instances.count)]
    if list.inventory.rememberedAsOf != nil { parts.append(words.cachedWord) }
    if !list.selection.isEmpty { parts.append(words.marks(list.selection.count)) }
    if list.hiddenMarks > 0 { parts.append(words.hiddenMarks(list.hiddenMarks)) }
    if list.onlyMarked { parts.append(words.onlyMarkedLabel) }
    if let filter = list.filter.inForce { parts.append(words.filtered(filter.text)) }
    if list.order != ListColumn.standardOrder {
      parts += [
        words.sortedRow(words.title(list.order.column)), words.ascending(list.order.isReversed),
      ]
    }
    return words.sentence(parts)
  }

  func sayInstances(in reading: inout Reading) {
    let isFocused = textField == nil
    let (context, range) = (filterContext, list.range)
    if list.scroll.isEmpty {
      let view = InstancesView(state: self, table: InstanceTable(self))
      reading.say(view.reason, role: .hint, isCurrent: isFocused)
      for text in view.failures { reading.say(text, role: .error) }
      return
    }
    for row in list.scroll.visible {
      let isCurrent = row == list.scroll.cursor && isFocused
      let inRange = range?.contains(row) == true
      switch list.rows[row] {
      case .heading(let group):
        reading.list(
          sentence(
            of: list.rows.groups[group], marked: list.marks.byGroup[group], inRange: inRange),
          role: .heading, isCurrent: isCurrent)
      case .instance(let index):
        let instance = list.inventory.instances[index]
        reading.list(
          sentence(
            of: instance, isCached: list.inventory.isRemembered(index), inRange: inRange, context),
          role: list.selection.contains(instance.key) ? .marked : .text, isCurrent: isCurrent)
      }
    }
  }

  private func sentence(of group: RowGroup, marked: Int, inRange: Bool) -> String {
    words.sentence([
      "\(words.groupWord) \(name(of: group))", words.folded(group.isFolded),
      words.instances(group.count), marked > 0 ? words.marks(marked) : "",
      group.protectedCount > 0 ? words.protectedCount(group.protectedCount) : "",
      inRange && group.isFolded ? words.inRangeWord : "",
    ])
  }

  func sentence(
    of instance: Instance, isCached: Bool, inRange: Bool, _ context: FilterContext
  ) -> String {
    let fields = columns.map(\.column)
    return words.sentence(
      [
        list.selection.contains(instance.key) ? words.markedWord : "",
        context.isProtected(instance) ? words.protectedWord : "",
        inRange ? words.inRangeWord : "", isCached ? words.cachedWord : "",
        words.state(instance.state),
      ]
        + fields.filter { $0 != .state }.map { field in
          named(field, ListCell(field, of: instance, words, context).text)
        })
  }

  /// A value with its noun, where it does not tell by itself what it is.
  private func named(_ field: InstanceField, _ text: String) -> String {
    let speaksForItself: Set<InstanceField> = [.id, .name, .product, .region, .zone, .pay]
    guard !text.isEmpty, !speaksForItself.contains(field) else { return text }
    return "\(words.title(field)) \(text)"
  }
}
