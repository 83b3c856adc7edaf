// What Synchronization.Mutex does when it is held by somebody else, where the thread sanitizer can
// see it.
//
// The lock itself is an atomic exchange that is compiled into its user, which the sanitizer knows.
// Waiting for it is a futex within libswiftSynchronization, which it does not: what one thread wrote
// before it let go looks unordered to the one that was woken. This function is linked into programs
// under test and found before the library's own. Nobody ever sleeps in the futex then, so that letting
// go is always the exchange as well.
#include <sched.h>
#include <stdatomic.h>
#include <stdint.h>

// Synchronization._MutexHandle._lockSlow(UInt32) -> ()
#define LOCK_SLOW "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"

__attribute__((swiftcall)) void lock_slow(
    uint32_t thread, __attribute__((swift_context)) _Atomic uint32_t *owner) __asm__(LOCK_SLOW);

__attribute__((swiftcall)) void lock_slow(
    uint32_t thread, __attribute__((swift_context)) _Atomic uint32_t *owner) {
  uint32_t nobody = 0;
  while (!atomic_compare_exchange_weak_explicit(
      owner, &nobody, thread, memory_order_acquire, memory_order_relaxed)) {
    nobody = 0;
    sched_yield();
  }
}
