extension EdgeZone {
  /// The zones of every region, whichever one is asked (documented).
  @Sendable static func describeZones(
    _ edgeZone: inout EdgeZone, _ world: inout World, _ call: inout Call
  ) throws(APIFailure) {
    let hasMore = call.traits.has(.unlistedRegion)
    let places = EdgeZonePlace.all + (hasMore ? [EdgeZonePlace.unlisted] : [])
    call.list("ZoneSet", places) { place, row in
      row.member("ZoneId", place.zoneID)
      row.member("Zone", place.zone)
      row.member("ZoneName", place.chineseName)
      row.member("ZoneNameEn", place.englishName)
      row.member("Region", place.region)
    }
  }

  @Sendable static func describeInstanceTypes(
    _ edgeZone: inout EdgeZone, _ world: inout World, _ call: inout Call
  ) throws(APIFailure) {
    let page = try call.page(tooLarge: invalid, invalid: invalid)
    let zone = call.parameters.string("Zone")
    let rows = EdgeZonePlace.all
      .filter { zone == nil || $0.zone == zone }
      .flatMap { place in EdgeZoneSize.all.map { (place, $0) } }
    call.list("InstanceTypeQuotaSet", rows, page: page) { pair, row in
      let (place, size) = pair
      row.member("Zone", place.zone)
      row.member("InstanceType", size.type)
      row.member("InstanceFamily", size.family)
      row.member("InstanceFamilyName", size.familyName)
      row.member("CpuCores", size.cores)
      row.member("CpuType", size.processor)
      row.member("MemoryGb", size.memory)
      row.member("SystemDiskType", "SSD")
      row.member("SystemDiskSize", 480)
      row.member("SystemDiskCount", 2)
      row.member("DataDiskType", "NVMe")
      row.member("DataDiskSize", 3_840)
      row.member("DataDiskCount", 4)
      row.member("DiskType", "480G SSD*2 + 3840G NVMe*4")
      row.member("NetworkInterfaceType", "25G*2")
      row.member("GpuType", size.graphics)
      row.member("Quota", 20)
    }
  }
}
