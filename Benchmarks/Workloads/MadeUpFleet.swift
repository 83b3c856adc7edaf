package import Fleet

/// Instances that nobody has, the same ones in every run: six in ten of ECM, over 20 regions.
package enum MadeUpFleet {
  package static func instances(_ count: Int) -> [Instance] {
    // What many have in common is one object, as where a service has listed them.
    var pool = SharingPool()
    return (0..<count).map { number in
      var fields = instance(number).fields
      fields.shared = pool.shared(fields.shared.traits)
      fields.tags = pool.shared(fields.tags)
      return Instance(fields)
    }
  }

  private static func instance(_ number: Int) -> Instance {
    number % 10 < 6 ? ecm(number) : edgezone(number)
  }

  private static let cities = [
    "guangzhou", "shanghai", "beijing", "chengdu", "hangzhou", "nanjing", "wuhan", "xian",
    "shenyang", "jinan",
  ]

  private static func ecm(_ number: Int) -> Instance {
    let digits = padded(number)
    let region = "ap-\(cities[number / 10 % 10])-ecm"
    return Instance(
      key: InstanceKey(product: .ecm, id: id("ein", number)),
      name: number % 7 == 0 ? "边缘节点-\(digits)" : "edge-node-\(digits)", region: region,
      zone: "\(region)-\(1 + number % 3)",
      state: InstanceState(rawValue: number % 17 == 0 ? "STOPPED" : "RUNNING"),
      operateState: "RunInstances:SUCCESS", type: "S5.LARGE8",
      publicIPs: ["203.0.\(100 + number / 100 % 100).\(100 + number % 100)"],
      privateIPs: ["10.0.\(100 + number / 100 % 100).\(100 + number % 100)"],
      tags: [Tag(key: "env", value: number % 3 == 0 ? "prod" : "test")],
      created: Timestamp(seconds: 1_700_000_000 + Int64(number) * 60), payMode: .postpaid,
      module: "cdn", moduleID: "em-0001")
  }

  private static func edgezone(_ number: Int) -> Instance {
    let digits = padded(number)
    let region = "ap-\(cities[number / 10 % 10])"
    return Instance(
      key: InstanceKey(product: .edgezone, id: id(number % 2 == 0 ? "epm" : "bms", number)),
      name: "cdn-cache-\(digits)", region: region, zone: "\(region)-ez-\(1 + number % 3)",
      state: InstanceState(rawValue: "running"), type: "BM1",
      publicIPs: ["198.51.\(100 + number / 100 % 100).\(100 + number % 100)"],
      created: Timestamp(seconds: 1_690_000_000 + Int64(number) * 120))
  }

  /// All of one width, so that a row costs the same in a short list and in a long one.
  private static func padded(_ number: Int) -> String { String(1_000_000 + number) }

  /// Eight letters that tell nothing of the number, as those of the service.
  static func id(_ prefix: String, _ number: Int) -> String {
    let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
    var value = UInt64(number + 1) &* 0x9E37_79B9_7F4A_7C15
    var text = ""
    for _ in 0..<8 {
      text.append(letters[Int(value % UInt64(letters.count))])
      value /= UInt64(letters.count)
    }
    return "\(prefix)-\(text)"
  }
}
