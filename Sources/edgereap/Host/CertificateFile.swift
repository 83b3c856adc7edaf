import CHost
import Glibc

/// The certificates that servers are checked against, in one file.
struct CertificateFile: Hashable, Sendable {
  var path: String
  /// The variable that names it; nil where it was found.
  var variable: String?

  /// Where distributions keep the certificates that they trust: Debian and Alpine; Red Hat, TencentOS and
  /// OpenCloudOS; SUSE; others.
  static let places = [
    "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem", "/etc/ssl/ca-bundle.pem",
    "/var/lib/ca-certificates/ca-bundle.pem", "/etc/ssl/cert.pem",
  ]

  /// nil where libcurl knows them by itself, as a distribution has built it, and where the portable program
  /// found none: it trusts nobody then.
  init?(in host: HostEnvironment, isPortable: Bool = host_is_portable()) {
    for variable in ["CURL_CA_BUNDLE", "SSL_CERT_FILE"] {
      guard let path = host[variable] else { continue }
      self.init(path: path, variable: variable)
      return
    }
    guard isPortable, let path = Self.places.first(where: { access($0, R_OK) == 0 }) else {
      return nil
    }
    self.init(path: path, variable: nil)
  }

  private init(path: String, variable: String?) {
    self.path = path
    self.variable = variable
  }
}
