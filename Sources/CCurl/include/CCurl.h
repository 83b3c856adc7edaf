/* The one door to libcurl, which is opened behind the first frame of the screen: libcurl brings more
   than thirty libraries, and to load them takes as long as to begin the program. Types and constants
   are libcurl's; each function is named as there, with a C before it.

   Swift cannot call variadic functions, so each kind of value has a setter and a getter. */
#ifndef EDGEREAP_CCURL_H
#define EDGEREAP_CCURL_H
#include <curl/curl.h>
#include <stddef.h>

/* CURLOPT_PROTOCOLS_STR, CURLOPT_QUICK_EXIT and the kept certificate store came by then. */
#define CCURL_OLDEST 0x075700
#if LIBCURL_VERSION_NUM < CCURL_OLDEST
#error "edgereap needs libcurl 7.87 or later"
#endif

typedef size_t (*ccurl_bytes_callback)(char *bytes, size_t size, size_t count, void *context);
typedef int (*ccurl_request_callback)(
    void *context, char *peer, char *local, int peer_port, int local_port);
typedef int (*ccurl_descriptor_callback)(
    void *context, curl_socket_t descriptor, curlsocktype purpose);

typedef enum { CCURL_OPEN, CCURL_MISSING, CCURL_TOO_OLD } ccurl_state;

/* Opens the library, unless it is open. For any thread, as often as it likes. */
ccurl_state ccurl_open(void);

/* Why it is missing, in the words of the loader, or which version is too old. */
const char *ccurl_finding(void);

/* Those that make something open the library, and make nothing where it cannot be opened. The others
   take what these have made. */
CURLcode ccurl_global_init(void);
CURL *ccurl_easy_init(void);
CURLM *ccurl_multi_init(void);
struct curl_slist *ccurl_slist_append(struct curl_slist *list, const char *line);
void ccurl_slist_free_all(struct curl_slist *list);

const char *ccurl_easy_strerror(CURLcode code);
void ccurl_easy_reset(CURL *easy);
void ccurl_easy_cleanup(CURL *easy);

CURLcode ccurl_set_number(CURL *easy, CURLoption option, long value);
CURLcode ccurl_set_size(CURL *easy, CURLoption option, curl_off_t value);
CURLcode ccurl_set_text(CURL *easy, CURLoption option, const char *value);
CURLcode ccurl_set_pointer(CURL *easy, CURLoption option, void *value);
CURLcode ccurl_set_list(CURL *easy, CURLoption option, struct curl_slist *value);
CURLcode ccurl_set_bytes_callback(CURL *easy, CURLoption option, ccurl_bytes_callback value);
CURLcode ccurl_set_request_callback(CURL *easy, CURLoption option, ccurl_request_callback value);
CURLcode ccurl_set_descriptor_callback(
    CURL *easy, CURLoption option, ccurl_descriptor_callback value);

/* 0 and NULL where it is not known. */
long ccurl_get_number(CURL *easy, CURLINFO info);
curl_off_t ccurl_get_size(CURL *easy, CURLINFO info);
void *ccurl_get_private(CURL *easy);

const char *ccurl_multi_strerror(CURLMcode code);
CURLMcode ccurl_multi_set_number(CURLM *multi, CURLMoption option, long value);
CURLMcode ccurl_multi_add_handle(CURLM *multi, CURL *easy);
CURLMcode ccurl_multi_remove_handle(CURLM *multi, CURL *easy);
CURLMcode ccurl_multi_perform(CURLM *multi, int *running);
/* Sleeps until a socket, a timer of libcurl's or ccurl_multi_wakeup, at most so long. */
CURLMcode ccurl_multi_poll(CURLM *multi, int milliseconds);
CURLMcode ccurl_multi_wakeup(CURLM *multi);
CURLMcode ccurl_multi_cleanup(CURLM *multi);

/* The next exchange that has ended, and how; NULL where none has. A message of libcurl's holds a union,
   which reads more plainly in C. */
CURL *ccurl_multi_next_done(CURLM *multi, CURLcode *result);

#endif
