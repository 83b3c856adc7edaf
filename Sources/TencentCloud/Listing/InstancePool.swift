import Fleet
import Synchronization

/// Keeps one copy of what thousands of listed instances share, such as their zones and tags.
final class InstancePool: Sendable {
  private let pool = Mutex(SharingPool())

  func shared(_ traits: InstanceTraits) -> SharedTraits { pool.withLock { $0.shared(traits) } }

  func shared(_ tags: [Tag]) -> [Tag] {
    tags.isEmpty ? [] : pool.withLock { $0.shared(tags) }
  }
}
