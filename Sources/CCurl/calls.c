/* The calls of CCurl.h, through the table. */
#define CURL_DISABLE_TYPECHECK
#include "library.h"

/* For those that make something. Whoever has a handle has the library too. */
#define OPENED(failure)                                 \
  const struct ccurl_library *library = ccurl_library(); \
  if (!library) return failure

CURLcode ccurl_global_init(void) {
  OPENED(CURLE_FAILED_INIT);
  return library->global_init(CURL_GLOBAL_DEFAULT);
}
CURL *ccurl_easy_init(void) {
  OPENED(NULL);
  return library->easy_init();
}
CURLM *ccurl_multi_init(void) {
  OPENED(NULL);
  return library->multi_init();
}
struct curl_slist *ccurl_slist_append(struct curl_slist *list, const char *line) {
  OPENED(NULL);
  return library->slist_append(list, line);
}
void ccurl_slist_free_all(struct curl_slist *list) {
  if (list) ccurl_library()->slist_free_all(list);
}

const char *ccurl_easy_strerror(CURLcode code) {
  OPENED("");
  return library->easy_strerror(code);
}
const char *ccurl_multi_strerror(CURLMcode code) {
  OPENED("");
  return library->multi_strerror(code);
}

void ccurl_easy_reset(CURL *easy) { ccurl_library()->easy_reset(easy); }
void ccurl_easy_cleanup(CURL *easy) { ccurl_library()->easy_cleanup(easy); }

CURLcode ccurl_set_number(CURL *easy, CURLoption option, long value) {
  return ccurl_library()->easy_setopt(easy, option, value);
}
CURLcode ccurl_set_size(CURL *easy, CURLoption option, curl_off_t value) {
  return ccurl_library()->easy_setopt(easy, option, value);
}
CURLcode ccurl_set_text(CURL *easy, CURLoption option, const char *value) {
  return ccurl_library()->easy_setopt(easy, option, value);
}
CURLcode ccurl_set_pointer(CURL *easy, CURLoption option, void *value) {
  return ccurl_library()->easy_setopt(easy, option, value);
}
CURLcode ccurl_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
  return ccurl_library()->easy_setopt(easy, option, value);
}
CURLcode ccurl_set_bytes_callback(CURL *easy, CURLoption option, ccurl_bytes_callback value) {
  return ccurl_library()->easy_setopt(easy, option, value);
}
CURLcode ccurl_set_request_callback(CURL *easy, CURLoption option, ccurl_request_callback value) {
  return ccurl_library()->easy_setopt(easy, option, value);
}
CURLcode ccurl_set_descriptor_callback(
    CURL *easy, CURLoption option, ccurl_descriptor_callback value) {
  return ccurl_library()->easy_setopt(easy, option, value);
}

long ccurl_get_number(CURL *easy, CURLINFO info) {
  long value = 0;
  return ccurl_library()->easy_getinfo(easy, info, &value) == CURLE_OK ? value : 0;
}
curl_off_t ccurl_get_size(CURL *easy, CURLINFO info) {
  curl_off_t value = 0;
  return ccurl_library()->easy_getinfo(easy, info, &value) == CURLE_OK ? value : 0;
}
void *ccurl_get_private(CURL *easy) {
  char *value = NULL;
  CURLcode code = ccurl_library()->easy_getinfo(easy, CURLINFO_PRIVATE, &value);
  return code == CURLE_OK ? value : NULL;
}

CURLMcode ccurl_multi_set_number(CURLM *multi, CURLMoption option, long value) {
  return ccurl_library()->multi_setopt(multi, option, value);
}
CURLMcode ccurl_multi_add_handle(CURLM *multi, CURL *easy) {
  return ccurl_library()->multi_add_handle(multi, easy);
}
CURLMcode ccurl_multi_remove_handle(CURLM *multi, CURL *easy) {
  return ccurl_library()->multi_remove_handle(multi, easy);
}
CURLMcode ccurl_multi_perform(CURLM *multi, int *running) {
  return ccurl_library()->multi_perform(multi, running);
}
CURLMcode ccurl_multi_poll(CURLM *multi, int milliseconds) {
  return ccurl_library()->multi_poll(multi, NULL, 0, milliseconds, NULL);
}
CURLMcode ccurl_multi_wakeup(CURLM *multi) { return ccurl_library()->multi_wakeup(multi); }
CURLMcode ccurl_multi_cleanup(CURLM *multi) { return ccurl_library()->multi_cleanup(multi); }

CURL *ccurl_multi_next_done(CURLM *multi, CURLcode *result) {
  int left = 0;
  CURLMsg *message = NULL;
  while ((message = ccurl_library()->multi_info_read(multi, &left))) {
    if (message->msg == CURLMSG_DONE) {
      *result = message->data.result;
      return message->easy_handle;
    }
  }
  return NULL;
}
