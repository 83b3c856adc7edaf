/// The environment variables and files of the manual page.
package extension Words {
  var variables: [(names: [String], meaning: String)] {
    [
      (["EDGEREAP_PROFILE"], like("--profile")), (["EDGEREAP_ENDPOINT"], like("--endpoint")),
      (["EDGEREAP_LOG_LEVEL"], like("--log-level")),
      (
        ["TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY", "TENCENTCLOUD_TOKEN"],
        pick(
          "The keys, and the token of temporary ones (also TENCENTCLOUD_SECURITY_TOKEN).",
          "密钥，以及临时密钥的 Token（也可用 TENCENTCLOUD_SECURITY_TOKEN）。")
      ),
      (
        ["TENCENTCLOUD_ROLE_ARN", "TENCENTCLOUD_ROLE_SESSION_NAME"],
        pick("A role to assume with those keys.", "用上述密钥扮演的角色。")
      ),
      (
        ["TCCLI_PROFILE"],
        pick(
          "The tccli profile to take the keys from if none are set.", "未设密钥时，从该 tccli 配置取密钥。")
      ),
      (
        ["TKE_REGION", "TKE_PROVIDER_ID", "TKE_WEB_IDENTITY_TOKEN_FILE", "TKE_ROLE_ARN"],
        pick("The web identity of a pod.", "Pod 的 Web 身份（OIDC）。")
      ),
      (
        ["https_proxy", "all_proxy", "no_proxy"],
        pick("The proxy between this host and the API.", "访问 API 的代理。")
      ),
      (
        ["CURL_CA_BUNDLE", "SSL_CERT_FILE"],
        pick("Certificates to trust instead of the system's.", "代替系统证书的受信证书。")
      ),
      (["NO_COLOR"], like("--no-color")),
      (
        ["TERM", "COLORTERM", "LC_ALL", "LC_CTYPE", "LANG"],
        pick("Terminal capabilities and language.", "终端的显示能力与语言。")
      ),
      (
        ["XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"],
        pick("Folders of the files below.", "下列文件所在的目录。")
      ),
    ]
  }

  private func like(_ option: String) -> String { pick("Like \(option).", "同 \(option)。") }

  var settingsFile: String {
    pick(
      "The settings; XDG_CONFIG_HOME defaults to ~/.config.",
      "设置；XDG_CONFIG_HOME 默认为 ~/.config。")
  }
  var ownThemesFile: String {
    pick(
      "Your own themes; they hide those of the same name in PREFIX/share/edgereap/themes.",
      "自定义主题，优先于 PREFIX/share/edgereap/themes 中的同名主题。")
  }
  var journalFile: String {
    pick(
      "The journal, mode 0600; XDG_STATE_HOME defaults to ~/.local/state.",
      "操作日志，权限 0600；XDG_STATE_HOME 默认为 ~/.local/state。")
  }
  var paceFolder: String {
    pick(
      "Shared by all programs of one user to keep within the API's rate limits. If XDG_RUNTIME_DIR "
        + "cannot be used, below /run/user/UID, else below /tmp/edgereap-UID.",
      "同一用户的各程序共享的限速记录，用于遵守 API 的频率限制。XDG_RUNTIME_DIR 不可用时位于 /run/user/UID 之下，"
        + "否则位于 /tmp/edgereap-UID 之下。")
  }
  var cacheFile: String {
    pick(
      "The cached list, mode 0600, shown at the start until the services have answered; "
        + "XDG_CACHE_HOME defaults to ~/.cache.",
      "缓存的实例列表，权限 0600，启动时先行显示，直到重新列出；XDG_CACHE_HOME 默认为 ~/.cache。")
  }
  func logFile(mebibytes: Int, kept: Int) -> String {
    pick(
      "The log, mode 0600, only with --log-level. At \(mebibytes) MiB it becomes edgereap.log.1; "
        + "\(kept) of those are kept. It never holds a secret, a token or a signature.",
      "日志，权限 0600，仅在使用 --log-level 时写入。达到 \(mebibytes) MiB 时改名为 edgereap.log.1，"
        + "保留 \(kept) 份。其中绝不含密钥、Token 或签名。")
  }
}
