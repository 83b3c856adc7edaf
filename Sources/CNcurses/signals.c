// Everything here that runs in a handler calls only functions that POSIX allows there.
#define _GNU_SOURCE 1
#include "CNcurses.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <termios.h>
#include <unistd.h>

static volatile sig_atomic_t signal_fd = -1;
// All that would end or stop a program and can be waited for; those of real time follow.
static const int named[] = {SIGWINCH, SIGTERM, SIGHUP,  SIGINT,    SIGTSTP, SIGCONT, SIGQUIT, SIGUSR1,
                            SIGUSR2,  SIGALRM, SIGXCPU, SIGVTALRM, SIGPROF, SIGIO,   SIGPWR, SIGSTKFLT};
static const int crashes[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSYS};
enum { named_count = sizeof named / sizeof *named, real_time_count = 40, crash_count = 7 };
static struct sigaction reported_before[named_count + real_time_count];
static struct sigaction crashes_before[crash_count];

static struct termios modes;
static volatile sig_atomic_t modes_known = 0;
static volatile sig_atomic_t guard_terminal = -1, guard_errors = -1, guard_standard_error = -1;
static char guard_reset[1024];
static char *alternate_stack = NULL;

static void report(int number) {
  int saved = errno;
  unsigned char byte = (unsigned char)number;
  if (signal_fd >= 0) (void)!write(signal_fd, &byte, 1);
  errno = saved;
}

static int reported_count(void) {
  int count = SIGRTMAX - SIGRTMIN + 1;
  return named_count + (count < real_time_count ? count : real_time_count);
}

static int reported(int index) {
  return index < named_count ? named[index] : SIGRTMIN + index - named_count;
}

void nc_signals_to(int fd) {
  signal_fd = fd;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = report;
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < reported_count(); i++) sigaction(reported(i), &action, &reported_before[i]);
}

void nc_stop_job(bool with_group) {
  struct sigaction before, action;
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  sigaction(SIGTSTP, NULL, &before);
  // Sent to the process alone, the signal would go to whatever thread has it open, at some later time,
  // when the handler is back. Sent to this thread and let in here, it stops the whole process inside
  // pthread_sigmask. What is sent to the others comes after it and before that: a shell that sees one
  // of them stop and goes on with the job at once takes back both, and nothing stops afterwards.
  sigset_t stop, mask;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTSTP);
  pthread_sigmask(SIG_BLOCK, &stop, &mask);
  action.sa_handler = SIG_DFL;
  sigaction(SIGTSTP, &action, NULL);
  pthread_kill(pthread_self(), SIGTSTP);
  if (with_group) kill(0, SIGTSTP);
  pthread_sigmask(SIG_UNBLOCK, &stop, NULL);
  pthread_sigmask(SIG_SETMASK, &mask, NULL);
  sigaction(SIGTSTP, &before, NULL);
}

void nc_signals_restore(void) {
  if (signal_fd < 0) return;
  for (int i = 0; i < reported_count(); i++) sigaction(reported(i), &reported_before[i], NULL);
  signal_fd = -1;
}

bool nc_remember_modes(int fd) {
  modes_known = tcgetattr(fd, &modes) == 0;
  return modes_known;
}

void nc_give_back_modes(int fd) {
  if (modes_known) tcsetattr(fd, TCSANOW, &modes);
}

// The last words of the program, which were kept off the screen. Control characters in them are
// shown as question marks.
static void show_errors(void) {
  char text[4096];
  off_t length = lseek(guard_errors, 0, SEEK_END);
  off_t start = length > (off_t)sizeof text ? length - (off_t)sizeof text : 0;
  ssize_t count = pread(guard_errors, text, sizeof text, start);
  unsigned char before = 0;
  for (ssize_t i = 0; i < count; i++) {
    unsigned char byte = (unsigned char)text[i];
    if ((byte < 0x20 && byte != '\n') || byte == 0x7F) text[i] = '?';
    if (before == 0xC2 && byte >= 0x80 && byte < 0xA0) text[i - 1] = text[i] = '?';
    before = byte;
  }
  if (count > 0) (void)!write(guard_standard_error, text, (size_t)count);
}

static void restore_terminal(void) {
  int terminal = guard_terminal;
  if (terminal < 0) return;
  guard_terminal = -1;
  (void)!write(terminal, guard_reset, strlen(guard_reset));
  nc_give_back_modes(terminal);
  if (guard_errors >= 0) show_errors();
}

static void crash(int number, siginfo_t *info, void *context) {
  (void)context;
  // A second crash, or one on another thread, finds the defaults.
  for (int i = 0; i < crash_count; i++) signal(crashes[i], SIG_DFL);
  restore_terminal();
  // A fault happens again on return; a signal that somebody sent does not.
  if (info != NULL && info->si_code <= 0) raise(number);
}

void nc_guard_crashes(int terminal, const char *reset, int errors, int standard_error) {
  guard_errors = errors;
  guard_standard_error = standard_error;
  strncpy(guard_reset, reset, sizeof guard_reset - 1);
  guard_terminal = terminal;
  static bool is_registered = false;
  if (!is_registered) is_registered = atexit(restore_terminal) == 0;
  enum { stack_size = 65536 };
  if (alternate_stack == NULL) alternate_stack = malloc(stack_size);
  if (alternate_stack != NULL) {
    stack_t stack = {.ss_sp = alternate_stack, .ss_size = stack_size, .ss_flags = 0};
    sigaltstack(&stack, NULL);
  }
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = crash;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < crash_count; i++) sigaction(crashes[i], &action, &crashes_before[i]);
}

void nc_unguard_crashes(void) {
  if (guard_terminal < 0) return;
  guard_terminal = -1;
  for (int i = 0; i < crash_count; i++) sigaction(crashes[i], &crashes_before[i], NULL);
}

bool nc_window_size(int fd, int *width, int *height) {
  struct winsize size;
  if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return false;
  *width = size.ws_col;
  *height = size.ws_row;
  return true;
}

void nc_redirect(int from, int to) { (void)dup3(from, to, O_CLOEXEC); }

int nc_memory_file(void) {
  int file = memfd_create("edgereap", MFD_CLOEXEC);
  if (file >= 0 || errno != ENOSYS) return file;
  // Before Linux 3.17: a file that has no name any more.
  static const char *const folders[] = {"/dev/shm", "/tmp", "/var/tmp"};
  for (size_t i = 0; i < sizeof folders / sizeof *folders && file < 0; i++) {
    char name[64];
    snprintf(name, sizeof name, "%s/edgereap-XXXXXX", folders[i]);
    file = mkostemp(name, O_CLOEXEC);
    if (file >= 0) unlink(name);
  }
  return file;
}

bool nc_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC | O_NONBLOCK) == 0; }

int nc_open_controlling_terminal(void) {
  int fd = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (fd < 0) return -1;
  struct stat status;
  // The kernel's own number of it: another file may have been mounted in its place.
  if (fstat(fd, &status) == 0 && S_ISCHR(status.st_mode) && major(status.st_rdev) == 5 &&
      minor(status.st_rdev) == 0 && isatty(fd)) {
    return fd;
  }
  close(fd);
  return -1;
}
