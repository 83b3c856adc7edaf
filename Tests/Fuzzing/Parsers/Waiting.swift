import Dispatch

/// The value of something asynchronous, for a caller that cannot wait otherwise.
func waited<Value: Sendable>(_ body: @escaping @Sendable () async -> Value) -> Value {
  let box = Box<Value>()
  let done = DispatchSemaphore(value: 0)
  Task.detached {
    box.value = await body()
    done.signal()
  }
  done.wait()
  guard let value = box.value else { preconditionFailure("signalled without a value") }
  return value
}

/// Written before the semaphore is raised, read after.
private final class Box<Value>: @unchecked Sendable { var value: Value? }
