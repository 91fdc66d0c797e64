package import Knowledge
import Language

/// The beginning of a new sheet: valid YAML with every field, and in comments what good looks like. What is still to be written is
/// refused by `ariane check`, one place at a time.
package enum SheetSkeleton {
  /// Where the sheet goes, from the content's folder.
  package static func path(of id: String, _ kind: Sheet.Kind) -> String {
    "Knowledge/\(kind == .method ? "methods" : "tools")/\(id).yaml"
  }

  /// Whether a name may be that of a sheet: `^[a-z0-9]+(-[a-z0-9]+)*$`.
  package static func isID(_ id: String) -> Bool { !id.isEmpty && id == suggestion(for: id) }

  /// The id nearest to what was typed; empty when nothing of it can stay.
  package static func suggestion(for name: String) -> String {
    let parts = Folding.fold(name).utf8.split { byte in
      !((byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39))
    }
    return parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
  }

  /// - Parameter taxonomy: the vocabulary to choose from, written into the comments.
  package static func text(_ id: String, _ kind: Sheet.Kind, _ taxonomy: Taxonomy) -> String {
    let modes = taxonomy.variable(VariableID.modality)?.terms ?? []
    return template.filling([
      "id": id, "kind": kind.rawValue, "fr": Placeholder.french, "en": Placeholder.english,
      "stages": choices(taxonomy.stages), "needs": choices(taxonomy.needs), "issues": choices(taxonomy.issues),
      "modes": choices(modes), "artefacts": choices(taxonomy.artefacts), "training": kind == .method ? training : "",
    ])
  }

  private static func choices(_ terms: [Term]) -> String {
    terms.map { "#   \($0.id) – \($0.label.fr)" }.joined(separator: "\n")
  }

  private static let training = """

    # Pour une méthode : d'où elle vient et sur quoi elle repose, en trois phrases ; puis comment s'y former (durée, à qui s'adresser).
    concept: {fr: "À écrire", en: "To be written"}
    training:
      fr: ["À écrire"]
      en: ["To be written"]

    """

  private static let template = """
    # yaml-language-server: $schema=../schema/sheet.json
    # Une fiche à écrire. Remplacez chaque « {fr} » et chaque « {en} », puis lancez : ariane check
    # Écrivez pour une personne fatiguée qui anime l'atelier demain : concret, minuté, honnête sur ce qui échoue.
    # Les textes vont entre guillemets droits ("…"). Effacez ces commentaires quand la fiche est écrite.
    # Le nom du fichier, sans « .yaml ».
    id: {id}
    # method (une démarche entière) ou tool (un outil d'une séance).
    kind: {kind}
    # Le nom que les gens emploient. Un nom déposé se dit comme tel dans « origin », et son matériel ne se recopie pas.
    name: {fr: "{fr}", en: "{en}"}
    # Facultatif : ses autres noms, tels qu'on les tape.
    also: {fr: ["{fr}"], en: ["{en}"]}
    # Une ou deux phrases : ce que le groupe a en sortant, qu'il n'avait pas en entrant. Pas de définition.
    summary:
      fr: "{fr}"
      en: "{en}"
    {training}
    # Les étapes du projet où elle sert, la principale en premier. Au choix, par exemple [ideate, decide] :
    {stages}
    stages: ["{fr}"]
    # Les besoins auxquels elle répond, le principal en premier. Deux ou trois suffisent :
    {needs}
    needs: ["{fr}"]
    # Facultatif : les sujets pour lesquels elle a été faite. La plupart des fiches n'en ont pas. Sinon, par exemple
    # « issues: [food] » :
    {issues}

    # Combien de personnes : au moins, au plus, et là où cela marche le mieux. Par exemple {min: 4, max: 30, best: [6, 12]}.
    group: {min: "{fr}", max: "{fr}", best: ["{fr}", "{fr}"]}
    # La séance au plus court et au plus long, et le temps de préparation avant. Par exemple {min: 45min, max: 2h, prepare: 30min}.
    # Sans préparation : prepare: 0min.
    time: {min: "{fr}", max: "{fr}", prepare: "{fr}"}
    # Comment elle se pratique ; ailleurs, elle ne sera pas conseillée :
    {modes}
    modes: ["{fr}"]
    # 1 (à la portée de tout le monde), 2 (un peu de pratique), 3 (pour une personne aguerrie).
    difficulty: "{fr}"
    # Faut-il quelqu'un pour animer ? none (le groupe se débrouille), optional (utile), needed (indispensable).
    facilitator: "{fr}"

    # Ce que le groupe doit avoir en main : {all: [...]} s'il faut tout, {any: [...]} si l'un suffit, {} si rien. Et ce qu'il a en sortant.
    {artefacts}
    requires: {any: ["{fr}"]}
    produces: ["{fr}"]

    # Le matériel avec les quantités, et la salle : « 8 feutres noirs », « quatre tables de cinq, un mur libre de 3 m ».
    materials:
      fr: ["{fr}"]
      en: ["{en}"]

    # Deux ou trois situations que l'on reconnaît : « En réunion, on va encore décider sans les personnes concernées. »
    when-to-use:
      fr: ["{fr}"]
      en: ["{en}"]
    # Deux ou trois situations où elle nuit ou ne sert à rien, et quoi faire à la place.
    when-not:
      fr: ["{fr}"]
      en: ["{en}"]

    # Au moins quatre étapes. « do » dit ce que la personne qui anime fait et dit, mot pour mot quand cela compte. Les minutes font
    # une somme comprise entre time.min et time.max. « tip » (une astuce) est facultatif.
    steps:
      - id: open
        minutes: "{fr}"
        title: {fr: "{fr}", en: "{en}"}
        do:
          fr: "{fr}"
          en: "{en}"
        tip: {fr: "{fr}", en: "{en}"}
      - id: work
        minutes: "{fr}"
        title: {fr: "{fr}", en: "{en}"}
        do: {fr: "{fr}", en: "{en}"}
      - id: share
        minutes: "{fr}"
        title: {fr: "{fr}", en: "{en}"}
        do: {fr: "{fr}", en: "{en}"}
      - id: close
        minutes: "{fr}"
        title: {fr: "{fr}", en: "{en}"}
        do: {fr: "{fr}", en: "{en}"}

    # Au moins trois pièges, dont deux qui ne menacent que certaines situations (when). severity : 1 gêne, 2 gâte le résultat, 3 fait du
    # mal. « risk » : ce que l'on voit arriver. « avoid » : le geste qui l'évite. Les conditions sont expliquées dans CONTRIBUTING.md ;
    # par exemple "participants > 12", "conflict == open", "time < 2h and modality in [remote, hybrid]". Un piège propre à une étape le
    # dit par « at: » et le nom de l'étape.
    pitfalls:
      - id: first-pitfall
        when: "{fr}"
        severity: "{fr}"
        risk: {fr: "{fr}", en: "{en}"}
        avoid: {fr: "{fr}", en: "{en}"}
      - id: second-pitfall
        when: "{fr}"
        severity: "{fr}"
        risk: {fr: "{fr}", en: "{en}"}
        avoid: {fr: "{fr}", en: "{en}"}
      - id: third-pitfall
        severity: "{fr}"
        risk: {fr: "{fr}", en: "{en}"}
        avoid: {fr: "{fr}", en: "{en}"}

    # Au moins deux adaptations : ce que l'on change quand le groupe, le temps ou le lieu ne sont pas ceux d'une séance ordinaire, et ce que
    # cela ajoute ou ôte : time: +15min, time: -10min, time: 0min.
    adaptations:
      - id: large-group
        when: "{fr}"
        change: {fr: "{fr}", en: "{en}"}
        time: "{fr}"
      - id: at-a-distance
        when: "{fr}"
        change: {fr: "{fr}", en: "{en}"}
        time: "{fr}"

    # À quoi l'on voit, dans la salle ou la semaine d'après, que cela a marché. Des signes que tout le monde peut constater.
    success:
      fr: ["{fr}"]
      en: ["{en}"]

    # Les fiches voisines, par leur identifiant (« ariane table » les donne) : ce qui précède utilement, ce qui suit, ce que l'on ferait à
    # la place. Une liste vide se note [].
    related:
      before: ["{fr}"]
      after: ["{fr}"]
      instead: ["{fr}"]

    # Facultatif : d'où elle vient, en une phrase, et si c'est sûr (verified, well-known ou uncertain, comme pour les sources).
    origin:
      fr: "{fr}"
      en: "{en}"
      certainty: "{fr}"

    # Au moins une source que vous avez lue. certainty : verified (vous l'avez ouverte et elle dit bien cela), well-known (de notoriété
    # publique), uncertain (à confirmer : ce sera montré). N'inventez ni auteur, ni année, ni adresse : enlevez la ligne que vous ignorez.
    sources:
      - title: "{fr}"
        author: "{fr}"
        publisher: "{fr}"
        year: "{fr}"
        url: "{fr}"
        certainty: "{fr}"

    """
}
