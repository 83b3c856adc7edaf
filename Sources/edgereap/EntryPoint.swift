/// In a file of its own, since a program that has the sources as a library begins elsewhere.
@main
enum EntryPoint {
  static func main() async { await Edgereap.main() }
}
