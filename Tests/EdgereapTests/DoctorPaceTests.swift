import ArgumentParser
import TencentCloud
import Testing

@testable import edgereap

/// What `doctor` says of the pace.
struct DoctorPaceTests {
  private func finding(_ places: [PacePlace]) throws -> Finding? {
    let host = HostEnvironment(
      variables: [:], home: "/dev/null", user: "nobody", isInputTerminal: false,
      isOutputTerminal: false, isErrorTerminal: false)
    var paths = Paths(root: "/dev/null")
    paths.pace = places
    let session = try FleetSession.open(
      CloudOptions.standard, ending: CommandLog(), host: host, paths: paths)
    defer { session.close() }
    var doctor = Doctor(session: session, words: .log)
    doctor.lookAtPaths()
    return doctor.findings.first { $0.check == "pace" }
  }

  @Test func aProgramThatCountsAloneIsToldWhyAndWhatToDo() throws {
    let finding = try #require(
      try finding([
        PacePlace(in: "/dev/null", folders: ["edgereap"]),
        PacePlace(in: "/proc/nonexistent", folders: []),
      ]))
    #expect(finding.state == .note)
    #expect(
      finding.finding
        == "not shared; this program counts only its own calls: /dev/null: it is a device; "
        + "/proc/nonexistent: No such file or directory")
    #expect(finding.advice.contains("XDG_RUNTIME_DIR"))
  }
}
