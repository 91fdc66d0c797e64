import Advice
import Knowledge
import Language

/// What a correction, or an « et si ... ? », changes in the advice.
struct ChangeText {
  private let wording: Wording

  init(_ wording: Wording) { self.wording = wording }

  func text(_ change: AdviceChange) -> String {
    guard !change.isEmpty else { return wording.say("change-none") }
    var parts: [String] = []
    if !change.appeared.isEmpty {
      parts.append(wording.say("change-appeared", ["sheets": wording.names(change.appeared)]))
    }
    if !change.dropped.isEmpty {
      parts.append(wording.say("change-dropped", ["sheets": wording.names(change.dropped)]))
    }
    if change.minutes.count == 2 {
      parts.append(
        wording.say("change-time", ["from": wording.work(change.minutes[0]), "to": wording.work(change.minutes[1])]))
    }
    if !change.risksAppeared.isEmpty {
      parts.append(wording.say("change-risks", ["risks": risks(change.risksAppeared)]))
    }
    if !change.risksGone.isEmpty {
      parts.append(wording.say("change-risks-gone", ["n": "\(change.risksGone.count)"]))
    }
    return wording.say("change", ["changes": parts.joined(separator: wording.lang == .fr ? " ; " : "; ")])
  }

  private func risks(_ ids: [String]) -> String {
    let texts = ids.compactMap { id -> String? in
      let parts = id.split(separator: "/")
      if parts.count == 2 {
        return wording.base.sheet(String(parts[0]))?.pitfalls.first { $0.id == parts[1] }?.risk[wording.lang]
          .withoutStop.lowercasedFirst
      }
      return wording.base.cautions.first { $0.id == id }?.title[wording.lang].withoutStop.lowercasedFirst
    }
    return texts.prefix(3).joined(separator: " / ")
  }
}
