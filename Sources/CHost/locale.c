/* Which characters the C library knows. */
#include "CHost.h"
#include <langinfo.h>
#include <locale.h>
#include <string.h>

bool host_use_utf8(void) {
  static const char *const candidates[] = {"", "C.UTF-8", "en_US.UTF-8"};
  for (size_t index = 0; index < sizeof candidates / sizeof *candidates; index++) {
    if (setlocale(LC_CTYPE, candidates[index]) && strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
      return true;
  }
  return false;
}
