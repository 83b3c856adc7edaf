package import Fleet

/// From the bytes of a page to instances. It stands inside the product's module, so that what it
/// measures is not opened for it.
package enum PageDecoding {
  package static func instances(_ bytes: [UInt8]) throws -> [Instance] {
    let page = InstancePage<ECMInstanceRow>(json: try JSONDocument(bytes).root["Response"])
    let reader = InstanceReader(zoneOffset: 8 * 3600)
    let answer = APIAnswer(value: page, requestID: "r-1")
    return try InstanceRows(answer, instance: reader.instance).instances
  }
}
