import Knowledge
import Language
import Yams

/// One YAML file of the content.
struct YAMLFile {
  let path: String
  let log: DiagnosticLog

  /// The fields of the top-level mapping; nil, with a diagnostic, when the text is not YAML or not a mapping.
  func fields(of text: String) -> Fields? {
    do {
      guard let node = try Yams.compose(yaml: text, .basic) else {
        log.report(.wrongType, at: start, path, "{…}")
        return nil
      }
      return Item(node: node, name: path, file: self).fields()
    } catch let error as YamlError {
      report(error)
    } catch {
      log.report(.yamlSyntax, at: start, "\(error)")
    }
    return nil
  }

  var start: Diagnostic.Place { .init(file: path, line: 1, column: 1) }

  private func report(_ error: YamlError) {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let detail = [context.map { $0.text }, problem].compactMap { $0 }.joined(separator: ", ")
      log.report(.yamlSyntax, at: .init(file: path, line: mark.line, column: mark.column), clean(detail))
    case .duplicatedKeysInMapping(let duplicates, let context):
      let mark = context.mark
      log.report(
        .duplicateID, at: .init(file: path, line: mark.line, column: mark.column),
        duplicates.sorted().joined(separator: ", "), path)
    default: log.report(.yamlSyntax, at: start, clean("\(error)"))
    }
  }

  private func clean(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 }).trimmed
  }
}

extension String {
  /// Without the white space at both ends.
  var trimmed: String {
    let scalars = unicodeScalars
    func isBlank(_ scalar: Unicode.Scalar) -> Bool {
      scalar.value < 0x80 ? scalar.value <= 0x20 : scalar.properties.isWhitespace
    }
    guard let first = scalars.firstIndex(where: { !isBlank($0) }), let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(scalars[first...last])
  }
}
