// The evidence desk: page pictures beside values; a value lights its boxes, a box its value.
(() => {
  const desk = document.getElementById('desk');
  if (!desk) return;
  const pagesView = document.getElementById('pages');
  const now = document.getElementById('page-now');
  const panels = [...desk.querySelectorAll('[role=tabpanel]')];
  const tabs = [...desk.querySelectorAll('[role=tab]')];
  const state = { zoom: 1, turn: 0, places: [], lit: null };

  const showTab = (key, focus) => {
    for (const panel of panels) panel.hidden = panel.id !== key;
    for (const tab of tabs) {
      const chosen = tab.getAttribute('aria-controls') === key;
      tab.setAttribute('aria-selected', chosen);
      tab.tabIndex = chosen ? 0 : -1;
      if (chosen && focus) tab.focus();
    }
  };
  tabs.forEach((tab, at) => {
    tab.addEventListener('click', () => { showTab(tab.getAttribute('aria-controls')); history.replaceState(null, '', '#' + tab.getAttribute('aria-controls')); });
    tab.addEventListener('keydown', event => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) showTab(tabs[(at + step + tabs.length) % tabs.length].getAttribute('aria-controls'), true);
    });
  });
  const asked = location.hash.slice(1);
  showTab(panels.some(p => p.id === asked) ? asked : 'heading');

  const figures = () => [...pagesView.querySelectorAll('figure')];
  const addPage = (number, width, height) => {
    const figure = document.createElement('figure');
    figure.dataset.page = number;
    figure.id = 'page-' + number;
    const picture = document.createElement('img');
    picture.loading = 'lazy';
    picture.alt = 'Trang ' + number;
    if (width > 0) { picture.width = Math.round(width); picture.height = Math.round(height); }
    picture.addEventListener('error', () => { figure.classList.add('failed'); });
    picture.src = desk.dataset.pages + number + '.png';
    const overlay = document.createElement('div');
    overlay.className = 'boxes';
    figure.append(picture, overlay);
    pagesView.append(figure);
  };
  const first = Number(desk.dataset.first);
  if (desk.dataset.count) for (let n = 0; n < Number(desk.dataset.count); n++) addPage(first + n, 0, 0);
  else pagesView.textContent = 'Đang vẽ trang…';

  const rowsOf = field => [...desk.querySelectorAll(`[data-field="${CSS.escape(field)}"]`)];
  const light = (field, scrollPage) => {
    for (const lit of desk.querySelectorAll('.lit')) lit.classList.remove('lit');
    state.lit = field;
    const boxes = [...pagesView.querySelectorAll('.box')].filter(box => box.dataset.field === field);
    for (const box of boxes) box.classList.add('lit');
    for (const row of rowsOf(field)) row.classList.add('lit');
    if (scrollPage && boxes.length) boxes[0].scrollIntoView({ block: 'center', inline: 'nearest' });
  };
  const select = field => {
    light(field, false);
    const row = rowsOf(field)[0];
    if (!row) return;
    const panel = row.closest('[role=tabpanel]');
    if (panel) showTab(panel.id);
    row.scrollIntoView({ block: 'center' });
    const value = row.querySelector('.value');
    if (value) value.focus({ preventScroll: true });
  };

  desk.addEventListener('mouseover', event => { const row = event.target.closest('.record [data-field]'); if (row && row.dataset.field !== state.lit) light(row.dataset.field, false); });
  desk.addEventListener('focusin', event => { const row = event.target.closest('.record [data-field]'); if (row) light(row.dataset.field, false); });
  desk.addEventListener('click', event => { const value = event.target.closest('.record .value'); if (value) light(value.closest('[data-field]').dataset.field, true); });

  const tell = message => { now.textContent = message; };
  fetch(desk.dataset.places, { headers: { Accept: 'application/json' } }).then(async answer => {
    if (!answer.ok) throw new Error((await answer.json()).error);
    return answer.json();
  }).then(({ pages, places }) => {
    if (!figures().length) pagesView.textContent = '';
    for (const page of pages) {
      let figure = document.getElementById('page-' + page.page);
      if (!figure) { addPage(page.page, page.width, page.height); figure = document.getElementById('page-' + page.page); }
      // The room of a picture that is not there yet: pages stay where they are when it comes.
      if (page.width > 0) { const picture = figure.querySelector('img'); picture.width = Math.round(page.width); picture.height = Math.round(page.height); }
      figure.dataset.width = page.width;
      figure.dataset.height = page.height;
    }
    // The larger first: the smaller one within it stays on top and can be clicked.
    places.sort((a, b) => (b.box[2] - b.box[0]) * (b.box[3] - b.box[1]) - (a.box[2] - a.box[0]) * (a.box[3] - a.box[1]));
    for (const place of places) {
      const figure = document.getElementById('page-' + place.page);
      if (!figure || !(Number(figure.dataset.width) > 0)) continue;
      const [x0, y0, x1, y1] = place.box;
      const [width, height] = [Number(figure.dataset.width), Number(figure.dataset.height)];
      const box = document.createElement('button');
      box.type = 'button';
      box.className = 'box';
      box.tabIndex = -1;
      box.dataset.field = place.field;
      box.title = place.kind;
      box.setAttribute('aria-label', place.kind);
      box.style.left = 100 * x0 / width + '%';
      box.style.top = 100 * y0 / height + '%';
      box.style.width = 100 * (x1 - x0) / width + '%';
      box.style.height = 100 * (y1 - y0) / height + '%';
      box.style.setProperty('--colour', place.colour);
      box.addEventListener('click', () => select(place.field));
      figure.querySelector('.boxes').append(box);
    }
    state.places = places;
    desk.dataset.ready = 'true';
    atPage();
  }).catch(() => { if (!figures().length) pagesView.textContent = 'Không vẽ được trang của văn bản này; hãy tải tệp gốc.'; desk.dataset.ready = 'failed'; });

  let current = first;
  const atPage = () => {
    const middle = pagesView.getBoundingClientRect().top + pagesView.clientHeight / 2;
    const here = figures().find(f => { const box = f.getBoundingClientRect(); return box.top <= middle && box.bottom >= middle; });
    if (here) current = Number(here.dataset.page);
    const all = figures();
    if (all.length) tell(`Trang ${current}/${all[all.length - 1].dataset.page}`);
  };
  pagesView.addEventListener('scroll', atPage, { passive: true });
  const go = step => { const target = document.getElementById('page-' + (current + step)); if (target) { target.scrollIntoView({ block: 'start' }); current += step; atPage(); } };
  const zoom = factor => { state.zoom = Math.min(4, Math.max(0.25, state.zoom * factor)); pagesView.style.setProperty('--zoom', state.zoom); };
  const doing = {
    previous: () => go(-1), next: () => go(1), smaller: () => zoom(1 / 1.25), larger: () => zoom(1.25),
    turn: () => { state.turn = (state.turn + 90) % 360; for (const f of figures()) f.dataset.turn = state.turn; },
    boxes: () => { const shown = pagesView.classList.toggle('bare'); desk.querySelector('[data-do=boxes]').setAttribute('aria-pressed', !shown); },
  };
  for (const button of desk.querySelectorAll('[data-do]')) button.addEventListener('click', () => doing[button.dataset.do]());
  const keys = { '[': 'previous', ']': 'next', '-': 'smaller', '+': 'larger', '=': 'larger', r: 'turn', b: 'boxes' };
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select')) return;
    if (keys[event.key]) { doing[keys[event.key]](); event.preventDefault(); }
    // The next and the last value.
    if (event.key === 'n' || event.key === 'p') {
      const values = [...desk.querySelectorAll('[role=tabpanel]:not([hidden]) .value')];
      const at = values.findIndex(v => v === document.activeElement) + (event.key === 'n' ? 1 : -1);
      if (values[at]) { values[at].focus(); light(values[at].closest('[data-field]').dataset.field, true); }
    }
  });
  atPage();
})();
