/// A page of ECM's `DescribeInstances` as the service sends it, with every documented member:
/// 99 instances of about 2,900 bytes, one fewer than fit.
package enum RecordedPage {
  package static let rows = 99

  package static let bytes: [UInt8] = {
    let instances = (0..<rows).map(instance).joined(separator: ",")
    return Array(
      """
      {"Response":{"TotalCount":\(rows),"InstanceSet":[\(instances)],\
      "RequestId":"3c140219-cfe9-470e-b241-907877d6fb03"}}
      """.utf8)
  }()

  private static func instance(_ number: Int) -> String {
    """
    {"InstanceId":"\(MadeUpFleet.id("ein", number))","InstanceName":"边缘节点-\(number)",\
    "InstanceState":"RUNNING","UUID":"2fb21f4c-5d87-4e2b-9a0d-6b1c2d3e\(1000 + number)",\
    "Image":{"ImageId":"img-pi0ii46r","ImageName":"CentOS 7.6 64bit","ImageState":"NORMAL",\
    "ImageType":"PUBLIC_IMAGE","ImageOsName":"CentOS 7.6 64bit","ImageDescription":"",\
    "ImageCreateTime":"2019-03-21 10:00:00","Architecture":"x86_64","OsType":"CentOS",\
    "OsVersion":"7.6","Platform":"CentOS","ImageOwner":0,"ImageSize":20,"SrcImage":null},\
    "SimpleModule":{"ModuleId":"em-qn46snq8","ModuleName":"cdn"},\
    "Position":{"ZoneInfo":{"ZoneId":120000\(number % 10),"ZoneName":"广州电信一区",\
    "Zone":"ap-guangzhou-ct-\(1 + number % 3)"},\
    "Country":{"CountryId":"china","CountryName":"中国"},\
    "Area":{"AreaId":"china-south","AreaName":"华南"},\
    "Province":{"ProvinceId":"china-south-guangdong","ProvinceName":"guangdong"},\
    "City":{"CityId":"china-south-guangdong-guangzhou","CityName":"guangzhou"},\
    "RegionInfo":{"Region":"ap-guangzhou-ecm","RegionName":"广州","RegionId":12},\
    "Ipv6Supported":false},\
    "Internet":{"PrivateIPAddressSet":[{"PrivateIPAddress":"10.0.0.\(number)"}],\
    "PublicIPAddressSet":[{"ChargeMode":"BANDWIDTH_PACKAGE",\
    "PublicIPAddress":"203.0.113.\(number)","ISP":{"ISPId":"CTCC","ISPName":"中国电信"},\
    "MaxBandwidthOut":100,"MaxBandwidthIn":100}],\
    "InstanceNetworkInfoSet":[{"NetworkInterfaceId":"eni-\(1_000_000 + number)",\
    "NetworkInterfaceName":"主网卡","Primary":true,"MacAddress":"20:90:6F:12:34:56",\
    "AddressInfos":[{"PublicIPAddressInfo":{"ChargeMode":"BANDWIDTH_PACKAGE",\
    "PublicIPAddress":"203.0.113.\(number)","ISP":{"ISPId":"CTCC","ISPName":"中国电信"},\
    "MaxBandwidthOut":100,"MaxBandwidthIn":100},"PrivateIPAddressInfo":\
    {"PrivateIPAddress":"10.0.0.\(number)"}}],"IPv6AddressSet":null}]},\
    "InstanceTypeConfig":{"InstanceFamilyConfig":{"InstanceFamilyName":"标准型S5",\
    "InstanceFamily":"S5"},"InstanceType":"S5.LARGE8","Vcpu":4,"Memory":8,\
    "Frequency":"2.5 GHz","CpuModelName":"Intel Xeon Cascade Lake",\
    "InstanceTypeStatus":"SELL","InstanceFamilyTypeConfig":null,"ExtInfo":"","Vgpu":0,\
    "GpuModelName":""},"CreateTime":"2026-03-\(10 + number % 20) 10:20:30",\
    "TagSet":[{"Key":"env","Value":"prod"},{"Key":"team","Value":"edge"}],\
    "LatestOperation":"RunInstances","LatestOperationState":"SUCCESS",\
    "RestrictState":"NORMAL","SystemDiskSize":50,"DataDiskSize":0,"UUID2":"",\
    "PayMode":0,"ExpireTime":"2026-03-10 10:20:30","IsolatedTime":"2026-03-10 10:20:30",\
    "RenewFlag":0,"ExpireState":"NORMAL",\
    "SystemDisk":{"DiskType":"LOCAL_BASIC","DiskId":"ldisk-\(1_000_000 + number)",\
    "DiskSize":50,"DeleteWithInstance":true},"DataDisks":null,"NewFlag":0,\
    "SecurityGroupIds":["esg-0001edge"],"VirtualPrivateCloud":{"VpcId":"vpc-c",\
    "SubnetId":"subnet-c","AsVpcGateway":false,"PrivateIpAddresses":["10.0.0.\(number)"],\
    "Ipv6AddressCount":0},"ISP":"CTCC","PhysicalPosition":{"PosId":"","RackId":"",\
    "SwitchId":""}}
    """
  }
}
