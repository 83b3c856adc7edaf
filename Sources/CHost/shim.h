// The one door to what the kernel keeps for a process. Swift cannot call variadic functions.
#ifndef EDGEREAP_CHOST_H
#define EDGEREAP_CHOST_H
#include <sys/prctl.h>
#include <sys/resource.h>

// From here on no core file is written of this process, to a file or to a program, and nobody but
// root reads its memory or its environment. A program that it starts is as any other again.
//
// A limit of no bytes would not bind programs that collect cores. It is for where the kernel says
// no, as in a sandbox.
static inline void host_forbid_dumps(void) {
  struct rlimit limit;
  if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 || getrlimit(RLIMIT_CORE, &limit) != 0) return;
  limit.rlim_cur = 0;
  setrlimit(RLIMIT_CORE, &limit);
}

#endif
