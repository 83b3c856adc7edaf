/// A zone of ECM, from the published samples of DescribeNode.
///
/// Every carrier's zone is a region of its own; where there is no carrier in the name, all three
/// are there. Region and zone may have the same code, so neither is derived from the other.
struct ECMPlace: Sendable {
  enum Carrier: String, Sendable, CaseIterable {
    case telecom = "CTCC"
    case unicom = "CUCC"
    case mobile = "CMCC"

    var chineseName: String {
      switch self {
      case .telecom: "中国电信"
      case .unicom: "中国联通"
      case .mobile: "中国移动"
      }
    }
  }

  var region: String
  var regionID: Int
  var zone: String
  var chineseName: String
  var city: String
  var area: String
  var province: String
  /// nil for all three.
  var carrier: Carrier?

  /// The region's number followed by 0001, in every published row.
  var zoneID: Int { regionID * 10_000 + 1 }
  var carriers: [Carrier] { carrier.map { [$0] } ?? Carrier.allCases }

  private init(
    _ region: String, _ regionID: Int, _ chineseName: String, _ city: String, _ area: String,
    _ province: String, _ carrier: Carrier? = nil, zone: String? = nil
  ) {
    self.region = region
    self.regionID = regionID
    self.zone = zone ?? "\(region)-1"
    self.chineseName = chineseName
    self.city = city
    self.area = area
    self.province = province
    self.carrier = carrier
  }

  static let all: [ECMPlace] = [
    .init("ap-guangzhou-ecm-ct", 1022, "广州电信一区", "guangzhou", "south", "guangdong", .telecom),
    .init("ap-hangzhou-ecm", 1011, "杭州一区", "hangzhou", "east", "zhejiang"),
    .init("ap-zhengzhou-ecm", 48, "郑州一区", "zhengzhou", "central", "henan"),
    .init("ap-qingdao-ecm", 49, "青岛一区", "qingdao", "east", "shandong"),
    .init("ap-nanjing-ecm2", 1012, "南京一区", "nanjing", "east", "jiangsu"),
    .init("ap-jinan-ecm", 1013, "济南一区", "jinan", "east", "shandong"),
    .init("ap-shijiazhuang-ecm", 1014, "石家庄一区", "shijiazhuang", "north", "hebei"),
    .init("ap-beijing-ecm-ct", 1015, "北京电信三区", "beijing", "north", "beijing", .telecom),
    .init("ap-beijing-ecm-cu", 1016, "北京联通四区", "beijing", "north", "beijing", .unicom),
    .init("ap-beijing-ecm-cm", 1017, "北京移动一区", "beijing", "north", "beijing", .mobile),
    .init("ap-xian-ecm", 1018, "西安一区", "xian", "northwest", "shanxi"),
    .init("ap-shanghai-ecm-cu", 1020, "上海联通二区", "shanghai", "east", "shanghai", .unicom),
    .init("ap-shanghai-ecm-cm", 1021, "上海移动一区", "shanghai", "east", "shanghai", .mobile),
    .init("ap-guangzhou-ecm-cu", 1023, "广州联通四区", "guangzhou", "south", "guangdong", .unicom),
    .init("ap-shenzhen-ecm-ct", 1025, "深圳电信一区", "shenzhen", "south", "guangdong", .telecom),
    .init("ap-shenzhen-ecm-cu", 1026, "深圳联通四区", "shenzhen", "south", "guangdong", .unicom),
    .init("ap-shenzhen-ecm-cm", 1027, "深圳移动二区", "shenzhen", "south", "guangdong", .mobile),
    .init("ap-chengdu-ecm-ct", 1028, "成都电信一区", "chengdu", "southwest", "sichuan", .telecom),
    .init("ap-chengdu-ecm-cu", 1029, "成都联通五区", "chengdu", "southwest", "sichuan", .unicom),
    .init("ap-chengdu-ecm-cm", 1030, "成都移动二区", "chengdu", "southwest", "sichuan", .mobile),
    .init("ap-wuhan-ecm", 1031, "武汉一区", "wuhan", "central", "hubei"),
    .init("ap-guangzhou-ecm-ct2", 1034, "广州电信二区", "guangzhou", "south", "guangdong", .telecom),
    .init("ap-dongguan-ecm-cu", 1038, "东莞联通一区", "dongguan", "south", "guangdong", .unicom),
    .init(
      "ap-shenzhen-ecm-ct2", 1051, "深圳电信五区", "shenzhen", "south", "guangdong", .telecom,
      zone: "ap-shenzhen-ecm-ct2"),
  ]
}
