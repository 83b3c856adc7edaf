/* What has to be known or put right before any other code of the program runs. */
#include "CHost.h"
#include "portable.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>

/* Where Swift takes its arguments from once it was told. By itself it looks for them in the memory
   below the environment, which a library that was loaded first may have moved, or /proc may not show. */
extern void _swift_stdlib_overrideUnsafeArgvArgc(char **argv, int argc) __attribute__((weak));

static int argument_count;
static char **arguments;
static sigset_t ignored;

static void note_ignored_signals(void) {
  static const int signals[] = {SIGHUP, SIGINT, SIGTERM};
  struct sigaction action;
  sigemptyset(&ignored);
  for (size_t index = 0; index < sizeof signals / sizeof *signals; index++) {
    if (sigaction(signals[index], NULL, &action) == 0 && action.sa_handler == SIG_IGN) {
      sigaddset(&ignored, signals[index]);
    }
  }
}

/* A standard stream that is closed stays of no use, but its number must not become that of a socket
   or of a journal. Opened the wrong way round, so that reading and writing still fail. */
static void occupy_standard_streams(void) {
  for (int descriptor = 0; descriptor <= 2; descriptor++) {
    if (fcntl(descriptor, F_GETFD) != -1 || errno != EBADF) continue;
    /* The lowest free number is taken, and those below are. */
    if (open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY) != descriptor) return;
  }
}

static void start(int argc, char **argv, char **envp) {
  (void)envp;
  argument_count = argc;
  arguments = argv;
  if (_swift_stdlib_overrideUnsafeArgvArgc) _swift_stdlib_overrideUnsafeArgvArgc(argv, argc);
  note_ignored_signals();
  occupy_standard_streams();
  portable_start();
}

/* The C library hands these to each function of the section, before main; to this one first, since the
   runtime of Swift reads the environment in one of its own. */
__attribute__((section(".init_array.00101"), used)) static void (*const starting)(int, char **, char **) =
    start;

int host_argument_count(void) { return argument_count; }

const char *host_argument(int index) {
  return index >= 0 && index < argument_count ? arguments[index] : NULL;
}

bool host_ignored_at_start(int signal) { return sigismember(&ignored, signal) == 1; }
