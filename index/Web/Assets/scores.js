// The tree of a scoring table folds: a row hides with any row above it that is folded.
for (const sheet of document.querySelectorAll('.score-sheet')) {
  const rows = new Map([...sheet.querySelectorAll('tr[data-row]')].map(row => [row.dataset.row, row]));
  const folded = row => row.querySelector('.fold')?.getAttribute('aria-expanded') === 'false';
  const show = () => {
    for (const row of rows.values()) {
      let hidden = false;
      for (let above = rows.get(row.dataset.parent); above && !hidden; above = rows.get(above.dataset.parent)) hidden = folded(above);
      row.hidden = hidden;
    }
  };
  const set = (button, open) => { button.setAttribute('aria-expanded', open); button.textContent = open ? '▾' : '▸'; };
  sheet.addEventListener('click', event => {
    const button = event.target.closest('button');
    if (!button) return;
    if (button.matches('.fold')) set(button, button.getAttribute('aria-expanded') === 'false');
    else if (button.dataset.fold) for (const each of sheet.querySelectorAll('.fold')) set(each, button.dataset.fold === 'none');
    show();
  });
}
