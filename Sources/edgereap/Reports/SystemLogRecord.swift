import Fleet

/// A line as it goes to the system's log, in the form of RFC 3164 that glibc's syslog(3) writes:
/// `<85>Nov 30 20:15:01 edgereap[4711]: event=started …`.
enum SystemLogRecord {
  /// Of `LOG_AUTHPRIV`.
  enum Priority: Int, Sendable {
    case warning = 84
    case notice = 85
  }

  /// Bytes that every daemon takes, by RFC 3164.
  static let longest = 1024

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// - Parameter offset: seconds east of UTC of the local time, which the log has.
  static func bytes(
    _ line: AuditLine, _ priority: Priority, at time: Timestamp, offset: Int, process: Int32
  ) -> [UInt8] {
    let date = time.date(offset: offset).split(separator: "-")
    let month = months[(Int(date[1]) ?? 1) - 1]
    let day = date[2].hasPrefix("0") ? " \(date[2].dropFirst())" : "\(date[2])"
    let start =
      "<\(priority.rawValue)>\(month) \(day) \(time.time(offset: offset)) edgereap[\(process)]: "
    return Array((start + line.text(limit: longest - start.utf8.count)).utf8)
  }
}
