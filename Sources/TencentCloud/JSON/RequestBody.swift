import Fleet
import FoundationEssentials

/// Writes the parameters of a call.
enum RequestBody {
  static func json(_ parameters: some Encodable) throws(ServiceFailure) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return Array(try encoder.encode(parameters))
    } catch {
      throw ServiceFailure(
        kind: .invalid, code: "InvalidRequest", message: "the request cannot be written as JSON")
    }
  }
}
