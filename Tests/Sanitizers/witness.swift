// Shows that a sanitizer sees what it should, and nothing else.
//
//     witness sound     is correct and must be passed over: a lock that threads wait for, memory
//                       that is given back
//     witness race      two threads at one number
//     witness freed     memory that is read after it was given back
//     witness lost      memory that nobody can give back any more
import Glibc
import Synchronization

final class Locked: Sendable { let count = Mutex(0) }
/// Not to be shared, and shared all the same: it is the race.
final class Bare: @unchecked Sendable { var count = 0 }

func byEight(_ add: @escaping @Sendable () -> Void) async {
  await withTaskGroup(of: Void.self) { group in
    for _ in 0..<8 { group.addTask { for _ in 0..<20_000 { add() } } }
  }
}

@inline(never) func memory() -> UnsafeMutablePointer<Int> {
  let memory = UnsafeMutablePointer<Int>.allocate(capacity: 64)
  memory.initialize(repeating: 7, count: 64)
  return memory
}

let locked = Locked()
let bare = Bare()
switch CommandLine.arguments.last {
case "sound":
  await byEight { locked.count.withLock { $0 += 1 } }
  memory().deallocate()
case "race": await byEight { bare.count += 1 }
case "freed":
  let memory = memory()
  memory.deallocate()
  print(memory[5])
case "lost":
  for _ in 0..<8 { _ = memory() }
default:
  print("usage: witness sound|race|freed|lost")
  exit(64)
}
