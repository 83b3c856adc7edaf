import Fleet
import Reaper
import Support
import Synchronization
import Testing

/// A disk on which nothing is done until it is let go on.
final class HeldDisk: TaskExecutor {
  private let jobs = Mutex<[UnownedJob]>([])

  var isHolding: Bool { jobs.withLock { !$0.isEmpty } }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    jobs.withLock { $0.append(job) }
  }

  /// Does what it was given until now.
  func goOn() {
    let waiting = jobs.withLock { jobs in
      defer { jobs = [] }
      return jobs
    }
    for job in waiting { job.runSynchronously(on: asUnownedTaskExecutor()) }
  }
}

/// What is asked for while the disk is waited for.
struct HeldDiskTests {
  private static func drill(_ count: Int) -> (Drill, HeldDisk) {
    let drill = Drill(fleet(.edgezone, count))
    let disk = HeldDisk()
    drill.disk = disk
    return (drill, disk)
  }

  private static func background(
    _ drill: Drill, _ work: @escaping @Sendable () async -> Void
  ) -> Flag {
    let isDone = Flag()
    Task(executorPreference: drill.time) {
      await work()
      isDone.raise()
    }
    return isDone
  }

  /// Time passes, and the disk takes `steps` pieces of work of the engine for each of its own.
  private static func finish(_ drill: Drill, _ disk: HeldDisk, _ flags: [Flag], steps: Int) {
    for step in 1..<1_000_000 where !flags.allSatisfy(\.isRaised) {
      let moved = drill.time.step()
      if !moved || step % steps == 0 { disk.goOn() }
    }
  }

  /// While nothing is sent yet, or while the first calls wait to be noted.
  @Test(arguments: [Duration.seconds(100), .zero])
  func aStopAndAPauseMeanwhileEndTheOperation(age: Duration) throws {
    let (drill, disk) = Self.drill(300)
    let operation = try drill.start()
    // What was read so long ago is read again before it is sent.
    drill.time.clock.advance(by: age)
    for _ in 0..<20 { drill.time.runOne() }
    let stopped = Self.background(drill) { await operation.stop() }
    while !disk.isHolding, drill.time.step() {}
    let paused = [
      Self.background(drill) { await operation.pause(reason: "quit") },
      Self.background(drill) { await operation.pause(reason: "quit again") },
    ]
    for _ in 0..<500 { drill.time.runOne() }
    Self.finish(drill, disk, [stopped] + paused, steps: 3)
    #expect(operation.rejectedChanges.isEmpty)
    let read = try #require(try drill.journal.replay(operation.id).results)
    #expect(read.totals == operation.results.totals)
    #expect(read.totals.values.reduce(0, +) == 300)
    // Where nothing is open it is finished, and nobody is asked to go on with it.
    if case .finished = read.status {
      #expect(read.openCount == 0)
    } else {
      #expect(read.openCount > 0)
    }
    let taken = drill.cloud.ledger.withLock { $0.taken }
    for result in read.instances where result.outcome.word == .cancelled {
      #expect(!taken.contains(result.instance.key))
    }
  }

  @Test(arguments: [1, 2, 7, 50, 400])
  func everythingIsAccountedForHoweverLongItTakes(steps: Int) throws {
    let (drill, disk) = Self.drill(250)
    let operation = try drill.start()
    let ended = Self.background(drill) { await operation.untilEnded() }
    Self.finish(drill, disk, [ended], steps: steps)
    #expect(ended.isRaised)
    #expect(operation.rejectedChanges.isEmpty)
    #expect(operation.results.totals == [.gone: 250])
    let read = try #require(try drill.journal.replay(operation.id).results)
    #expect(read.totals == [.gone: 250])
  }
}
