// What every program of a build for the address sanitizer is told, whatever environment it gets.

// A thread that ends would have its alternate stack unmapped, taken for the sanitizer's own. The
// program has one for its crash handlers, and its first thread ends where the screen is left.
const char *__asan_default_options(void) { return "use_sigaltstack=0"; }

// What is no leak of the program, a line for each, with the reason.
const char *__lsan_default_suppressions(void) {
  return
      // ncurses keeps what it has begun when a terminal turns out to be unknown.
      "leak:new_prescr\n"
      // What weak references to an object go through. The object knows it by a shifted address, which
      // is taken for none when the program ends while the object is alive. It cannot leak alone: an
      // object that has one and leaks is reported itself.
      "leak:formWeakReference\n"
      // The samples in the tables of facts, which live as long as the program. An enum keeps which case it
      // is in unused bits of the address, which is then taken for none.
      "leak:O5kinds_WZ\n";
}
