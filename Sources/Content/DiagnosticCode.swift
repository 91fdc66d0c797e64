package import Language

/// Every kind of problem that content can have. Codes are stable: documents and fixtures name them.
package enum DiagnosticCode: String, CaseIterable, Sendable {
  // Reading
  case yamlSyntax = "A101"
  case missingFile = "A102"
  case missingField = "A103"
  case unknownField = "A104"
  case wrongType = "A105"
  case missingTranslation = "A106"
  case unevenTranslation = "A107"
  case invalidID = "A108"
  case duplicateID = "A109"
  case unknownID = "A110"
  case invalidNumber = "A111"
  case idMismatch = "A112"
  case unknownKeyword = "A113"
  case placeholder = "A114"
  // Conditions
  case conditionSyntax = "A201"
  case conditionUnknownVariable = "A202"
  case conditionUnknownValue = "A203"
  case conditionOperator = "A204"
  case conditionLiteral = "A205"
  case conditionRange = "A206"
  case conditionConstant = "A207"
  // Knowledge
  case stepsOutsideTime = "A301"
  case unknownStep = "A302"
  case pitfallNeverFires = "A303"
  case sheetUnreachable = "A304"
  case ambiguousWord = "A305"
  case unusedID = "A306"
  case thinSheet = "A307"
  case sourceMissing = "A308"
  case fewSelectivePitfalls = "A309"
  case unstated = "A310"
  case unreadablePattern = "A311"
  // Dialogues
  case unreachableStep = "A401"
  case noEnd = "A402"
  case unknownPhrase = "A403"
  case missingPlaceholder = "A404"
  case unusedPhrase = "A405"
  case slotWithoutVariable = "A406"

  /// An error stops Ariane from starting; a warning is for the curator.
  package enum Severity: String, Sendable { case error, warning }

  package var severity: Severity {
    switch self {
    case .unevenTranslation, .conditionConstant, .pitfallNeverFires, .sheetUnreachable, .ambiguousWord, .unusedID,
      .thinSheet, .sourceMissing, .fewSelectivePitfalls, .unstated,
      .stepsOutsideTime, .unreachableStep, .noEnd, .unusedPhrase:
      .warning
    default: .error
    }
  }

  /// What is wrong; `{0}`, `{1}`, `{2}` are replaced by the details.
  package var what: Bilingual { DiagnosticTexts.all[self]?.what ?? Bilingual(fr: rawValue, en: rawValue) }
  /// What to do about it.
  package var remedy: Bilingual { DiagnosticTexts.all[self]?.remedy ?? Bilingual(fr: "", en: "") }
}
