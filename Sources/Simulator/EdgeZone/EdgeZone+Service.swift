/// EdgeZone 2026-04-01. Every action needs a region.
extension Service {
  static let edgezone = Service(
    name: "edgezone", version: "2026-04-01", isRegional: true, regions: EdgeZonePlace.regions,
    fleet: EdgeZone.self, actions: edgeZoneActions)

  private static let edgeZoneActions: [String: Action] = [
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
