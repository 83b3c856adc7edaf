import Fleet
import OwnFiles

extension JournalError {
  static func cannotWrite(_ path: String, _ refusal: FileRefusal) -> JournalError {
    .cannotWrite(path: path, .file(refusal.problem))
  }

  static func cannotRead(_ path: String, _ refusal: FileRefusal) -> JournalError {
    .cannotRead(path: path, .file(refusal.problem))
  }

  /// The file is not what this program has made of it.
  static func changed(_ path: String, from written: Int, to found: Int) -> JournalError {
    .cannotWrite(path: path, .length(found: found, written: written))
  }

  /// The value; a refusal of it becomes an error of writing the journal.
  static func writing<Value: ~Copyable>(
    _ path: String, _ body: @autoclosure () throws(FileRefusal) -> Value
  ) throws(JournalError) -> Value {
    do throws(FileRefusal) {
      return try body()
    } catch {
      throw .cannotWrite(path, error)
    }
  }

  static func reading<Value: ~Copyable>(
    _ path: String, _ body: @autoclosure () throws(FileRefusal) -> Value
  ) throws(JournalError) -> Value {
    do throws(FileRefusal) {
      return try body()
    } catch {
      throw .cannotRead(path, error)
    }
  }

  static func withoutHeader(_ path: String) -> JournalError {
    .cannotRead(path: path, .withoutHeader)
  }
}

extension FileRefusal {
  fileprivate var problem: FileProblem {
    switch self {
    case .symlink: .symlink
    case .otherKind(let kind): FileProblem(spelled: [kind.rawValue]) ?? .device
    case .otherOwner: .otherOwner
    case .openToOthers(let mode): .openToOthers(mode: String(mode & 0o777, radix: 8))
    case .secondName: .secondName
    case .tooLong: .tooLong
    case .system(let code): .system("\(code)")
    }
  }
}
