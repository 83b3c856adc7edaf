// The one door to ncurses, and to what a full-screen program needs of the C library that Swift
// cannot reach: signal handlers, globals and macros. Wide characters are asked for here, since
// SwiftPM drops the flags that ncurses' own pkg-config file names.
#ifndef EDGEREAP_CNCURSES_H
#define EDGEREAP_CNCURSES_H

#define NCURSES_WIDECHAR 1
#include <ncurses.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <term.h>

// Macros and globals of ncurses.
static const attr_t nc_bold = A_BOLD;
static const attr_t nc_underline = A_UNDERLINE;
static const attr_t nc_reverse = A_REVERSE;
static const attr_t nc_dim = A_DIM;
enum { nc_marks_per_cell = CCHARW_MAX - 1 };

int nc_color_count(void);
int nc_pair_count(void);
// A terminal can say that it has 65,535 columns and rows. What is beyond these would be drawn for
// nobody, and takes the memory of the host.
static const int nc_largest_width = 1000;
static const int nc_largest_height = 500;

// newterm on standard input and a stream over `output_fd`. NULL if the terminal is not known.
SCREEN *nc_open(const char *type, int output_fd);
// Writes `count` cells in a row of stdscr.
int nc_put_row(int y, int x, const cchar_t *cells, int count);
void nc_leave_cursor(bool leave);
// Clears the screen with the next refresh and draws all of it.
void nc_repaint_all(void);
// Draws all of it with the next refresh, over what is there.
void nc_redraw(void);
void nc_refresh(void);
// The capability, or NULL where the terminal lacks it.
const char *nc_capability(const char *name);
int nc_character_width(uint32_t scalar);

// The kernel's side of the terminal.
bool nc_window_size(int fd, int *width, int *height);
// An anonymous file in memory, closed on exec. -1 if the system refuses.
int nc_memory_file(void);
bool nc_pipe(int ends[2]);
// The terminal of this session, whatever the standard streams are; -1 without one, or if the file of
// that name is something else.
int nc_open_controlling_terminal(void);
// Makes `to` lead where `from` leads, closed on exec.
void nc_redirect(int from, int to);

// Signals. WINCH, TSTP, CONT and every one that would end the program without a core file, those of
// real time included, are each written as one byte to `fd`, which must not block.
void nc_signals_to(int fd);
void nc_signals_restore(void);
// Stops the whole process, for certain, and returns when it goes on; `with_group` tells the others of
// the job before, as ^Z does. Where no shell could take the job up again the system does not stop it,
// and this returns at once.
void nc_stop_job(bool with_group);

// On a crash (ILL, TRAP, ABRT, BUS, FPE, SEGV, SYS), and on exit() in the middle of things: writes `reset` to `terminal`, gives it back the
// modes that `nc_remember_modes` read, copies the end of what `errors` holds to `standard_error`,
// and lets the signal kill or the exit go on.
void nc_guard_crashes(int terminal, const char *reset, int errors, int standard_error);
void nc_unguard_crashes(void);
// Reads the modes of the terminal, to be given back at the end.
bool nc_remember_modes(int fd);
void nc_give_back_modes(int fd);
#endif
