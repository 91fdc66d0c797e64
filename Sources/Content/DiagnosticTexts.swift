import Language

/// The words of every diagnostic.
enum DiagnosticTexts {
  struct Entry {
    var what: Bilingual
    var remedy: Bilingual
  }

  static let all: [DiagnosticCode: Entry] = [
    .yamlSyntax: entry(
      "Ce n'est pas du YAML : {0}.", "This is not YAML: {0}.",
      "Vérifiez l'indentation et mettez entre guillemets doubles tout texte qui contient « : ».",
      "Check the indentation, and put any text that contains “: ” between double quotes."),
    .missingFile: entry(
      "Le fichier {0} manque.", "The file {0} is missing.", "Créez-le, ou indiquez le bon dossier avec --content.",
      "Create it, or give the right folder with --content."),
    .missingField: entry(
      "Le champ « {0} » manque.", "The field “{0}” is missing.", "Ajoutez-le.", "Add it."),
    .unknownField: entry(
      "Le champ « {0} » n'existe pas ici.", "There is no field “{0}” here.",
      "Enlevez-le ou corrigez son nom. Le plus proche : {1}.", "Remove it or correct its name. Nearest: {1}."),
    .wrongType: entry(
      "« {0} » doit être {1}.", "“{0}” must be {1}.", "Réécrivez la valeur sous cette forme.",
      "Rewrite the value in that form."),
    .missingTranslation: entry(
      "Le texte « {0} » n'existe pas en {1}.", "The text “{0}” does not exist in {1}.",
      "Écrivez les deux : {fr: \"…\", en: \"…\"}.", "Write both: {fr: \"…\", en: \"…\"}."),
    .unevenTranslation: entry(
      "La liste « {0} » compte {1} éléments en français et {2} en anglais.",
      "The list “{0}” has {1} items in French and {2} in English.", "Traduisez chaque élément.", "Translate every item."
    ),
    .invalidID: entry(
      "« {0} » n'est pas un identifiant.", "“{0}” is not an id.",
      "Utilisez des minuscules sans accent, des chiffres et des tirets : field-interviews.",
      "Use lower-case letters, digits and hyphens: field-interviews."),
    .duplicateID: entry(
      "L'identifiant « {0} » est déjà pris ({1}).", "The id “{0}” is already taken ({1}).", "Choisissez-en un autre.",
      "Choose another."),
    .unknownID: entry(
      "« {0} » n'est pas dans la liste : {1}.", "“{0}” is not in the list of {1}.",
      "Corrigez l'identifiant. Le plus proche : {2}.", "Correct the id. Nearest: {2}."),
    .invalidNumber: entry(
      "« {0} » n'est pas une valeur possible pour « {1} ».", "“{0}” is not a possible value for “{1}”.",
      "Écrivez {2}.", "Write {2}."),
    .idMismatch: entry(
      "La fiche s'appelle « {0} » et son fichier {1}.", "The sheet is called “{0}” and its file {1}.",
      "Donnez au fichier le nom de l'identifiant.", "Name the file after the id."),
    .unknownKeyword: entry(
      "« {0} » n'est pas permis pour « {1} ».", "“{0}” is not allowed for “{1}”.", "Choisissez parmi : {2}.",
      "Choose among: {2}."),
    .placeholder: entry(
      "« {0} » reste à écrire : « {1} ».", "“{0}” is still to be written: “{1}”.",
      "Remplacez ces mots par votre texte, ou enlevez le champ s'il est facultatif.",
      "Replace these words by your text, or remove the field if it is optional."),
    .conditionSyntax: entry(
      "Condition illisible : « {0} » au lieu de {1}.", "Unreadable condition: “{0}” where {1} is expected.",
      "Exemple : participants > 12 and modality in [remote, hybrid].",
      "Example: participants > 12 and modality in [remote, hybrid]."),
    .conditionUnknownVariable: entry(
      "La condition nomme « {0} », qui n'est ni une variable ni une condition de taxonomy.yaml.",
      "The condition names “{0}”, which is neither a variable nor a condition of taxonomy.yaml.",
      "Corrigez le nom. Le plus proche : {1}.", "Correct the name. Nearest: {1}."),
    .conditionUnknownValue: entry(
      "« {0} » n'est pas une valeur de « {1} ».", "“{0}” is not a value of “{1}”.",
      "Corrigez la valeur. La plus proche : {2}.", "Correct the value. Nearest: {2}."),
    .conditionOperator: entry(
      "L'opérateur « {0} » ne convient pas à « {1} ».", "The operator “{0}” does not suit “{1}”.", "Utilisez {2}.",
      "Use {2}."),
    .conditionLiteral: entry(
      "« {0} » ne se compare pas à « {1} ».", "“{0}” cannot be compared with “{1}”.", "Écrivez par exemple {2}.",
      "Write for example {2}."),
    .conditionRange: entry(
      "{0} sort de l'intervalle de « {1} » ({2}).", "{0} lies outside the range of “{1}” ({2}).",
      "Choisissez une valeur de l'intervalle.", "Choose a value within the range."),
    .conditionConstant: entry(
      "Cette condition est toujours {0} : {1}.", "This condition is always {0}: {1}.",
      "Enlevez-la ou rendez-la sélective.", "Remove it or make it selective."),
    .stepsOutsideTime: entry(
      "Les étapes durent {0} min en tout, hors de l'intervalle annoncé ({1} à {2} min).",
      "The steps last {0} min in all, outside the stated range ({1} to {2} min).",
      "Accordez les minutes des étapes et le champ time.", "Make the minutes of the steps and the field time agree."),
    .unknownStep: entry(
      "« {0} » n'est pas une étape de la fiche.", "“{0}” is not a step of the sheet.", "Nommez une étape : {1}.",
      "Name a step: {1}."),
    .pitfallNeverFires: entry(
      "« {0} » ne peut jamais être montré : sa condition contredit la fiche.",
      "“{0}” can never be shown: its condition contradicts the sheet.",
      "Accordez la condition avec group et modes.", "Make the condition agree with group and modes."),
    .sheetUnreachable: entry(
      "Aucune réponse ne mène à la fiche « {0} ».", "No answers lead to the sheet “{0}”.",
      "Vérifiez ses étapes, ses besoins et les poids.", "Check its stages, its needs and the weights."),
    .ambiguousWord: entry(
      "« {0} » mène à la fois à {1} et à {2}.", "“{0}” leads both to {1} and to {2}.",
      "Laissez le mot à l'un des deux, ou précisez-le.", "Leave the word to one of them, or make it precise."),
    .unreadablePattern: entry(
      "La formule « {0} » de {1} ne se lit pas : une parenthèse manque, ou elle a plus de {2} variantes.",
      "The pattern “{0}” of {1} cannot be read: a bracket is missing, or it has more than {2} variants.",
      "Fermez les parenthèses, ou faites-en plusieurs formules plus courtes.",
      "Close the brackets, or make several shorter patterns of it."),
    .unusedID: entry(
      "« {0} » ({1}) ne sert nulle part.", "“{0}” ({1}) is used nowhere.", "Utilisez-le ou retirez-le.",
      "Use it or remove it."),
    .thinSheet: entry(
      "La fiche « {0} » a trop peu de {1} : {2}.", "The sheet “{0}” has too few {1}: {2}.",
      "Complétez-la : au moins quatre étapes, trois pièges, deux adaptations, et un élément dans chaque autre liste.",
      "Complete it: at least four steps, three pitfalls, two adaptations, and one item in every other list."),
    .sourceMissing: entry(
      "« {0} » ne cite aucune source.", "“{0}” cites no source.", "Citez-en une, avec sa certitude.",
      "Cite one, with its certainty."),
    .fewSelectivePitfalls: entry(
      "La fiche « {0} » a trop peu de pièges propres à certaines situations : {1}.",
      "The sheet “{0}” has too few pitfalls that belong to some situations only: {1}.",
      "Donnez à deux pièges une condition when, vraie dans certaines situations de la fiche et fausse dans d'autres.",
      "Give two pitfalls a condition when that holds in some of the sheet's situations and not in others."),
    .unstated: entry(
      "La fiche « {0} » ne dit rien de « {1} ».", "The sheet “{0}” says nothing of “{1}”.",
      "Écrivez-le, même pour dire qu'il n'y a rien : {2}.", "Write it, even to say that there is nothing: {2}."),
    .unreachableStep: entry(
      "Aucun chemin ne mène à l'étape « {0} ».", "No path leads to the step “{0}”.", "Reliez-la ou retirez-la.",
      "Link it or remove it."),
    .noEnd: entry(
      "Depuis l'étape « {0} », la conversation tourne en rond sans jamais attendre la personne.",
      "From the step “{0}” the conversation goes in circles and never waits for the user.",
      "Menez à une étape collect ou listen.", "Lead to a collect or listen step."),
    .unknownPhrase: entry(
      "La phrase « {0} » n'est pas dans phrases.yaml.", "The phrase “{0}” is not in phrases.yaml.", "Ajoutez-la.",
      "Add it."),
    .missingPlaceholder: entry(
      "La phrase « {0} » ({1}) doit contenir {2}.", "The phrase “{0}” ({1}) must contain {2}.", "Ajoutez-le au texte.",
      "Add it to the text."),
    .unusedPhrase: entry(
      "La phrase « {0} » ne sert nulle part.", "The phrase “{0}” is used nowhere.", "Retirez-la.", "Remove it."),
    .slotWithoutVariable: entry(
      "La question « {0} » ne correspond à aucune variable.", "The question “{0}” fills no variable.",
      "Donnez-lui l'identifiant d'une variable de taxonomy.yaml. Le plus proche : {1}.",
      "Give it the id of a variable of taxonomy.yaml. Nearest: {1}."),
  ]

  private static func entry(_ fr: String, _ en: String, _ remedyFr: String, _ remedyEn: String) -> Entry {
    Entry(what: Bilingual(fr: fr, en: en), remedy: Bilingual(fr: remedyFr, en: remedyEn))
  }
}
