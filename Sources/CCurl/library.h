/* Every function of libcurl that the program calls, in one table. */
#ifndef EDGEREAP_CCURL_LIBRARY_H
#define EDGEREAP_CCURL_LIBRARY_H
#include "CCurl.h"

#define CCURL_FUNCTIONS(each)                                                                  \
  each(version_info) each(global_init) each(slist_append) each(slist_free_all) each(easy_init) \
  each(easy_strerror) each(easy_reset) each(easy_cleanup) each(easy_setopt)                    \
  each(easy_getinfo) each(multi_init) each(multi_strerror) each(multi_setopt)                  \
  each(multi_add_handle) each(multi_remove_handle) each(multi_perform) each(multi_poll)        \
  each(multi_wakeup) each(multi_cleanup) each(multi_info_read)

/* curl_easy_init is called easy_init here, and has the type that its header gives it. */
struct ccurl_library {
#define CCURL_MEMBER(name) __typeof__(&curl_##name) name;
  CCURL_FUNCTIONS(CCURL_MEMBER)
#undef CCURL_MEMBER
};

/* NULL where it cannot be opened. */
const struct ccurl_library *ccurl_library(void);

#endif
