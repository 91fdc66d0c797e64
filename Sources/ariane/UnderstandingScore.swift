/// How well messages were understood: counts, and the figures drawn from them.
struct UnderstandingScore {
  struct Counts {
    var right = 0
    var wrong = 0
    var missed = 0

    /// Of what was understood, the share that is right; 1 when nothing was.
    var precision: Double { right + wrong == 0 ? 1 : Double(right) / Double(right + wrong) }
    /// Of what was said, the share that was understood; 1 when nothing was said.
    var recall: Double { right + missed == 0 ? 1 : Double(right) / Double(right + missed) }
    var f1: Double { 2 * right + wrong + missed == 0 ? 1 : 2 * Double(right) / Double(2 * right + wrong + missed) }

    mutating func add(_ other: Counts) {
      right += other.right
      wrong += other.wrong
      missed += other.missed
    }
  }

  /// What went wrong with one message.
  struct Errors {
    var message: LabelledMessage
    /// Set when the intent is wrong.
    var intent: String?
    var wrong: [LabelledMessage.Label]
    var missed: [LabelledMessage.Label]

    var isEmpty: Bool { intent == nil && wrong.isEmpty && missed.isEmpty }
  }

  private(set) var messages = 0
  private(set) var rightIntents = 0
  private(set) var whollyRight = 0
  private(set) var slots = Counts()
  private(set) var bySlot: [String: Counts] = [:]
  private(set) var slotsByLang: [String: Counts] = [:]
  private(set) var intentsByLang: [String: (right: Int, all: Int)] = [:]
  private(set) var byIntent: [String: (right: Int, all: Int)] = [:]
  private(set) var errors: [Errors] = []

  var intentAccuracy: Double { messages == 0 ? 0 : Double(rightIntents) / Double(messages) }

  /// Judges one message. A value that may be defended stands for one of its slot that was not found, else it does not count.
  mutating func add(_ message: LabelledMessage, intent: String, understood: [LabelledMessage.Label]) {
    var missed = message.labels
    var wrong: [LabelledMessage.Label] = []
    var defended: [LabelledMessage.Label] = []
    var counts: [String: Counts] = [:]
    for label in understood {
      if let place = missed.firstIndex(where: { $0.accepts(label) }) {
        missed.remove(at: place)
        counts[label.slot, default: Counts()].right += 1
      } else if message.otherLabels.contains(where: { $0.accepts(label) }) {
        defended.append(label)
      } else {
        wrong.append(label)
        counts[label.slot, default: Counts()].wrong += 1
      }
    }
    for label in defended {
      if let place = missed.firstIndex(where: { $0.slot == label.slot }) {
        missed.remove(at: place)
        counts[label.slot, default: Counts()].right += 1
      }
    }
    for label in missed { counts[label.slot, default: Counts()].missed += 1 }
    for (slot, count) in counts {
      slots.add(count)
      bySlot[slot, default: Counts()].add(count)
      slotsByLang[message.lang, default: Counts()].add(count)
    }
    let isRight = message.intents.contains(intent)
    messages += 1
    rightIntents += isRight ? 1 : 0
    whollyRight += isRight && wrong.isEmpty && missed.isEmpty ? 1 : 0
    func tally(_ table: inout [String: (right: Int, all: Int)], _ key: String) {
      let known = table[key] ?? (0, 0)
      table[key] = (known.right + (isRight ? 1 : 0), known.all + 1)
    }
    tally(&intentsByLang, message.lang)
    tally(&byIntent, message.intent)
    let found = Errors(message: message, intent: isRight ? nil : intent, wrong: wrong, missed: missed)
    if !found.isEmpty { errors.append(found) }
  }
}
