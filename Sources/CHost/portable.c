/* What the portable program, which is linked statically, has to see to by itself: the libraries of the machine
   that it must not load, and what it brings along for a machine that lacks it. */
#define _GNU_SOURCE
#include "CHost.h"
#include "portable.h"
#include <limits.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <unwind.h>

#ifdef EDGEREAP_PORTABLE

/* In no public header of glibc. */
extern int __nss_configure_lookup(const char *database, const char *services);

/* A module that nsswitch.conf names would bring the C library of the machine along, beside the one that is
   linked, and glibc ends the program then. These two are in it. */
static void look_names_up_alone(void) {
  __nss_configure_lookup("hosts", "files dns");
  static const char *const others[] = {"passwd", "group", "services", "networks", "protocols"};
  for (size_t index = 0; index < sizeof others / sizeof *others; index++) {
    __nss_configure_lookup(others[index], "files");
  }
}

/* The folder that was installed with the program; false where there is none. */
static bool find_bundle(char *folder, size_t size) {
  char program[PATH_MAX];
  ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
  if (length <= 0) return false;
  program[length] = 0;
  for (int level = 0; level < 2; level++) {
    char *slash = strrchr(program, '/');
    if (!slash) return false;
    *slash = 0;
  }
  int written = snprintf(folder, size, "%s/share/edgereap", program);
  return written > 0 && (size_t)written < size && access(folder, X_OK) == 0;
}

/* Whether the machine has a locale that the screen can use. */
static bool has_utf8(void) {
  bool found = host_use_utf8();
  setlocale(LC_CTYPE, "C");
  return found;
}

static char *joined(const char *name, const char *first, const char *second) {
  char *text = NULL;
  return asprintf(&text, "%s=%s%s", name, first, second) < 0 ? NULL : text;
}

/* The environment as this process reads it: descriptions of terminals and, where the machine has none, a
   locale, from the folder that was installed with the program. */
static char **own_environment(char **environment) {
  char folder[PATH_MAX];
  if (!find_bundle(folder, sizeof folder)) return environment;
  size_t count = 0;
  while (environment[count]) count++;
  char **own = calloc(count + 3, sizeof *own);
  if (!own) return environment;

  const char *folders = getenv("TERMINFO_DIRS");
  char *before = NULL;
  /* An empty name stands for where ncurses looks by itself; some have theirs where it does not. */
  if (asprintf(&before, "%s:", folders ? folders : ":/usr/lib/terminfo:/usr/share/lib/terminfo") < 0)
    return environment;
  size_t kept = 0;
  for (size_t index = 0; index < count; index++) {
    if (strncmp(environment[index], "TERMINFO_DIRS=", 14) != 0) own[kept++] = environment[index];
  }
  char terminfo[PATH_MAX + 16];
  snprintf(terminfo, sizeof terminfo, "%s/terminfo", folder);
  own[kept] = joined("TERMINFO_DIRS", before, terminfo);
  free(before);
  if (own[kept]) kept++;
  if (!has_utf8()) {
    own[kept] = joined("LOCPATH", folder, "/locale");
    if (own[kept]) kept++;
  }
  return own;
}

/* The linker puts this in the place of what unwinds the stack of a thread that ends by pthread_exit, as the main
   thread does for libdispatch. The program has no tables for that, and nothing on its stacks waits for it: so
   the end of the stack is where it stands, and glibc goes on from there. */
_Unwind_Reason_Code __wrap__Unwind_ForcedUnwind(
    struct _Unwind_Exception *exception, _Unwind_Stop_Fn stop, void *argument) {
  stop(
      1, _UA_FORCE_UNWIND | _UA_CLEANUP_PHASE | _UA_END_OF_STACK, exception->exception_class, exception, NULL,
      argument);
  abort();
}

static char **handed;

void portable_start(void) {
  look_names_up_alone();
  handed = environ;
  environ = own_environment(handed);
  /* The runtime of Swift asks there where it lies, and ends the program where nothing answers. It asks less
     of a process that is told, so that the program can say what is missing. */
  if (!host_has_proc()) setenv("SWIFT_ROOT", "/", 0);
}

bool host_has_proc(void) { return access("/proc/self/exe", F_OK) == 0; }

char **host_environment(void) { return handed; }
bool host_is_portable(void) { return true; }

#else

void portable_start(void) {}
char **host_environment(void) { return environ; }
bool host_is_portable(void) { return false; }
bool host_has_proc(void) { return true; }

#endif
