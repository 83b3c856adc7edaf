import Canvas
import Dashboard
import Testing

import Words
@testable import edgereap

struct SettingsKeysTests {
  private static func complaint(_ keys: String) throws -> String {
    let settings = try Settings.parse("keys:\n  \(keys)", file: "config.yaml")
    do throws(SettingsError) {
      _ = try settings.commandTable(file: "config.yaml")
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: [
    ("terminate: [D]", ""),
    ("terminat: [D]", "config.yaml:2:3: no command 'terminat'; did you mean 'terminate'?"),
    ("terminate: [nokey]", "config.yaml:2:3: no key 'nokey'; write j, ^d, f1, space, esc, pgdn …"),
  ])
  func bindingsAreCheckedWhereTheyStand(_ keys: String, _ expected: String) throws {
    #expect(try Self.complaint(keys) == expected)
  }

  @Test func twoOwnBindingsCannotShareAKey() throws {
    #expect(
      try Self.complaint("quit: [D]\n  terminate: [f8, D]")
        == "config.yaml:2:3: key 'D' is given to 'terminate' and to 'quit'")
  }

  @Test func anOwnBindingTakesAKeyFromADefault() throws {
    let settings = try Settings.parse("keys: {terminate: [q]}", file: "x")
    let table = try settings.commandTable(file: "x")
    #expect(table.keys(of: .terminate).map(\.name) == ["q"])
    #expect(table.keys(of: .quit).map(\.name) == ["^c"])
  }
}
