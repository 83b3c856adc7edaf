import Fleet

/// A small fleet with everything in it that a screen has to cope with.
enum Fixtures {
  static func ecm(
    _ number: Int, name: String? = nil, region: String = "ap-guangzhou-ecm", zone: Int = 1,
    state: String = "RUNNING", pay: PayMode = .postpaid
  ) -> Instance {
    Instance(
      key: InstanceKey(product: .ecm, id: id("ein", number)),
      name: name ?? "边缘节点-\(padded(number))",
      region: region, zone: "\(region)-ct-\(zone)", state: InstanceState(rawValue: state),
      operateState: "", type: "S5.LARGE8", publicIPs: ["203.0.113.\(number % 250)"],
      privateIPs: ["10.0.\(number / 250).\(number % 250)"],
      tags: [Tag(key: "env", value: number.isMultiple(of: 3) ? "prod" : "test")],
      created: Timestamp(seconds: 1_790_000_000 + Int64(number) * 3600), payMode: pay,
      module: "cdn", moduleID: "em-0001")
  }

  static func edgezone(
    _ number: Int, name: String? = nil, region: String = "ap-guangzhou", zone: Int = 1,
    state: String = "running"
  ) -> Instance {
    Instance(
      key: InstanceKey(
        product: .edgezone, id: id(number.isMultiple(of: 2) ? "epm" : "bms", number)),
      name: name ?? "cdn-cache-\(number)", region: region, zone: "\(region)-ez-\(zone)",
      state: InstanceState(rawValue: state), type: "BM1", publicIPs: ["198.51.100.\(number % 250)"],
      privateIPs: [], created: Timestamp(seconds: 1_789_000_000 + Int64(number) * 7200))
  }

  private static func id(_ prefix: String, _ number: Int) -> String {
    let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
    var value = UInt64(number + 1) &* 0x9E37_79B9_7F4A_7C15
    var text = ""
    for _ in 0..<8 {
      text.append(letters[Int(value % UInt64(letters.count))])
      value /= UInt64(letters.count)
    }
    return "\(prefix)-\(text)"
  }

  private static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// 60 instances of both products over four regions, a protected name and a hostile one among
  /// them.
  static let fleet: [Instance] = {
    var fleet = (0..<24).map { number in
      ecm(
        number, zone: 1 + number % 2,
        state: number == 5 ? "STOPPED" : number == 9 ? "SHUTDOWN" : "RUNNING",
        pay: number == 3 ? .prepaid : .postpaid)
    }
    fleet += (24..<36).map { ecm($0, region: "ap-chengdu-ecm") }
    fleet += (36..<52).map { number in
      edgezone(
        number, state: number == 40 ? "allocating" : number == 41 ? "terminating" : "running")
    }
    fleet += (52..<58).map { edgezone($0, region: "eu-frankfurt") }
    fleet.append(ecm(58, name: "勿删-数据库"))
    fleet.append(ecm(59, name: "evil\u{1B}[2J\u{202E}name"))
    return fleet
  }()
}
