import FoundationEssentials
import Language

/// Files of one JSON object a line.
enum JSONLines {
  /// Every object of a file; blank lines are passed over.
  static func read<Object: Decodable>(_ path: String, as type: Object.Type) throws -> [Object] {
    guard let bytes = FileManager.default.contents(atPath: path) else { throw Failure.unreadable(path: path) }
    let decoder = JSONDecoder()
    var objects: [Object] = []
    for (place, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      guard line.contains(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) else { continue }
      do {
        objects.append(try decoder.decode(type, from: Data(line)))
      } catch {
        throw Failure.refused(reason: reason(error, path, place + 1))
      }
    }
    return objects
  }

  private static func reason(_ error: any Error, _ path: String, _ line: Int) -> String {
    guard case DecodingError.keyNotFound(let key, _) = error else {
      return say(
        "\(path):\(line) : cette ligne n'est pas l'objet JSON attendu. Corrigez-la ou retirez-la.",
        "\(path):\(line): this line is not the JSON object expected. Correct it or remove it.")
    }
    return say(
      "\(path):\(line) : il manque « \(key.stringValue) ». Ajoutez-le.",
      "\(path):\(line): “\(key.stringValue)” is missing. Add it.")
  }
}
