import COpenSSL

/// libcrypto as a whole.
package enum Cryptography {
  /// Keeps libcrypto usable until the process is gone. Without this it takes itself apart in
  /// `exit`, under the hands of requests that other threads still sign or encrypt, which then crash.
  ///
  /// To be called before anything else uses libcrypto, libcurl included: only the first call of its
  /// initialisation decides.
  package static func keepUntilExit() {
    OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_ATEXIT), nil)
  }
}
