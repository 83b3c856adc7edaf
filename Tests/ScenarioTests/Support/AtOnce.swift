/// Plays every one of them, so many at a time. What scenarios do most is wait.
func atOnce<Element: Sendable>(
  _ width: Int, _ elements: [Element], _ body: @escaping @Sendable (Element) async throws -> Void
) async rethrows {
  try await withThrowingTaskGroup(of: Void.self) { group in
    for (index, element) in elements.enumerated() {
      if index >= width { try await group.next() }
      group.addTask { try await body(element) }
    }
    try await group.waitForAll()
  }
}
