/// The small words of both languages: those that carry no topic, those that negate, and the short forms people type.
package enum FunctionWords {
  /// Dropped before matching, in the text and in the phrases alike.
  package static func isLight(_ word: String) -> Bool { light.contains(word) }

  /// `pas`, `sans`, `not` ...: they deny what follows. Kept when matching, since phrases may contain them.
  package static func isNegation(_ word: String) -> Bool { negations.contains(word) }

  /// `mais`, `but`: a negation does not reach across them.
  package static func isContrast(_ word: String) -> Bool { contrasts.contains(word) }

  /// How many words of a text belong to one language only; the sign of the difference tells the language.
  package static func votes(in tokens: [Token]) -> (fr: Int, en: Int) {
    var fr = 0
    var en = 0
    for token in tokens where token.kind == .word {
      if frenchOnly.contains(token.text) { fr += 1 }
      if englishOnly.contains(token.text) { en += 1 }
    }
    return (fr, en)
  }

  static let shortcuts: [String: [String]] = [
    "pr": ["pour"], "pk": ["pourquoi"], "pq": ["pourquoi"], "prkoi": ["pourquoi"], "pcq": ["parce", "que"],
    "bcp": ["beaucoup"], "tt": ["tout"], "ds": ["dans"], "qd": ["quand"], "qqn": ["quelqu", "un"],
    "qqch": ["quelque", "chose"], "ns": ["nous"], "vs": ["vous"], "stp": ["svp"], "rdv": ["rendez", "vous"],
    "pb": ["probleme"], "pbs": ["problemes"], "dc": ["donc"], "mtn": ["maintenant"], "ptite": ["petite"],
    "ptit": ["petit"], "gd": ["grand"], "pers": ["personnes"], "hab": ["habitants"], "assoc": ["association"],
    "pls": ["please"], "ppl": ["people"], "dont": ["do", "not"], "doesnt": ["does", "not"], "cant": ["can", "not"],
    "isnt": ["is", "not"], "wont": ["will", "not"], "kel": ["quel"], "koi": ["quoi"], "c": ["c", "est"],
    "g": ["j", "ai"], "jai": ["j", "ai"], "ya": ["il", "y", "a"], "jsp": ["je", "sais", "pas"],
    "idk": ["i", "do", "not", "know"], "reu": ["reunion"], "mn": ["minutes"], "mins": ["minutes"], "thx": ["thanks"],
    "slt": ["salut"], "bjr": ["bonjour"], "cc": ["salut"],
  ]

  /// English words that `don't` follows.
  static let subjects: Set<String> = ["i", "we", "you", "they", "people", "who"]

  /// Verbs whose `'t` means `not`.
  static let auxiliaries: Set<String> = [
    "don", "doesn", "didn", "isn", "aren", "wasn", "weren", "won", "can", "couldn", "shouldn", "wouldn", "haven",
    "hasn", "hadn",
  ]

  private static let negations: Set<String> = [
    "pas", "sans", "aucun", "aucune", "jamais", "ni", "non", "not", "no", "without", "never", "none", "neither", "nor",
    "cannot",
  ]

  private static let contrasts: Set<String> = [
    "mais", "but", "however", "plutot", "rather", "sauf", "except", "et", "and",
  ]

  /// « la mairie » is « mairie ».
  static func isArticle(_ word: String) -> Bool { articles.contains(word) }

  private static let articles: Set<String> = [
    "le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "the", "a", "an", "of",
  ]

  private static let light: Set<String> = [
    // French
    "le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "au", "aux", "a", "en", "y", "ce", "cet", "cette",
    "ces", "je", "j", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "me", "m", "te", "se", "s", "mon",
    "ma", "mes", "ton", "ta", "tes", "son", "sa", "ses", "notre", "nos", "votre", "vos", "leur", "leurs", "ne", "n",
    "que", "qu", "qui", "dont", "est", "sont", "etre", "sommes", "suis", "ont", "avons", "ai", "avez", "par", "pour",
    "dans", "sur", "avec", "et", "ou", "tres", "assez", "plutot", "tout", "toute", "tous", "toutes", "meme",
    "c", "ca", "cela", "lui", "eux", "si", "deja", "encore", "aussi", "quelques", "vraiment", "svp", "surtout",
    // English
    "the", "an", "of", "to", "in", "at", "for", "is", "are", "be", "am", "was", "were", "i", "we", "you",
    "they", "he", "she", "it", "our", "my", "your", "their", "his", "her", "its", "this", "that", "these", "those",
    "and", "or", "with", "by", "as", "us", "them", "have", "has", "had", "ve", "re", "ll", "will", "would", "very",
    "really", "quite", "just", "some", "any", "so", "do", "does", "did", "don", "doesn", "didn", "isn", "aren",
    "please",
  ]

  private static let frenchOnly: Set<String> = [
    "le", "la", "les", "des", "du", "une", "et", "est", "sont", "nous", "vous", "je", "tu", "il", "elle", "ils", "que",
    "qui", "dans", "pour", "avec", "sur", "pas", "ne", "ce", "cette", "mais", "sommes", "suis", "avons", "notre", "nos",
    "votre", "leur", "leurs", "aux", "au", "quoi", "comment", "pourquoi", "bonjour", "salut", "merci", "oui", "faut",
    "veut", "voudrais", "ca", "moi", "fait", "faire", "j", "l", "qu", "c'est", "j'ai", "plutot", "deja", "tres", "ou",
  ]

  private static let englishOnly: Set<String> = [
    "the", "of", "to", "and", "we", "you", "they", "is", "are", "our", "my", "your", "their", "with", "for", "this",
    "that", "what", "how", "why", "who", "which", "have", "has", "want", "need", "don", "not", "hello", "hi", "thanks",
    "yes", "please", "would", "should", "i", "it", "be", "was", "were", "there", "people", "about", "from", "us", "do",
  ]
}
