/// What sorts, filters and unfolds the table's page. It has no words of its own: they are in the page.
enum TableScript {
  /// The SHA-256 of the text, for the page's security policy: no other script runs. `Tests/pages.py` says when it is out of date.
  static let digest = "sha256-MRAiLRaFWP/Gd8WV9vQcZJ2Oh7EXqRLoNnV/1zJpGQA="

  static let text = """
    'use strict';
    const table = document.querySelector('table'), body = table.tBodies[0], rows = [...body.rows], form = document.querySelector('form');
    const shown = document.getElementById('shown'), unfold = document.getElementById('unfold'), words = document.getElementById('words');
    const fold = text => text.normalize('NFD').replace(/\\p{M}/gu, '').replace(/œ/gi, 'oe').replace(/[’‘]/g, "'").replace(/\\s+/g, ' ').toLowerCase();
    const texts = rows.map(row => fold(row.textContent)), selects = [...form.querySelectorAll('select')];
    const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;

    function filter() {
      const wanted = fold(words.value).split(' ').filter(Boolean);
      let count = 0;
      rows.forEach((row, place) => {
        row.hidden = !selects.every(select => !select.value || row.dataset[select.id].split(' ').includes(select.value))
          || !wanted.every(word => texts[place].includes(word));
        if (!row.hidden) count += 1;
      });
      shown.textContent = shown.dataset.text.replace('{n}', count);
    }

    function value(row, column) {
      const cell = row.cells[column];
      return cell.dataset.rank === undefined ? cell.textContent.trim() : Number(cell.dataset.rank);
    }

    function sort(header, column) {
      const up = header.getAttribute('aria-sort') !== 'ascending';
      for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
      header.setAttribute('aria-sort', up ? 'ascending' : 'descending');
      const keys = new Map(rows.map(row => [row, value(row, column)]));
      const sorted = [...rows].sort((a, b) => {
        const [x, y] = [keys.get(a), keys.get(b)];
        // What says nothing comes last, either way.
        if ((x === '') !== (y === '')) return x === '' ? 1 : -1;
        return (typeof x === 'number' ? x - y : compare(x, y)) * (up ? 1 : -1);
      });
      body.append(...sorted);
    }

    [...table.tHead.rows[0].cells].forEach((header, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      // On paper, where nothing can be pressed, the words stand for the button.
      button.textContent = header.dataset.label = header.textContent;
      button.addEventListener('click', () => sort(header, column));
      header.replaceChildren(button);
    });
    function open(isOpen) { for (const each of body.querySelectorAll('details')) each.open = isOpen; }
    const labels = [unfold.textContent, unfold.dataset.fold];
    let isUnfolded = false;
    unfold.addEventListener('click', () => {
      isUnfolded = !isUnfolded;
      open(isUnfolded);
      unfold.textContent = labels[isUnfolded ? 1 : 0];
    });
    // On paper nothing can be unfolded.
    let folded = [];
    addEventListener('beforeprint', () => { folded = [...body.querySelectorAll('details:not([open])')]; open(true); });
    addEventListener('afterprint', () => { for (const each of folded) each.open = false; });
    form.addEventListener('input', filter);
    form.addEventListener('submit', event => event.preventDefault());
    form.addEventListener('reset', () => setTimeout(filter));
    form.hidden = false;
    document.getElementById('sortable').hidden = false;
    table.classList.add('sortable');
    filter();
    """
}
