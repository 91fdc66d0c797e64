import Assistant
import Content
import Language
import Store

/// Why a command stops, and the status it leaves.
enum Failure: Error {
  /// The content has errors, already shown.
  case content(count: Int, folder: String)
  case noContent(tried: [String])
  case store(StoreError)
  case assistant(AssistantError)
  case unreadable(path: String)
  case unwritable(path: String)
  case notFound(name: String, nearest: String?)
  case differs(count: Int)
  case refused(reason: String)

  var status: Int32 {
    switch self {
    case .notFound, .differs, .content: 1
    case .assistant(.unknownConversation), .assistant(.notOffered): 1
    case .noContent, .store, .assistant(.store), .unreadable, .unwritable, .refused: 2
    }
  }

  /// Names the thing, the place and the remedy.
  func text(_ lang: Lang) -> String {
    let fr = lang == .fr
    switch self {
    case .content(let count, let folder):
      return fr
        ? "\(count) erreur(s) dans le contenu de \(folder). Corrigez-les, ou indiquez un autre dossier avec --content."
        : "\(count) error(s) in the content of \(folder). Correct them, or give another folder with --content."
    case .noContent(let tried):
      return
        (fr
        ? "Je ne trouve pas les dossiers Knowledge et Dialogs. Indiquez leur dossier avec --content DIR ou ARIANE_HOME. Cherché dans : "
        : "I cannot find the folders Knowledge and Dialogs. Give their folder with --content DIR or ARIANE_HOME. Looked in: ")
        + tried.joined(separator: ", ")
    case .store(let error), .assistant(.store(let error)): return text(error, fr)
    case .assistant(.unknownConversation):
      return fr ? "Cette conversation n'existe pas." : "There is no such conversation."
    case .assistant(.notOffered): return fr ? "Ce choix n'est pas proposé." : "This choice is not on offer."
    case .unreadable(let path):
      return fr
        ? "Je ne peux pas lire \(path). Vérifiez le nom et les droits."
        : "I cannot read \(path). Check its name and permissions."
    case .unwritable(let path):
      return fr
        ? "Je ne peux pas écrire \(path). Vérifiez le dossier et les droits."
        : "I cannot write \(path). Check the folder and its permissions."
    case .notFound(let name, let nearest):
      let hint = nearest.map { fr ? " Vouliez-vous dire « \($0) » ?" : " Did you mean “\($0)”?" } ?? ""
      return (fr ? "Rien ne s'appelle « \(name) »." : "Nothing is called “\(name)”.") + hint
    case .differs(let count):
      return fr
        ? "\(count) transcription(s) diffèrent. Si le changement est voulu, relancez avec --accept."
        : "\(count) transcript(s) differ. If the change is intended, run again with --accept."
    case .refused(let reason): return reason
    }
  }

  private func text(_ error: StoreError, _ fr: Bool) -> String {
    switch error {
    case .cannotOpen(let path, let reason):
      return fr
        ? "Je ne peux pas ouvrir le journal \(path) (\(reason)). Vérifiez les droits, ou lancez ariane --ephemeral pour ne rien garder."
        : "I cannot open the log \(path) (\(reason)). Check its permissions, or run ariane --ephemeral to keep nothing."
    case .damaged(let path):
      return fr
        ? "Le journal \(path) est abîmé ; je n'y ai pas touché. Mettez-le de côté (mv \(path) \(path).abime), ou lancez ariane --ephemeral."
        : "The log \(path) is damaged; I have left it as it is. Put it aside (mv \(path) \(path).damaged), or run ariane --ephemeral."
    case .cannotWrite(let path, let reason), .cannotRead(let path, let reason):
      return fr
        ? "Le journal \(path) ne répond pas (\(reason)). Vérifiez la place sur le disque et les droits."
        : "The log \(path) does not answer (\(reason)). Check the space on the disk and the permissions."
    case .overtaken(let id):
      return fr
        ? "La conversation \(id) a continué ailleurs au même moment. Recommencez votre dernier message."
        : "The conversation \(id) went on elsewhere at the same moment. Send your last message again."
    }
  }
}
