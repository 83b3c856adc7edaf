/// An instance as `DescribeInstances` shows it, with every documented member.
struct ECMRow {
  static let imageID = "img-pi0ii46r"

  var modules: [ECMModule]
  /// Ids by instance, the primary one first (documented).
  var interfaces: [String: [String]]
  var isHostile: Bool
  var traits: WorldTraits

  static func network(of place: ECMPlace) -> String { "vpc-\(String(place.regionID, radix: 36))" }
  static func subnet(of place: ECMPlace) -> String {
    "subnet-\(String(place.regionID, radix: 36))"
  }

  func write(_ instance: ECMInstance, _ row: inout ReplyWriter) {
    row.omitted = traits.omittedFields
    defer { row.omitted = [] }
    row.member("InstanceId", instance.id)
    row.member("InstanceName", name(of: instance))
    row.member(
      "InstanceState",
      traits.spelled(
        instance.lifecycle == .reappeared ? "TERMINATING" : instance.state.rawValue))
    row.member("UUID", instance.uuid)
    writeImage(&row)
    let module = modules[instance.module]
    row.object("SimpleModule") { row in
      row.member("ModuleId", module.id)
      row.member("ModuleName", module.name)
    }
    writePosition(instance.place, &row)
    writeInternet(instance, &row)
    writeType(instance.size, &row)
    writeTimesAndPayment(instance, &row)
    writeDisksAndNetwork(instance, &row)
  }

  private func name(of instance: ECMInstance) -> String {
    isHostile && instance.number % 3 == 0
      ? HostileNames.name(instance.number / 3, over: instance.name) : instance.name
  }

  private func writeImage(_ row: inout ReplyWriter) {
    row.object("Image") { row in
      row.member("ImageId", Self.imageID)
      row.member("ImageName", "CentOS 7.6 64bit")
      row.member("ImageState", "NORMAL")
      row.member("ImageType", "PUBLIC_IMAGE")
      row.member("ImageOsName", "CentOS 7.6 64bit")
      row.member("Architecture", "x86_64")
      row.member("OsType", "CentOS")
      row.member("Platform", "CentOS")
      row.member("ImageSize", 20)
    }
  }

  private func writePosition(_ place: ECMPlace, _ row: inout ReplyWriter) {
    row.object("Position") { row in
      ECMNode.writePlace(place, &row)
      row.member("Ipv6Supported", false)
    }
  }

  private func writeInternet(_ instance: ECMInstance, _ row: inout ReplyWriter) {
    row.object("Internet") { row in
      row.array("PrivateIPAddressSet") { row in
        row.object { $0.member("PrivateIPAddress", instance.privateAddress) }
      }
      row.array("PublicIPAddressSet") { row in
        row.object { row in
          row.member("ChargeMode", "BANDWIDTH_PACKAGE")
          row.member("PublicIPAddress", instance.publicAddress)
          row.object("ISP") { row in
            row.member("ISPId", instance.carrier.rawValue)
            row.member("ISPName", instance.carrier.chineseName)
          }
          row.member("MaxBandwidthOut", 100)
          row.member("MaxBandwidthIn", 100)
        }
      }
      row.array("InstanceNetworkInfoSet") { row in
        for (index, id) in (interfaces[instance.id] ?? []).enumerated() {
          row.object { row in
            row.member("NetworkInterfaceId", id)
            row.null("NetworkInterfaceName")
            row.member("Primary", index == 0)
            row.null("AddressInfoSet")
          }
        }
      }
    }
  }

  private func writeType(_ size: ECMSize, _ row: inout ReplyWriter) {
    row.object("InstanceTypeConfig") { row in
      row.object("InstanceFamilyConfig") { row in
        row.member("InstanceFamilyName", size.familyName)
        row.member("InstanceFamily", size.family)
      }
      row.member("InstanceType", size.type)
      row.member("Vcpu", size.cores)
      row.member("Memory", size.memory)
      row.member("Frequency", "2.5 GHz")
      row.member("CpuModelName", "Intel Xeon Cascade Lake")
    }
  }

  private func writeTimesAndPayment(_ instance: ECMInstance, _ row: inout ReplyWriter) {
    let created = traits.ecmTime(instance.created)
    let year: Int64 = 365 * 86_400_000_000
    row.member("CreateTime", created)
    row.array("TagSet") { row in
      for tag in instance.tags {
        row.object { row in
          row.member("Key", tag.key)
          row.member("Value", tag.value)
        }
      }
    }
    row.member("LatestOperation", instance.operation.name)
    row.member("LatestOperationState", instance.operation.state)
    row.member("RestrictState", "NORMAL")
    row.member("SystemDiskSize", 50)
    row.member("DataDiskSize", 0)
    row.member("PayMode", instance.isPrepaid ? 1 : 0)
    // Where nothing expires, the published samples repeat the time of creation.
    row.member(
      "ExpireTime",
      instance.isPrepaid ? traits.ecmTime(instance.created + 4 * year) : created)
    row.member("IsolatedTime", created)
    row.member("RenewFlag", instance.isPrepaid ? 1 : 0)
    row.member("ExpireState", "NORMAL")
  }

  private func writeDisksAndNetwork(_ instance: ECMInstance, _ row: inout ReplyWriter) {
    row.object("SystemDisk") { row in
      row.member("DiskType", "LOCAL_BASIC")
      row.member("DiskId", "ldisk-\(instance.id.suffix(8))")
      row.member("DiskSize", 50)
      row.member("DeleteWithInstance", true)
    }
    row.null("DataDisks")
    row.member("NewFlag", 0)
    row.array("SecurityGroupIds", of: ["esg-0001edge"])
    row.object("VirtualPrivateCloud") { row in
      row.member("VpcId", Self.network(of: instance.place))
      row.member("SubnetId", Self.subnet(of: instance.place))
      row.member("AsVpcGateway", false)
      row.array("PrivateIpAddresses", of: [instance.privateAddress])
      row.member("Ipv6AddressCount", 0)
    }
    row.member("ISP", instance.carrier.rawValue)
    row.null("PhysicalPosition")
  }
}
