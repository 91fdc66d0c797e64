import Assistant
import Content
import Language
import Server
import Store

/// Why a command stops, and the status it leaves.
enum Failure: Error {
  /// The content has errors, already shown.
  case content(count: Int, folder: String)
  case noContent(tried: [String])
  case store(StoreError)
  case assistant(AssistantError)
  case server(ServerError)
  case unreadable(path: String)
  case malformed(path: String, line: Int)
  case unwritable(path: String)
  case notFound(name: String, nearest: String?)
  case differs(count: Int)
  case refused(reason: String)

  var status: Int32 {
    switch self {
    case .notFound, .differs, .content: 1
    case .assistant(.unknownConversation), .assistant(.notOffered): 1
    case .server(.refused): 1
    case .noContent, .store, .assistant(.store), .server, .unreadable, .malformed, .unwritable, .refused: 2
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
    case .server(let error): return text(error, fr)
    case .assistant(.unknownConversation):
      return fr ? "Cette conversation n'existe pas." : "There is no such conversation."
    case .assistant(.notOffered): return fr ? "Ce choix n'est pas proposé." : "This choice is not on offer."
    case .unreadable(let path):
      return fr
        ? "Je ne peux pas lire \(path). Vérifiez le nom et les droits."
        : "I cannot read \(path). Check its name and permissions."
    case .malformed(let path, let line):
      return fr
        ? "La ligne \(line) de \(path) n'est pas un objet JSON avec les champs attendus. L'aide de la commande les nomme."
        : "Line \(line) of \(path) is no JSON object with the fields expected. The command's help names them."
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

  private func text(_ error: ServerError, _ fr: Bool) -> String {
    switch error {
    case .pathTooLong(let path, let bytes):
      return fr
        ? "Le chemin du socket a \(bytes) octets, et ne peut en avoir que 107 : \(path). Donnez-en un plus court avec --socket."
        : "The socket's path has \(bytes) bytes, and may have at most 107: \(path). Give a shorter one with --socket."
    case .alreadyRunning(let path):
      return fr
        ? "Un serveur écoute déjà sur \(path). Arrêtez-le, ou donnez un autre chemin avec --socket."
        : "A server already listens on \(path). Stop it, or give another path with --socket."
    case .notASocket(let path):
      return fr
        ? "\(path) existe et n'est pas un socket ; je n'y ai pas touché. Déplacez-le, ou donnez un autre chemin avec --socket."
        : "\(path) exists and is no socket; I have left it as it is. Move it, or give another path with --socket."
    case .cannotBind(let path, let reason):
      return fr
        ? "Je ne peux pas écouter sur \(path) (\(reason)). Vérifiez le dossier et ses droits, ou donnez un autre chemin avec --socket."
        : "I cannot listen on \(path) (\(reason)). Check the folder and its permissions, or give another path with --socket."
    case .cannotConnect(let path, let reason):
      return fr
        ? "Personne ne répond sur \(path) (\(reason)). Lancez « ariane serve », ou donnez le chemin du socket avec --socket."
        : "Nobody answers on \(path) (\(reason)). Start “ariane serve”, or give the socket's path with --socket."
    case .broken(let reason):
      return fr
        ? "La conversation avec le serveur s'est interrompue (\(reason)). Relancez « ariane connect » : rien n'est perdu."
        : "The conversation with the server broke off (\(reason)). Run “ariane connect” again: nothing is lost."
    case .refused(let code, let message):
      return fr ? "Le serveur refuse (\(code)) : \(message)" : "The server refuses (\(code)): \(message)"
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
    case .stillRead(let path):
      return fr
        ? "C'est effacé du journal, mais un autre programme lit \(path) : les mots y sont encore. Recommencez quand il aura fini."
        : "It is erased from the log, but another program is reading \(path): the words are still there. Try again when it has ended."
    case .overtaken(let id):
      return fr
        ? "La conversation \(id) a continué ailleurs au même moment. Recommencez votre dernier message."
        : "The conversation \(id) went on elsewhere at the same moment. Send your last message again."
    }
  }
}
