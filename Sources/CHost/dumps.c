#include "CHost.h"
#include <sys/prctl.h>
#include <sys/resource.h>

/* A limit of no bytes would not bind programs that collect cores. It is for where the kernel says no,
   as in a sandbox. */
void host_forbid_dumps(void) {
  struct rlimit limit;
  if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 || getrlimit(RLIMIT_CORE, &limit) != 0) return;
  limit.rlim_cur = 0;
  setrlimit(RLIMIT_CORE, &limit);
}
