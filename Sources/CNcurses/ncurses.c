#define _GNU_SOURCE 1
#include "CNcurses.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

int nc_color_count(void) { return COLORS; }
int nc_pair_count(void) { return COLOR_PAIRS; }

static bool is_bounded(const char *variable, long largest) {
  const char *text = getenv(variable);
  return text == NULL || strtol(text, NULL, 10) <= largest;
}

// LINES, COLUMNS and the terminal itself may name any size, for which ncurses would take memory
// before it can be told a better one.
static bool has_bounded_size(int fd) {
  int width = 0, height = 0;
  if (nc_window_size(fd, &width, &height) &&
      (width > nc_largest_width || height > nc_largest_height))
    return false;
  return is_bounded("COLUMNS", nc_largest_width) && is_bounded("LINES", nc_largest_height);
}

SCREEN *nc_open(const char *type, int output_fd) {
  FILE *output = fdopen(output_fd, "w");
  if (output == NULL) return NULL;
  // Without a size of its own a description of a terminal may have none at all.
  use_env(has_bounded_size(output_fd));
  SCREEN *screen = newterm(type, output, stdin);
  // Closing the stream would close the caller's descriptor too: it stays, as ncurses keeps it.
  return screen;
}

int nc_put_row(int y, int x, const cchar_t *cells, int count) {
  return mvadd_wchnstr(y, x, cells, count);
}

void nc_leave_cursor(bool leave) { leaveok(stdscr, leave); }
void nc_repaint_all(void) { clearok(curscr, TRUE); }
void nc_redraw(void) { redrawwin(stdscr); }
void nc_refresh(void) {
  wnoutrefresh(stdscr);
  doupdate();
}

const char *nc_capability(const char *name) {
  char *value = tigetstr((char *)name);
  return value == (char *)-1 || value == NULL || *value == 0 ? NULL : value;
}

int nc_character_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }
