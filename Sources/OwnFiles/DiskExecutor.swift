import Dispatch

/// Where work waits for a disk, a lock of a file or another program, apart from everything else, which shares one thread for
/// each processor: a disk that stands still would take them. Dispatch adds threads to these within a second
/// or so where all of them stand still.
package final class DiskExecutor: TaskExecutor {
  package static let shared = DiskExecutor()
  private let queue = DispatchQueue(label: "disk", attributes: .concurrent)

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
