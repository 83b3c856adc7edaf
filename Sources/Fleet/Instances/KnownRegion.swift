/// The regions that the program knows before a service has named any.
///
/// The lists may be older than the services': a region that is missing here is only refused once
/// the services have named their own.
package enum KnownRegion {
  package static let all = edgezone + ecm

  /// Documented.
  private static let edgezone = [
    "ap-bangkok", "ap-beijing", "ap-chengdu", "ap-chongqing", "ap-guangzhou", "ap-hongkong",
    "ap-jakarta", "ap-nanjing", "ap-seoul", "ap-shanghai", "ap-singapore", "ap-tokyo",
    "eu-frankfurt", "na-ashburn", "na-siliconvalley", "sa-saopaulo",
  ]

  /// The documented answer of `DescribeNode`.
  private static let ecm = [
    "ap-beijing-ecm-cm", "ap-beijing-ecm-ct", "ap-beijing-ecm-cu", "ap-chengdu-ecm-cm",
    "ap-chengdu-ecm-ct", "ap-chengdu-ecm-cu", "ap-dongguan-ecm-cu", "ap-guangzhou-ecm-ct",
    "ap-guangzhou-ecm-ct2", "ap-guangzhou-ecm-cu", "ap-hangzhou-ecm", "ap-jinan-ecm",
    "ap-nanjing-ecm2", "ap-qingdao-ecm", "ap-shanghai-ecm-cm", "ap-shanghai-ecm-cu",
    "ap-shenzhen-ecm-cm", "ap-shenzhen-ecm-ct", "ap-shenzhen-ecm-ct2", "ap-shenzhen-ecm-cu",
    "ap-shijiazhuang-ecm", "ap-wuhan-ecm", "ap-xian-ecm", "ap-zhengzhou-ecm",
  ]
}
