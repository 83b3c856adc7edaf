/// In the place of swift-argument-parser, of which the settings need nothing else.
package protocol ExpressibleByArgument {
  init?(argument: String)
  var defaultValueDescription: String { get }
}
