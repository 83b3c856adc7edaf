/* Signals on their way to whoever waits for them. */
#define _GNU_SOURCE
#include "CHost.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

/* More than ever wait at once. A pipe is kept when nobody listens any more, since a handler on another
   thread may be about to write to it, and its number must not become that of a journal. */
enum { most_listeners = 8 };
static struct {
  atomic_bool is_taken, is_open;
  int reading, writing;
} listeners[most_listeners];

static void tell(int number) {
  int before = errno;
  unsigned char byte = (unsigned char)number;
  for (int index = 0; index < most_listeners; index++) {
    if (!atomic_load(&listeners[index].is_open)) continue;
    /* A pipe that is full has told often enough. */
    ssize_t written = write(listeners[index].writing, &byte, 1);
    (void)written;
  }
  errno = before;
}

int host_listen(void) {
  for (int index = 0; index < most_listeners; index++) {
    if (atomic_exchange(&listeners[index].is_taken, true)) continue;
    if (listeners[index].writing == 0) {
      int ends[2];
      if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) {
        atomic_store(&listeners[index].is_taken, false);
        return -1;
      }
      listeners[index].reading = ends[0];
      listeners[index].writing = ends[1];
    }
    unsigned char old[64];
    while (read(listeners[index].reading, old, sizeof old) > 0) {
    }
    atomic_store(&listeners[index].is_open, true);
    return listeners[index].reading;
  }
  return -1;
}

void host_stop_listening(int descriptor) {
  for (int index = 0; index < most_listeners; index++) {
    if (!atomic_load(&listeners[index].is_open) || listeners[index].reading != descriptor) continue;
    atomic_store(&listeners[index].is_open, false);
    atomic_store(&listeners[index].is_taken, false);
  }
}

void host_catch(int number) {
  struct sigaction action = {.sa_handler = tell, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
}
