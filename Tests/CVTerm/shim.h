// The door to libvterm, the terminal that scenarios look at, and to the pseudo-terminal calls that
// Swift's own module of the C library leaves out.
#ifndef EDGEREAP_CVTERM_H
#define EDGEREAP_CVTERM_H
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <vterm.h>

extern int posix_openpt(int flags);
extern int grantpt(int fd);
extern int unlockpt(int fd);
extern int ptsname_r(int fd, char *name, size_t length);
extern int posix_spawn_file_actions_addchdir_np(void *actions, const char *path);

typedef struct {
  VTerm *terminal;
  VTermScreen *screen;
  bool is_alternate;
  bool is_cursor_visible;
  int mouse;
} emulator;

// A cell with the bit fields and the union of colours flattened.
typedef struct {
  uint32_t scalars[VTERM_MAX_CHARS_PER_CELL];
  int width;
  bool bold, underline, reverse;
  // 0: the terminal's own, 1: of the palette, 2: red, green and blue
  int foreground_kind, background_kind;
  uint32_t foreground, background;
} emulator_cell;

static inline int emulator_property(VTermProp property, VTermValue *value, void *user) {
  emulator *self = (emulator *)user;
  if (property == VTERM_PROP_ALTSCREEN) self->is_alternate = value->boolean;
  if (property == VTERM_PROP_CURSORVISIBLE) self->is_cursor_visible = value->boolean;
  if (property == VTERM_PROP_MOUSE) self->mouse = value->number;
  return 1;
}

static inline emulator *emulator_new(int width, int height) {
  static const VTermScreenCallbacks callbacks = {.settermprop = emulator_property};
  emulator *self = (emulator *)calloc(1, sizeof(emulator));
  self->is_cursor_visible = true;
  self->terminal = vterm_new(height, width);
  vterm_set_utf8(self->terminal, 1);
  self->screen = vterm_obtain_screen(self->terminal);
  vterm_screen_set_callbacks(self->screen, &callbacks, self);
  vterm_screen_enable_altscreen(self->screen, 1);
  vterm_screen_reset(self->screen, 1);
  return self;
}

static inline void emulator_free(emulator *self) {
  vterm_free(self->terminal);
  free(self);
}

static inline void emulator_feed(emulator *self, const char *bytes, size_t count) {
  vterm_input_write(self->terminal, bytes, count);
}

// What the terminal answers to questions of the program.
static inline size_t emulator_answer(emulator *self, char *buffer, size_t size) {
  return vterm_output_read(self->terminal, buffer, size);
}

static inline void emulator_resize(emulator *self, int width, int height) {
  vterm_set_size(self->terminal, height, width);
}

static inline void emulator_cursor(const emulator *self, int *x, int *y) {
  VTermPos position;
  vterm_state_get_cursorpos(vterm_obtain_state(self->terminal), &position);
  *x = position.col;
  *y = position.row;
}

static inline void emulator_color(VTermColor color, bool is_foreground, int *kind, uint32_t *value) {
  bool is_default = is_foreground ? VTERM_COLOR_IS_DEFAULT_FG(&color)
                                  : VTERM_COLOR_IS_DEFAULT_BG(&color);
  if (is_default) {
    *kind = 0;
    *value = 0;
  } else if (VTERM_COLOR_IS_INDEXED(&color)) {
    *kind = 1;
    *value = color.indexed.idx;
  } else {
    *kind = 2;
    *value = (uint32_t)color.rgb.red << 16 | (uint32_t)color.rgb.green << 8 | color.rgb.blue;
  }
}

static inline emulator_cell emulator_cell_at(const emulator *self, int x, int y) {
  VTermScreenCell cell;
  emulator_cell result;
  memset(&result, 0, sizeof result);
  VTermPos position = {.row = y, .col = x};
  if (!vterm_screen_get_cell(self->screen, position, &cell)) return result;
  memcpy(result.scalars, cell.chars, sizeof result.scalars);
  result.width = cell.width;
  result.bold = cell.attrs.bold;
  result.underline = cell.attrs.underline != 0;
  result.reverse = cell.attrs.reverse;
  emulator_color(cell.fg, true, &result.foreground_kind, &result.foreground);
  emulator_color(cell.bg, false, &result.background_kind, &result.background);
  return result;
}

static inline uint32_t emulator_scalar(const emulator_cell *cell, int index) {
  return cell->scalars[index];
}

static inline int pty_set_size(int fd, int width, int height) {
  struct winsize size = {.ws_row = (unsigned short)height, .ws_col = (unsigned short)width};
  return ioctl(fd, TIOCSWINSZ, &size);
}

// Bytes that were typed and not yet read by the program whose terminal `name` is; -1 where that cannot
// be told.
static inline int pty_unread(const char *name) {
  int fd = open(name, O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0) return -1;
  int count = 0;
  int result = ioctl(fd, FIONREAD, &count);
  close(fd);
  return result < 0 ? -1 : count;
}
#endif
