#ifndef CCALLGRIND_H
#define CCALLGRIND_H

/// Requests to callgrind, which are a few idle instructions where it does not run. Debian has the
/// header in the package `valgrind`; without it the counting program builds and counts nothing.
void callgrind_begin(void);
void callgrind_end(const char *name);

#endif
