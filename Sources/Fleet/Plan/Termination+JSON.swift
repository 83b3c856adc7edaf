package import JSON

extension TerminationOptions: JSONWritable {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("destroy_associated", destroysAssociatedResources)
    if let schedule { writer.member("schedule", schedule) }
  }

  init(reading scanner: inout JSONScanner) throws(JSONFault) {
    self.init()
    try scanner.object { (scanner, name) throws(JSONFault) in
      switch name {
      case "destroy_associated": destroysAssociatedResources = try scanner.flag()
      case "schedule": schedule = try scanner.optional(Schedule.init(reading:))
      default: try scanner.skip()
      }
    }
  }
}

extension Schedule: JSONWritable {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("instant", instant)
    writer.member("zone_offset", zoneOffset)
  }

  init(reading scanner: inout JSONScanner) throws(JSONFault) {
    self.init(instant: Timestamp(milliseconds: 0), zoneOffset: 0)
    try scanner.object { (scanner, name) throws(JSONFault) in
      switch name {
      case "instant": instant = try Timestamp(reading: &scanner)
      case "zone_offset":
        zoneOffset = try scanner.integer()
        guard Self.zoneOffsets.contains(zoneOffset) else {
          throw scanner.fault("the offset of a time zone")
        }
      default: try scanner.skip()
      }
    }
  }
}
