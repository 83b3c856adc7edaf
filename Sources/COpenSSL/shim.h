// The one door to OpenSSL's libcrypto: hashes and message authentication codes.
#ifndef EDGEREAP_COPENSSL_H
#define EDGEREAP_COPENSSL_H
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#endif
