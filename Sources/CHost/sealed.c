/* Files in memory that nobody can change, for programs that take files. */
#define _GNU_SOURCE
#include "CHost.h"
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <unistd.h>

/* Above whatever number a program that is started gets them under. */
enum { lowest = 64 };

static int give_up(int descriptor) {
  int reason = errno;
  close(descriptor);
  errno = reason;
  return -1;
}

int host_sealed_file(const void *bytes, size_t count) {
  int made = memfd_create("edgereap", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (made < 0) return -1;
  size_t written = 0;
  while (written < count) {
    ssize_t now = pwrite(made, (const char *)bytes + written, count - written, (off_t)written);
    if (now < 0 && errno == EINTR) continue;
    if (now <= 0) return give_up(made);
    written += (size_t)now;
  }
  if (fcntl(made, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) != 0) {
    return give_up(made);
  }
  int high = fcntl(made, F_DUPFD_CLOEXEC, lowest);
  if (high < 0) return give_up(made);
  close(made);
  return high;
}

bool host_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC) == 0; }

void host_close_from(void *actions, int lowest) {
  posix_spawn_file_actions_addclosefrom_np(actions, lowest);
}
