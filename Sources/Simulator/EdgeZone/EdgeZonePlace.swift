/// A zone of EdgeZone. The first seven are from published samples; no public list of the real
/// ones exists, so the others are invented after their pattern.
struct EdgeZonePlace: Sendable {
  var region: String
  var zone: String
  var zoneID: Int
  var englishName: String
  var chineseName: String

  private init(
    _ region: String, _ zone: String, _ zoneID: Int, _ englishName: String, _ chineseName: String
  ) {
    self.region = region
    self.zone = zone
    self.zoneID = zoneID
    self.englishName = englishName
    self.chineseName = chineseName
  }

  static let all: [EdgeZonePlace] = [
    .init("ap-guangzhou", "ap-guangzhou-tez-gz-1", 100_001, "Guangzhou Edge Zone 1", "广州边缘一区"),
    .init("ap-chengdu", "ap-chengdu-tez-cd-1", 160_001, "Chengdu Edge Zone 1", "成都边缘一区"),
    .init(
      "ap-beijing", "ap-beijing-tez-changchun-1", 2_100_080_001, "Changchun Edge Zone 1",
      "长春边缘一区"),
    .init(
      "ap-guangzhou", "ap-guangzhou-tez-guangzhou-1", 100_002, "Guangzhou Edge Zone 1", "广州边缘二区"
    ),
    .init("ap-guangzhou", "ap-guangzhou-tez-nanning-1", 100_003, "Nanning Edge Zone 1", "南宁边缘一区"),
    .init("ap-singapore", "ap-singapore-tez-shouer-1", 900_001, "Seoul Edge Zone 1", "首尔边缘一区"),
    .init("ap-guangzhou", "ap-guangzhou-1", 100_004, "Guangzhou Zone 1", "广州一区"),
    .init(
      "ap-beijing", "ap-beijing-tez-shenyang-1", 2_100_080_002, "Shenyang Edge Zone 1", "沈阳边缘一区"),
    .init("ap-beijing", "ap-beijing-tez-jinan-1", 2_100_080_003, "Jinan Edge Zone 1", "济南边缘一区"),
    .init("ap-beijing", "ap-beijing-tez-xian-1", 2_100_080_004, "Xi'an Edge Zone 1", "西安边缘一区"),
    .init(
      "ap-shanghai", "ap-shanghai-tez-hangzhou-1", 2_100_040_001, "Hangzhou Edge Zone 1",
      "杭州边缘一区"),
    .init("ap-shanghai", "ap-shanghai-tez-hefei-1", 2_100_040_002, "Hefei Edge Zone 1", "合肥边缘一区"),
    .init(
      "ap-nanjing", "ap-nanjing-tez-nanchang-1", 2_100_330_001, "Nanchang Edge Zone 1", "南昌边缘一区"),
    .init(
      "ap-guangzhou", "ap-guangzhou-tez-fuzhou-1", 2_100_010_001, "Fuzhou Edge Zone 1", "福州边缘一区"),
    .init(
      "ap-guangzhou", "ap-guangzhou-tez-wuhan-1", 2_100_010_002, "Wuhan Edge Zone 1", "武汉边缘一区"),
    .init(
      "ap-chongqing", "ap-chongqing-tez-guiyang-1", 2_100_190_001, "Guiyang Edge Zone 1", "贵阳边缘一区"
    ),
    .init(
      "ap-singapore", "ap-singapore-tez-manila-1", 2_100_090_001, "Manila Edge Zone 1", "马尼拉边缘一区"),
    .init(
      "ap-singapore", "ap-singapore-tez-auckland-1", 2_100_090_002, "Auckland Edge Zone 1",
      "奥克兰边缘一区"),
    .init(
      "ap-jakarta", "ap-jakarta-tez-surabaya-1", 2_100_720_001, "Surabaya Edge Zone 1", "泗水边缘一区"),
    .init("sa-saopaulo", "sa-saopaulo-tez-lima-1", 2_100_740_001, "Lima Edge Zone 1", "利马边缘一区"),
    .init(
      "eu-frankfurt", "eu-frankfurt-tez-madrid-1", 2_100_170_001, "Madrid Edge Zone 1", "马德里边缘一区"),
  ]

  /// In a region without instances.
  static let unlisted = EdgeZonePlace(
    "ap-osaka", "ap-osaka-tez-kobe-1", 2_100_550_001, "Kobe Edge Zone 1", "神户边缘一区")

  static let regions = Set((all + [unlisted]).map(\.region))
}
