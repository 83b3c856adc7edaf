import ArgumentParser
import Fleet
import TencentCloud
import Testing

@testable import edgereap

/// A plan is taken by its age before anything is asked of anybody.
struct PlanAgeTests {
  /// What `apply` says to a plan that was made so many seconds ago.
  private func complaint(age: Int64) async throws -> Exit? {
    let host = HostEnvironment(
      variables: [
        "TENCENTCLOUD_SECRET_ID": "AKIDnobody", "TENCENTCLOUD_SECRET_KEY": "none",
        "EDGEREAP_ENDPOINT": "http://127.0.0.1:9",
      ], home: "/dev/null", user: "nobody", isInputTerminal: false, isOutputTerminal: false,
      isErrorTerminal: false)
    let session = try FleetSession.open(
      CloudOptions.standard, ending: CommandLog(), host: host,
      paths: Paths(root: "/dev/null"))
    defer { session.close() }
    let identity = FleetIdentity(
      site: .intl, endpoint: "", account: Account(id: "100000000012"), secretIDSuffix: "abcd")
    let plan = Plan(
      identity: identity, created: HostEnvironment.now() + -age, options: TerminationOptions(),
      instances: [], digest: FleetSession.digest)
    do {
      _ = try await PlanRun(session: session, output: try OutputOptions.parse([]), wait: nil)
        .apply(plan, confirmedBy: "never", maximumAge: 3600)
      return nil
    } catch let exit as Exit {
      return exit
    } catch let refusal as PlanRefusal {
      return Exit(refusal)
    }
  }

  /// The clock was set back since, or was wrong when the plan was made: its age says nothing.
  @Test(arguments: [-301, -3_600, -864_000]) func aPlanOfTheFutureIsRefused(age: Int64) async throws
  {
    let exit = try #require(try await complaint(age: age))
    #expect(exit.status == .refused)
    #expect(exit.message.contains("is dated in the future"), "\(exit.message)")
  }

  /// Clocks of two hosts differ a little. What is said then is the next thing: the phrase.
  @Test(arguments: [-290, 0, 3_590]) func aPlanOfNowIsLookedAtFurther(age: Int64) async throws {
    let exit = try #require(try await complaint(age: age))
    #expect(exit.message.contains("not confirmed"), "\(exit.message)")
  }

  @Test func anOldPlanIsRefused() async throws {
    let exit = try #require(try await complaint(age: 3_700))
    #expect(
      exit.status == .refused && exit.message.contains("old; the limit is"), "\(exit.message)")
  }
}
