// The one door to libcurl. Swift cannot call variadic functions, so each kind of value has a
// setter and a getter of its own here.
#ifndef EDGEREAP_CCURL_H
#define EDGEREAP_CCURL_H
#include <curl/curl.h>

// CURLOPT_PROTOCOLS_STR, CURLOPT_QUICK_EXIT and the kept certificate store came by then.
#if LIBCURL_VERSION_NUM < 0x075700
#error "edgereap needs libcurl 7.87 or later"
#endif

typedef size_t (*curl_bytes_callback)(char *bytes, size_t size, size_t count, void *context);
typedef int (*curl_request_callback)(
    void *context, char *peer, char *local, int peer_port, int local_port);

typedef int (*curl_descriptor_callback)(
    void *context, curl_socket_t descriptor, curlsocktype purpose);

static inline CURLcode curl_start_process(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }

static inline CURLcode curl_set_number(CURL *easy, CURLoption option, long value) {
  return (curl_easy_setopt)(easy, option, value);
}
static inline CURLcode curl_set_size(CURL *easy, CURLoption option, curl_off_t value) {
  return (curl_easy_setopt)(easy, option, value);
}
static inline CURLcode curl_set_text(CURL *easy, CURLoption option, const char *value) {
  return (curl_easy_setopt)(easy, option, value);
}
static inline CURLcode curl_set_pointer(CURL *easy, CURLoption option, void *value) {
  return (curl_easy_setopt)(easy, option, value);
}
static inline CURLcode curl_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
  return (curl_easy_setopt)(easy, option, value);
}
static inline CURLcode curl_set_bytes_callback(
    CURL *easy, CURLoption option, curl_bytes_callback value) {
  return (curl_easy_setopt)(easy, option, value);
}
static inline CURLcode curl_set_request_callback(
    CURL *easy, CURLoption option, curl_request_callback value) {
  return (curl_easy_setopt)(easy, option, value);
}
static inline CURLcode curl_set_descriptor_callback(
    CURL *easy, CURLoption option, curl_descriptor_callback value) {
  return (curl_easy_setopt)(easy, option, value);
}

static inline long curl_get_number(CURL *easy, CURLINFO info) {
  long value = 0;
  return (curl_easy_getinfo)(easy, info, &value) == CURLE_OK ? value : 0;
}
static inline curl_off_t curl_get_size(CURL *easy, CURLINFO info) {
  curl_off_t value = 0;
  return (curl_easy_getinfo)(easy, info, &value) == CURLE_OK ? value : 0;
}
static inline void *curl_get_private(CURL *easy) {
  char *value = NULL;
  return (curl_easy_getinfo)(easy, CURLINFO_PRIVATE, &value) == CURLE_OK ? value : NULL;
}

static inline CURLMcode curl_multi_set_number(CURLM *multi, CURLMoption option, long value) {
  return (curl_multi_setopt)(multi, option, value);
}

// A message holds a union, which reads more plainly on this side.
static inline CURL *curl_multi_next_done(CURLM *multi, CURLcode *result) {
  int left = 0;
  CURLMsg *message = NULL;
  while((message = curl_multi_info_read(multi, &left))) {
    if(message->msg == CURLMSG_DONE) {
      *result = message->data.result;
      return message->easy_handle;
    }
  }
  return NULL;
}
#endif
