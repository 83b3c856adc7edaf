/* Where the functions come from: the loader, asked at their first use, or the linker, in a program that
   is linked statically and defines EDGEREAP_PORTABLE. */
#define CURL_DISABLE_TYPECHECK
#include "library.h"

#ifdef EDGEREAP_PORTABLE

static const struct ccurl_library linked = {
#define LINK(name) .name = curl_##name,
    CCURL_FUNCTIONS(LINK)
#undef LINK
};

const struct ccurl_library *ccurl_library(void) { return &linked; }
ccurl_state ccurl_open(void) { return CCURL_OPEN; }
const char *ccurl_finding(void) { return ""; }

#else

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static struct ccurl_library loaded;
static ccurl_state state = CCURL_MISSING;
static char finding[512];

static const char *message(void) {
  const char *text = dlerror();
  return text ? text : "";
}

static void load(void) {
  /* Without a slash, so that the loader looks where it looks for every library. The name is that of the
     library with OpenSSL; those with GnuTLS and NSS have others. It is never closed: threads of its own
     may outlive what began them. */
  void *library = dlopen("libcurl.so.4", RTLD_LAZY | RTLD_LOCAL);
  if (!library) {
    snprintf(finding, sizeof finding, "%s", message());
    return;
  }
#define FIND(name)                                                  \
  if (!(*(void **)&loaded.name = dlsym(library, "curl_" #name))) { \
    snprintf(finding, sizeof finding, "%s", message());            \
    return;                                                        \
  }
  CCURL_FUNCTIONS(FIND)
#undef FIND
  const curl_version_info_data *version = loaded.version_info(CURLVERSION_NOW);
  state = version->version_num < CCURL_OLDEST ? CCURL_TOO_OLD : CCURL_OPEN;
  snprintf(finding, sizeof finding, "%s", version->version);
}

ccurl_state ccurl_open(void) {
  pthread_once(&once, load);
  return state;
}

const char *ccurl_finding(void) {
  ccurl_open();
  return finding;
}

const struct ccurl_library *ccurl_library(void) {
  return ccurl_open() == CCURL_OPEN ? &loaded : NULL;
}

#endif
