import Dispatch

/// Runs work that waits for a disk, a file lock or another program. Other work shares one thread
/// for each processor, which a stalled disk would occupy. Dispatch adds threads to these within a
/// second or so if all of them are stuck.
package final class DiskExecutor: TaskExecutor {
  package static let shared = DiskExecutor()
  private let queue = DispatchQueue(label: "disk", attributes: .concurrent)

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
