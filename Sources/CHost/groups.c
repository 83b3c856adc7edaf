/* Programs that this one has started, and that must not outlive it. */
#define _GNU_SOURCE
#include "CHost.h"
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

/* More than ever run at once. */
enum { most_groups = 8, is_free = 0, is_starting = -1 };
static atomic_int groups[most_groups];

/* The signal that is to end this program, or 0. */
static atomic_int ending;

static const int endings[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM};
enum { ending_count = sizeof endings / sizeof *endings };
static pthread_mutex_t handlers = PTHREAD_MUTEX_INITIALIZER;

/* False where one is just being started and cannot be named yet. */
static bool end_groups(void) {
  bool all = true;
  for (int index = 0; index < most_groups; index++) {
    int group = atomic_load(&groups[index]);
    if (group == is_starting) all = false;
    if (group > 0) kill(-group, SIGKILL);
  }
  return all;
}

static void end_by(int number) {
  signal(number, SIG_DFL);
  raise(number);
}

/* Whoever is started meanwhile looks at `ending` after it has a name, and this at the names after it has
   set `ending`, so that one of them sees the other. */
static void caught(int number) {
  int before = errno;
  atomic_store(&ending, number);
  if (end_groups()) end_by(number);
  errno = before;
}

/* A start takes milliseconds. */
static void end_at_exit(void) {
  for (int tries = 0; !end_groups() && tries < 100; tries++) usleep(1000);
}

/* What another part of the program does with a signal is left alone: it ends the program in order. */
static void replace_handlers(void (*from)(int), void (*to)(int)) {
  for (int index = 0; index < ending_count; index++) {
    struct sigaction action;
    if (sigaction(endings[index], NULL, &action) != 0 || action.sa_handler != from) continue;
    action = (struct sigaction){.sa_handler = to, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    sigaction(endings[index], &action, NULL);
  }
}

static void leave_if_ending(void) {
  int number = atomic_load(&ending);
  if (number == 0 || !end_groups()) return;
  end_by(number);
}

int host_group_starts(void) {
  static bool is_noted;
  int found = -1;
  pthread_mutex_lock(&handlers);
  if (!is_noted) is_noted = atexit(end_at_exit) == 0;
  replace_handlers(SIG_DFL, caught);
  for (int index = 0; index < most_groups && found < 0; index++) {
    if (atomic_load(&groups[index]) != is_free) continue;
    atomic_store(&groups[index], is_starting);
    found = index;
  }
  pthread_mutex_unlock(&handlers);
  return found;
}

void host_group_started(int place, int group) {
  if (place < 0) return;
  atomic_store(&groups[place], group);
  leave_if_ending();
}

void host_group_ended(int place) {
  if (place < 0) return;
  pthread_mutex_lock(&handlers);
  atomic_store(&groups[place], is_free);
  bool is_last = true;
  for (int index = 0; index < most_groups; index++) {
    if (atomic_load(&groups[index]) != is_free) is_last = false;
  }
  if (is_last) replace_handlers(caught, SIG_DFL);
  pthread_mutex_unlock(&handlers);
  leave_if_ending();
}
