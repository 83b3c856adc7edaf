import FoundationEssentials
import Support
import Testing

extension Scenarios {
  /// What cannot be meant is refused with the nearest name, and lists are read as they are.
  @Suite(.serialized) struct Meaning {
    @Test func aRegionOrProductThatCannotExistIsNoEmptyTable() throws {
      let stage = try Stage("--instances", "60")
      for (arguments, word) in [
        (["list", "--region", "gz"], "ap-guangzhou"),
        (["list", "--region", "ap-gaungzhou"], "did you mean ap-guangzhou?"),
        (["list", "--product", "ecmm"], "did you mean ecm?"),
        (["plan", "--region", "gz", "--filter", "cdn", "--out", "none.json"], "ap-guangzhou"),
        (["terminate", "ein-1", "--region", "gz", "--confirm", "x"], "ap-guangzhou"),
        (["--region", "gz"], "ap-guangzhou"),
      ] {
        let ending = try stage.start(arguments).wait()
        #expect(ending.code == 64, "\(arguments): \(ending.errors)")
        #expect(ending.errors.contains(word), "\(arguments): \(ending.errors)")
        #expect(ending.output == "", "\(arguments)")
      }
      // A region without instances exists.
      #expect(try stage.run("list", "--region", "ap-guangzhou").code == 0)
    }

    /// Nothing says whether it exists, so that the empty table is not complete.
    @Test func aRegionOfWhichNothingIsKnownIsNotDone() throws {
      let stage = try Stage("--instances", "60", "--fault", "not-json@ecm.DescribeNode")
      let ending = try stage.run("list", "--region", "gz")
      #expect(ending.code == 6, "\(ending.errors)")
      #expect(ending.errors.contains("cannot check region gz"), "\(ending.errors)")
    }

    @Test func aFilterThatCannotHoldIsAUsageError() throws {
      let stage = try Stage("--instances", "60")
      for (filter, word) in [
        ("!region:gz", "ap-guangzhou"), ("zone:nowhere-1", "zone"), ("!state:runing", "running"),
        ("!product:ecn", "did you mean ecm?"), ("region：ap-tokyo", "write region:ap-tokyo"),
        ("state!=running", "write !state:running"),
      ] {
        let ending = try stage.run("list", "--filter", filter)
        #expect(ending.code == 64, "\(filter): \(ending.errors)")
        #expect(ending.errors.contains(word), "\(filter): \(ending.errors)")
        #expect(ending.output == "")
      }
      #expect(try stage.run("list", "--filter", "name:cdn-*").output.contains("cdn-"))
    }

    @Test func aListFromASheetIsReadByItsColumn() throws {
      let stage = try Stage("--instances", "60")
      let all = try stage.run("list", "--filter", "product:ecm state:running", "--output", "csv")
      let file = "\(stage.folder.path)/export.csv"
      try Folder.write("\u{FEFF}" + all.output, to: file)
      let planned = try stage.run(
        "plan", "--ids-from", file, "--skip-bad", "--out", "\(stage.folder.path)/p.json")
      #expect(planned.code == 0, "\(planned.errors)")
      #expect(!planned.errors.contains("is not an instance id"), "\(planned.errors)")
      try Folder.write("ein-nosuch01\noops\noops\n", to: file)
      let refused = try stage.run(
        "plan", "--ids-from", file, "--out", "\(stage.folder.path)/q.json")
      #expect(refused.code == 65)
      #expect(refused.errors.contains(":1: ein-nosuch01 was not listed"), "\(refused.errors)")
      #expect(refused.errors.contains(":2: 'oops' is not an instance id"), "\(refused.errors)")
      #expect(!refused.errors.contains(":3:"), "\(refused.errors)")
    }
  }
}
