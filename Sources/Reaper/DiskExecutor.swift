import Dispatch

/// Where work waits for a disk or a lock of a file: threads of its own. Everything else shares one thread
/// for each processor, and a disk that stands still would take them.
package final class DiskExecutor: TaskExecutor {
  package static let shared = DiskExecutor()
  private let queue = DispatchQueue(label: "disk", attributes: .concurrent)

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
