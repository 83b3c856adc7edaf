extension Manual {
  /// Exit codes, environment and files.
  static func writeSurroundings(to page: inout Roff) {
    page.section("EXIT STATUS")
    for status in ExitStatus.allCases {
      page.item(Roff.bold("\(status.rawValue)"), "\(status.summary).")
    }
    page.paragraph(
      "The screen exits 0 when it was left, 143 on SIGTERM and 129 when its terminal was lost.")
    page.section("ENVIRONMENT")
    for (names, meaning) in variables {
      page.item(names.map(Roff.bold).joined(separator: ", "), meaning)
    }
    page.section("FILES")
    for file in Paths.table { page.item(Roff.italic(file.path), file.meaning) }
    page.section("EXAMPLES")
    page.example([
      "edgereap --demo",
      "edgereap list --filter 'product:edgezone state:running' --output csv",
      "edgereap plan --filter 'region:ap-guangzhou age>90d' --out plan.json",
      "edgereap apply plan.json --confirm \"143 ap-guangzhou 0012\"",
      "edgereap watch",
      "edgereap history --verify",
    ])
    page.section("SEE ALSO")
    page.paragraph("ssh(1), tmux(1)")
  }

  private static let variables: [(names: [String], meaning: String)] = [
    (["EDGEREAP_PROFILE"], "As --profile."),
    (["EDGEREAP_ENDPOINT"], "As --endpoint."),
    (["EDGEREAP_LOG_LEVEL"], "As --log-level."),
    (
      ["TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY", "TENCENTCLOUD_TOKEN"],
      "The keys, and the token of temporary ones (TENCENTCLOUD_SECURITY_TOKEN is taken too)."
    ),
    (
      ["TENCENTCLOUD_ROLE_ARN", "TENCENTCLOUD_ROLE_SESSION_NAME"],
      "A role to assume with those keys."
    ),
    (["TCCLI_PROFILE"], "The profile of tccli whose keys are taken where none are set."),
    (
      ["TKE_REGION", "TKE_PROVIDER_ID", "TKE_WEB_IDENTITY_TOKEN_FILE", "TKE_ROLE_ARN"],
      "The web identity of a pod."
    ),
    (["https_proxy", "all_proxy", "no_proxy"], "The way to the API."),
    (["CURL_CA_BUNDLE", "SSL_CERT_FILE"], "Certificates to trust instead of the system's."),
    (["NO_COLOR"], "As --no-color."),
    (["TERM", "COLORTERM", "LC_ALL", "LC_CTYPE", "LANG"], "What the terminal can show."),
    (["XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"], "Where the files below are."),
  ]
}
