// Everything here that runs in a handler calls only functions that POSIX allows there.
#define _GNU_SOURCE 1
#include "CNcurses.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

static volatile sig_atomic_t signal_fd = -1;
static const int reported[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT};
static const int crashes[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV};
enum { reported_count = 6, crash_count = 6 };
static struct sigaction reported_before[reported_count];
static struct sigaction crashes_before[crash_count];

static struct termios modes;
static volatile sig_atomic_t modes_known = 0;
static volatile sig_atomic_t guard_terminal = -1, guard_errors = -1, guard_standard_error = -1;
static char guard_reset[512];
static char *alternate_stack = NULL;

static void report(int number) {
  int saved = errno;
  unsigned char byte = (unsigned char)number;
  if (signal_fd >= 0) (void)!write(signal_fd, &byte, 1);
  errno = saved;
}

void nc_signals_to(int fd) {
  signal_fd = fd;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = report;
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < reported_count; i++) sigaction(reported[i], &action, &reported_before[i]);
}

void nc_stop_job(void) {
  struct sigaction before, action;
  memset(&action, 0, sizeof action);
  action.sa_handler = SIG_DFL;
  sigemptyset(&action.sa_mask);
  sigaction(SIGTSTP, &action, &before);
  kill(0, SIGTSTP);
  sigaction(SIGTSTP, &before, NULL);
}

void nc_signals_restore(void) {
  if (signal_fd < 0) return;
  for (int i = 0; i < reported_count; i++) sigaction(reported[i], &reported_before[i], NULL);
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

int nc_memory_file(void) { return memfd_create("edgereap", MFD_CLOEXEC); }

bool nc_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC | O_NONBLOCK) == 0; }
