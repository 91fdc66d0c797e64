import Language

/// What `ariane evaluate intents` has counted.
struct IntentReport {
  /// A message that got another answer than its own.
  struct Mistake: Encodable {
    var text: String
    /// Nil for out of scope, here and below.
    var intent: String?
    var answer: String?
    /// From 0 to 1, of the best intent, refused or not.
    var confidence: Double

    func text(_ lang: Lang) -> String {
      let none = lang == .fr ? "hors du domaine" : "out of scope"
      let (wanted, got) = (intent ?? none, answer ?? none)
      return lang == .fr
        ? "« \(text) » : \(wanted) attendu, \(got) répondu" : "“\(text)”: expected \(wanted), answered \(got)"
    }
  }

  /// The fields of `--json`; a share of no messages is left out.
  struct Document: Encodable {
    var accuracy: Double?
    var outsideRecall: Double?
    var trainMilliseconds: Double
    var predictMicroseconds: Double
    var threshold: Double
    var labels: Int
    var messages: Int
    var errors: [Mistake]?

    private enum CodingKeys: String, CodingKey {
      case accuracy, threshold, labels, messages, errors
      case outsideRecall = "oos_recall"
      case trainMilliseconds = "train_ms"
      case predictMicroseconds = "predict_us"
    }
  }

  var labels = 0
  private(set) var errors: [Mistake] = []
  private let threshold: Double
  private let trained: Duration
  private var inside = (right: 0, all: 0)
  private var outside = (right: 0, all: 0)
  private var times: [Duration] = []

  init(threshold: Double, trained: Duration) {
    self.threshold = threshold
    self.trained = trained
  }

  mutating func add(
    _ trial: TextClassifier<String>.Example, _ answer: Classification<String>, took time: Duration
  ) {
    let isRight = answer.label == trial.label
    if trial.label == nil {
      outside = (outside.right + (isRight ? 1 : 0), outside.all + 1)
    } else {
      inside = (inside.right + (isRight ? 1 : 0), inside.all + 1)
    }
    times.append(time)
    if !isRight {
      errors.append(
        Mistake(text: trial.text, intent: trial.label, answer: answer.label, confidence: answer.confidence))
    }
  }

  func document(withErrors: Bool) -> Document {
    Document(
      accuracy: share(inside), outsideRecall: share(outside), trainMilliseconds: trained / .milliseconds(1),
      predictMicroseconds: median / .microseconds(1), threshold: threshold, labels: labels, messages: times.count,
      errors: withErrors ? errors : nil)
  }

  func text(_ lang: Lang) -> String {
    let document = document(withErrors: false)
    func percent(_ share: Double?) -> String {
      guard let share else { return lang == .fr ? "aucun message" : "no message" }
      return decimal(share * 100, lang) + (lang == .fr ? " %" : "%")
    }
    let milliseconds = decimal(document.trainMilliseconds, lang)
    let microseconds = decimal(document.predictMicroseconds, lang)
    return lang == .fr
      ? """
      Justesse dans le domaine : \(percent(document.accuracy)) (\(inside.right) sur \(inside.all))
      Refusés hors du domaine : \(percent(document.outsideRecall)) (\(outside.right) sur \(outside.all))
      Apprentissage : \(milliseconds) ms, \(labels) intentions
      Réponse : \(microseconds) µs par message (médiane)
      Seuil de confiance : \(decimal(threshold * 100, lang)) %
      """
      : """
      Accuracy in scope: \(percent(document.accuracy)) (\(inside.right) of \(inside.all))
      Refused out of scope: \(percent(document.outsideRecall)) (\(outside.right) of \(outside.all))
      Training: \(milliseconds) ms, \(labels) intents
      Answer: \(microseconds) µs a message (median)
      Threshold of confidence: \(decimal(threshold * 100, lang))%
      """
  }

  private func share(_ part: (right: Int, all: Int)) -> Double? {
    part.all == 0 ? nil : Double(part.right) / Double(part.all)
  }

  private var median: Duration { times.isEmpty ? .zero : times.sorted()[times.count / 2] }

  /// To the tenth.
  private func decimal(_ number: Double, _ lang: Lang) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths / 10)\(lang == .fr ? "," : ".")\(tenths % 10)"
  }
}
