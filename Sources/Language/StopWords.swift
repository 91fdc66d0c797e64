/// Words too common to tell one text from another: what a search leaves out. Wider than `FunctionWords`, which keeps what understanding
/// a sentence needs (negations, question words).
package enum StopWords {
  /// - Parameter word: folded.
  package static func contains(_ word: String, _ lang: Lang) -> Bool {
    (lang == .fr ? french : english).contains(word)
  }

  /// Source: the Snowball list, folded; « été » stays out of it, which is also a season.
  private static let french: Set<String> = [
    "a", "afin", "ai", "ainsi", "alors", "apres", "as", "au", "aucun", "aucune", "aura", "aussi", "autre", "autres",
    "aux",
    "avait", "avant", "avec", "avez", "avoir", "avons", "c", "ca", "car", "ce", "ceci", "cela", "celle", "celles",
    "celui", "ces", "cet", "cette", "ceux", "chaque", "chez", "comme", "comment", "d", "dans", "de", "deja", "depuis",
    "des", "donc", "dont", "du", "elle", "elles", "en", "encore", "entre", "es", "est", "et", "etaient", "etait",
    "etant", "etes", "etre", "eu", "eux", "fut", "ici", "il", "ils", "j", "jamais", "je", "l", "la", "le", "les",
    "leur",
    "leurs", "lors", "lui", "m", "ma", "mais", "me", "meme", "memes", "mes", "moi", "moins", "mon", "n", "ne", "ni",
    "non", "nos", "notre", "nous", "on", "ont", "ou", "par", "pas", "pendant", "peu", "plus", "plusieurs", "pour",
    "pourquoi", "puis", "qu", "quand", "que", "quel", "quelle", "quelles", "quelque", "quelques", "quels", "qui",
    "quoi", "rien", "s", "sa", "sans", "se", "sera", "seront", "ses", "si", "soit", "sommes", "son", "sont", "sous",
    "suis", "sur", "t", "ta", "te", "tes", "toi", "ton", "toujours", "tous", "tout", "toute", "toutes", "tres", "trop",
    "tu", "un", "une", "vers", "voici", "vos", "votre", "vous", "vraiment", "y",
  ]

  /// Source: the Snowball list, with a few modal verbs and prepositions.
  private static let english: Set<String> = [
    "a", "about", "above", "after", "again", "against", "all", "also", "am", "an", "and", "any", "are", "as", "at",
    "be",
    "because", "been", "before", "being", "below", "between", "both", "but", "by", "can", "cannot", "could", "did",
    "do", "does", "doing", "don", "down", "during", "each", "few", "for", "from", "further", "had", "has", "have",
    "having", "he", "her", "here", "hers", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its", "itself",
    "just", "ll", "m", "may", "me", "might", "more", "most", "must", "my", "no", "nor", "not", "now", "of", "off", "on",
    "once", "only", "or", "other", "our", "out", "over", "own", "per", "please", "quite", "re", "really", "s", "same",
    "shall", "she", "should", "since", "so", "some", "such", "t", "than", "that", "the", "their", "them", "then",
    "there", "these", "they", "this", "those", "through", "to", "too", "under", "until", "up", "upon", "us", "ve",
    "very", "was", "we", "were", "what", "when", "where", "which", "while", "who", "whom", "why", "will", "with",
    "within", "without", "would", "you", "your",
  ]
}
