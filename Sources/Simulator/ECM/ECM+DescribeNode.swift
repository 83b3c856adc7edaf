extension ECM {
  @Sendable static func describeNode(
    _ ecm: inout ECM, _ world: inout World, _ call: inout Call
  ) throws(APIFailure) {
    try check(call.parameters.filters, names: ["InstanceFamily"])
    let families = Set(ECMSize.all.map(\.family))
    let isEmpty = call.parameters.filters.contains { families.isDisjoint(with: $0.values) }
    let places = isEmpty ? [] : ECMPlace.all
    call.list("NodeSet", places) { place, row in
      ECMNode.writePlace(place, &row)
      row.array("ISPSet") { row in
        for carrier in place.carriers {
          row.object { row in
            row.member("ISPId", carrier.rawValue)
            row.member("ISPName", carrier.chineseName)
          }
        }
        guard place.carrier == nil else { return }
        row.object { row in
          row.member("ISPId", "CTCC;CUCC;CMCC")
          row.member("ISPName", "三网")
        }
      }
      row.member("ISPNum", place.carriers.count)
      row.member("LBSupported", place.carrier == nil)
    }
  }
}

/// The location of an ECM object, in the form that nodes and instances share.
enum ECMNode {
  static func writePlace(_ place: ECMPlace, _ row: inout ReplyWriter) {
    row.object("ZoneInfo") { row in
      row.member("ZoneId", place.zoneID)
      row.member("ZoneName", place.chineseName)
      row.member("Zone", place.zone)
    }
    let area = "china-\(place.area)"
    let province = "\(area)-\(place.province)"
    row.object("Country") { row in
      row.member("CountryId", "china")
      row.member("CountryName", "中国")
    }
    row.object("Area") { row in
      row.member("AreaId", area)
      row.member("AreaName", areaNames[place.area] ?? place.area)
    }
    row.object("Province") { row in
      row.member("ProvinceId", province)
      row.member("ProvinceName", place.province)
    }
    row.object("City") { row in
      row.member("CityId", "\(province)-\(place.city)")
      row.member("CityName", place.city)
    }
    row.object("RegionInfo") { row in
      row.member("Region", place.region)
      row.member("RegionName", place.chineseName)
      row.member("RegionId", place.regionID)
    }
  }

  private static let areaNames = [
    "north": "华北", "east": "华东", "south": "华南", "central": "华中", "northwest": "西北",
    "southwest": "西南",
  ]
}
