import Fleet
import Testing
import Words

struct MissingPartTests {
  @Test func `each reason is told once`() {
    let refused = "AuthFailure.SignatureFailure: no"
    let parts = [
      MissingPart(product: .ecm, region: "ap-tokyo-ecm", reason: .written(refused)),
      MissingPart(product: .ecm, region: "ap-xian-ecm", reason: .written("has not answered yet")),
      MissingPart(product: .ecm, region: "ap-wuhan-ecm", reason: .written(refused)),
      MissingPart(product: .edgezone, region: nil, reason: .written(refused)),
    ]
    #expect(
      Words(.english).notListed(parts) == [
        "ECM in ap-tokyo-ecm, ap-wuhan-ecm and EdgeZone were not listed: \(refused)",
        "ECM in ap-xian-ecm was not listed: has not answered yet",
      ])
  }
}
