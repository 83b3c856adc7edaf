/// EdgeZone 2026-04-01. Every action needs a region.
extension Action {
  static let edgeZone: [String: Action] = [
    "DescribeZones": Action(schema: Schema([:]), run: EdgeZone.describeZones),
    "DescribeInstances": Action(
      schema: Schema([
        "InstanceIds": .strings, "InstanceName": .string, "Zone": .string,
        "InstanceStatus": .strings, "PublicNetworkId": .string, "PrivateNetworkId": .string,
        "PublicIps": .strings, "Offset": .integer, "Limit": .integer,
      ]), run: EdgeZone.describeInstances),
    "DescribeInstanceTypes": Action(
      schema: Schema(["Zone": .string, "Offset": .integer, "Limit": .integer]),
      run: EdgeZone.describeInstanceTypes),
    "DescribePublicIps": Action(
      schema: Schema([
        "NetworkInstanceId": .strings, "ZoneId": .string, "Ip": .strings, "State": .strings,
        "Type": .strings, "OrderByCreateTime": .string, "OrderByUpdateTime": .string,
        "Offset": .integer, "Limit": .integer,
      ]), run: EdgeZone.describePublicIPs),
    "DescribePublicNetworkInstances": Action(
      schema: networkSchema, run: EdgeZone.describePublicNetworks),
    "DescribePrivateNetworkInstances": Action(
      schema: networkSchema, run: EdgeZone.describePrivateNetworks),
    "TerminateInstances": Action(
      schema: Schema(["InstanceIds": .strings], required: ["InstanceIds"]),
      run: EdgeZone.terminateInstances),
  ]

  private static let networkSchema = Schema([
    "NetworkInstanceId": .string, "NetworkInstanceName": .string, "ZoneId": .string,
    "Offset": .integer, "Limit": .integer,
  ])
}

/// The actions of EdgeZone, each in its own file.
enum EdgeZone {
  static let invalid = "InvalidParameter"
}
