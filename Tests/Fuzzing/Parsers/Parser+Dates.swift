import Fleet
import HTTPTransport
@testable import edgereap
@testable import TencentCloud

extension Parser {
  /// Times and lengths of time, and what is reckoned with them.
  static let dates = Parser(name: "dates") { input in
    let text = input.text
    if let time = Timestamp(iso8601: text) {
      let written = time.iso8601()
      promise(
        Timestamp(iso8601: written)?.seconds == time.seconds, "\(text) is read back as another")
      for offset in [-43_200, 50_400] {
        let local = time.iso8601(offset: offset)
        // A year before 0 or after 9999 has no form that could be read back.
        if let back = Timestamp(iso8601: local) {
          promise(back.seconds == time.seconds, "\(text) in another zone")
        }
      }
    }
    if let time = Timestamp(zoneless: text, offset: 28_800) {
      promise(Timestamp(iso8601: time.iso8601()) != nil, "a zoneless time \(text)")
    }
    if let time = Timestamp(httpDate: text) {
      promise(time.iso8601().utf8.count == 20, "a date of HTTP")
      let now = Timestamp(seconds: 1_795_248_000)
      let answer = HTTPResponse(status: 200, headers: [("Date", text)], body: [])
      let difference = SigningClock.difference(by: answer, at: now)
      let clock = SigningClock()
      _ = clock.replace(.own, difference: difference)
      _ = clock.choice.date(now)
    }
    if let age = Age(text) {
      promise(age.seconds >= 0, "a negative age")
      promiseHarmless(age.description, "an age")
    }
    if let duration = try? DurationArgument(text) {
      promise((try? DurationArgument(duration.description)) == duration, "a duration")
    }
  }
}
