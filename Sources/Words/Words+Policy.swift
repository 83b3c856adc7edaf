package import Fleet

/// The policy of a host: what it refuses, and why one is not trusted.
package extension Words {
  var policyChanged: String {
    pick(
      "The policy of this host changed while the program ran. Start it again.",
      "程序运行期间本机策略已变更。请重新启动。")
  }

  /// `stop_after 20% is looser than the policy's 10%.`
  func policy(_ breach: DisciplineFloor.Breach) -> String {
    switch breach {
    case .stopAfter(let asked, let policy): looserThanPolicy("stop_after", asked, policy)
    case .canary(let asked, let policy): looserThanPolicy("canary", asked, policy)
    case .reason(let pattern):
      pick(
        "the policy of this host requires a reason that matches \(pattern); make a new plan with "
          + "--reason",
        "本机策略要求填写符合 \(pattern) 的原因；请用 --reason 重新生成计划")
    }
  }

  private func looserThanPolicy(_ key: String, _ asked: String, _ policy: String) -> String {
    pick(
      "\(key) \(asked) is looser than the \(policy) of this host's policy",
      "\(key) \(asked) 比本机策略的 \(policy) 宽松")
  }

  /// What a policy can have for a key.
  func onlyInPolicy(_ value: String) -> String {
    pick("\(value), which is all that a policy can have here", " \(value)（策略在此只能写此值）")
  }

  /// - Parameter place: `/etc/edgereap/policy.yaml:3`.
  func ruleOfPolicy(_ rule: String, at place: String) -> String {
    pick(
      "the policy has a rule '\(rule)' (\(place)); give this one another name",
      "策略中已有规则“\(rule)”（\(place)）；请改用其他名称")
  }

  // MARK: - A policy that is not trusted

  /// - Parameters:
  ///   - problem: `/etc/edgereap: it is open to others`.
  ///   - remedy: empty where the problem says it.
  func policyUntrusted(_ problem: String, remedy: String) -> String {
    let advice = remedy.isEmpty ? "" : pick(" \(remedy).", "\(remedy)。")
    return pick(
      "The policy of this host cannot be trusted, so nothing is terminated. \(problem).\(advice)",
      "本机策略不可信，因此不会销毁任何实例。\(problem)。\(advice)")
  }

  func policy(_ problem: FileProblem) -> String {
    switch problem {
    case .otherOwner: pick("it is not owned by root", "不属于 root")
    case .openToOthers(let mode):
      pick("others may write to it (mode \(mode))", "其他用户可写（权限 \(mode)）")
    default: file(problem)
    }
  }

  /// What root does about it.
  func policyRemedy(_ problem: FileProblem, _ path: String) -> String {
    switch problem {
    case .otherOwner: asRoot("chown root:root \(path)")
    case .openToOthers: asRoot("chmod go-w \(path)")
    case .symlink:
      pick("Put the file or folder itself in its place", "请以文件或目录本身替换该符号链接")
    case .system("Permission denied"):
      pick("Every operator has to be able to read it. ", "所有运维人员都须能读取。")
        + asRoot("chmod a+rX \(path)")
    default: ""
    }
  }

  private func asRoot(_ command: String) -> String {
    pick("As root, run: \(command)", "请以 root 运行：\(command)")
  }

  // MARK: - Where values come from

  func policyKeys(_ path: String, _ keys: [String]) -> String {
    let names = keys.isEmpty ? pick("no keys", "没有任何键") : keys.joined(separator: listComma)
    return pick("\(path): \(names)", "\(path)：\(names)")
  }
  func policyMissing(_ path: String) -> String {
    pick("none (\(path) not found)", "无（\(path) 不存在）")
  }
}

/// The policy in the manual.
package extension Words {
  var policySection: String { pick("POLICY", "策略") }
  var policyParagraphs: [String] {
    [
      pick(
        "A policy catches mistakes. It does not protect from root, from the console, tccli or any "
          + "other client with the same keys, from a changed copy of this program, or from an operator who traces or preloads into "
          + "it or gives it another /etc in a namespace. What must be impossible has to be "
          + "forbidden in CAM.",
        "策略防的是失误。它无法防范 root、控制台、tccli 等持有相同密钥的客户端、被改动的程序副本，以及用跟踪、预加载或"
          + "自建命名空间（另一个 /etc）绕过的人。必须杜绝的操作应由 CAM 禁止。"),
      pick(
        "Root can bind every operator of a host by /etc/edgereap/policy.yaml. It has the keys below "
          + "and no others. It can only tighten: what it says holds together with the settings of the "
          + "operator, and an option, a plan or a field that is looser is refused (5). No variable and "
          + "no option leads to another file. It applies to everything but --demo.",
        "root 可用 /etc/edgereap/policy.yaml 约束本机所有运维人员。它只能有下列各键，且只能收紧：与运维人员的设置"
          + "同时生效，更宽松的选项、计划或输入一律拒绝（5）。没有变量或选项能改用其他文件。除 --demo 外一律适用。"),
      pick(
        "The file, /etc/edgereap and the folders above must be owned by root, must not be writable by "
          + "others and must not be symlinks, and every operator has to be able to read the file. "
          + "Otherwise, and if the file has an error, nothing is sent (78); listing, watching and history "
          + "continue. A running operation keeps the policy that it began with. Replace the file in one "
          + "step, as editors and mv do.",
        "该文件、/etc/edgereap 及其上级目录须属于 root、其他用户不可写、不是符号链接，且所有运维人员都能读取。"
          + "否则，或文件有误时，不发送任何请求（78）；查询、跟踪与历史照常。执行中的操作沿用其开始时的策略。"
          + "请一次性替换该文件，如编辑器和 mv 所做。"),
    ]
  }
  var policyFile: String {
    pick(
      "What root has decided for every operator of this host; optional.", "root 为本机所有运维人员所作的规定；可选。")
  }
}
