package import Fleet

/// What instances are, in words. Filters, sorting and files take the words of the API.
package extension Words {
  /// A state: in English as the API spells it, in Chinese as the console does. A state that nobody has
  /// documented stays as the API spells it.
  func state(_ state: InstanceState) -> String {
    guard language == .chinese, state.phase != .unrecognized else { return state.rawValue }
    return switch state.rawValue.lowercased() {
    case "starting": "开机中"
    case "stopping": "关机中"
    case "rebooting": "重启中"
    case "isolating": "隔离中"
    case "shutdown": "停止待销毁"
    case "launch_failed": "创建失败"
    default: phase(state.phase)
    }
  }

  func phase(_ phase: InstanceState.Phase) -> String {
    switch phase {
    case .creating: pick("creating", "创建中")
    case .running: pick("running", "运行中")
    case .stopped: pick("stopped", "已关机")
    case .changing: pick("changing", "变更中")
    case .isolated: pick("isolated", "已隔离")
    case .terminating: pick("terminating", "销毁中")
    case .terminated: pick("terminated", "已销毁")
    case .broken: pick("broken", "故障")
    case .unrecognized: pick("unrecognized", "其他")
    }
  }

  /// The value of a field as the screen shows it; empty where the instance has none.
  func text(_ field: InstanceField, of instance: Instance, in context: FilterContext) -> String {
    switch field.source {
    case .state: state(instance.state)
    case .phase: phase(instance.state.phase)
    case .pay where instance.payMode == .prepaid: pick("prepaid", "预付费")
    case .pay where instance.payMode == .postpaid: pick("postpaid", "后付费")
    case .id, .name, .product, .pay, .tags, .created, .age, .protected, .marked, .trait, .addresses:
      field.text(of: instance, in: context)
    }
  }
}
