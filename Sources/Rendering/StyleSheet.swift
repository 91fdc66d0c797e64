/// How pages look, on a screen and on paper.
enum StyleSheet {
  /// What all pages share. Colours keep a contrast of 4.5 or more on their ground, in light and in dark.
  static let common = """
    :root { color-scheme: light dark; --ink: #1c1b1a; --ground: #fff; --soft: #f3f1ee; --line: #8a857f; --link: #0b4f8a; --focus: #b3400a }
    @media (prefers-color-scheme: dark) { :root { --ink: #ece9e4; --ground: #191817; --soft: #272523; --line: #8f8981; --link: #9cc7f2; --focus: #ffb37a } }
    body { font: 1.05rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); max-width: 42rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere }
    h1 { font-size: 1.6rem } h2 { font-size: 1.15rem; margin-top: 2rem } li { margin: .3rem 0 }
    a { color: var(--link) } :focus-visible { outline: .2rem solid var(--focus); outline-offset: .1rem }
    @page { size: A4; margin: 18mm }
    @media print { :root { color-scheme: light; --ink: #000; --ground: #fff; --soft: #eee; --line: #777; --link: #000 } body { margin: 0; padding: 0; max-width: none } li { break-inside: avoid } }
    """

  /// A wide table: rows become cards on a small screen; on paper, everything is unfolded.
  static let table = """

    body { max-width: none; margin: 1rem auto; font-size: 1rem }
    form { display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: end; margin: 1rem 0 } form[hidden] { display: none }
    label { display: flex; flex-direction: column; font-size: .85rem; max-width: 100% }
    input, select, button { font: inherit; color: inherit; background: var(--soft); border: 1px solid var(--line); border-radius: .25rem; padding: .35rem .6rem; max-width: 100% }
    select { width: 15rem } button { cursor: pointer }
    .region { overflow: auto; max-height: 92vh; scroll-padding: 3rem 0 0 15rem; border: 1px solid var(--line) }
    table { border-collapse: separate; border-spacing: 0; width: 100%; overflow-wrap: break-word; font-size: .85rem; line-height: 1.4 }
    caption { text-align: start; padding: .5rem .6rem }
    th, td { text-align: start; vertical-align: top; padding: .45rem .6rem; border-bottom: 1px solid var(--line) }
    thead th { position: sticky; top: 0; background: var(--soft); z-index: 2; padding: .3rem }
    thead button { width: 100%; text-align: start; font-weight: bold; border: 0; white-space: nowrap; padding: .3rem }
    thead button::after { content: " ↕"; opacity: .75 }
    [aria-sort=ascending] button::after { content: " ↑"; opacity: 1 } [aria-sort=descending] button::after { content: " ↓"; opacity: 1 }
    .stages, .needs, .issues, .modes { min-width: 9.5rem } .group { min-width: 5.5rem } .time { min-width: 8rem }
    thead .name { left: 0; z-index: 3 } tbody th { position: sticky; left: 0; z-index: 1; background: var(--ground); min-width: 13rem; font-weight: normal }
    tbody th strong { display: block } tbody th p { margin: .2rem 0 0 }
    td p { margin: .2rem 0 0 } td ul { margin: .3rem 0 0; padding-inline-start: 1.1rem; min-width: 16rem } summary { cursor: pointer; white-space: nowrap }
    tr[hidden] { display: none }
    @media screen and (max-width: 48rem) {
      .region { border: 0; overflow: visible; max-height: none } table, th, td { min-width: 0 !important }
      table, thead, tbody, tr, th, td, caption { display: block }
      thead { padding: .5rem 0 } thead tr { display: flex; flex-wrap: wrap; gap: .3rem } thead th { position: static; border: 0; padding: 0; background: none } thead button { border: 1px solid var(--line); width: auto }
      table:not(.sortable) thead { display: none }
      tbody tr { border: 1px solid var(--line); border-radius: .3rem; margin: 0 0 1rem } tbody th, tbody td { position: static; border: 0; padding: .35rem .6rem } tbody th { background: var(--soft) }
      td:empty { display: none } td::before { content: attr(data-label); display: block; font-weight: bold } td.long::before { content: none } td ul { min-width: 0 }
    }
    @page { size: A4 landscape; margin: 8mm }
    @media print {
      form, [role=status] { display: none } body { margin: 0; font-size: 8pt }
      .region { overflow: visible; max-height: none; border: 0 } table { table-layout: fixed; font-size: 6pt; line-height: 1.25 }
      thead { display: table-header-group } thead, thead tr { break-inside: avoid !important } thead th { position: static } .sortable thead button { display: none } .sortable thead th::before { content: attr(data-label) }
      th, td { padding: 1mm; border-bottom: .2mm solid #777 } tbody th { position: static; min-width: 0 } tbody tr, li { break-inside: auto } tbody th strong { break-inside: avoid; break-after: avoid } p, li { orphans: 4; widows: 3 }
      summary { display: none } details::details-content { content-visibility: visible; display: block; height: auto } td ul { min-width: 0; margin: 0; padding-inline-start: 2mm } li { margin: 0 0 .6mm }
      a { text-decoration: none } a[href]::after { content: " " attr(href); word-break: break-all }
      th { min-width: 0 !important } .name { width: 9.5% } .kind { width: 3.5% } .stages { width: 5% } .needs { width: 5.5% } .issues { width: 6% } .group, .cases { width: 4% } .modes { width: 4.5% } .time { width: 5.5% } .pitfalls { width: 22.5% } .adaptations { width: 19% } .sources { width: 11% }
    }
    """
}
