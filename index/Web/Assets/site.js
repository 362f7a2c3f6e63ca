// What all pages share: questions without empty parts, and what is told is seen.
document.addEventListener('htmx:configRequest', event => {
  const parameters = event.detail.parameters;
  if (event.detail.verb !== 'get') return;
  for (const name of Object.keys(parameters)) if (parameters[name] === '') delete parameters[name];
});
document.addEventListener('keydown', event => {
  const typing = event.target.closest('input, textarea, select');
  if (event.key === '/' && !typing) {
    const box = document.getElementById('q');
    if (box) { box.focus(); box.select(); event.preventDefault(); } else location.href = '/';
  }
  // The next and the last hit.
  if (!typing && (event.key === 'j' || event.key === 'k')) {
    const links = [...document.querySelectorAll('.hit h2 > a')];
    const at = links.indexOf(document.activeElement) + (event.key === 'j' ? 1 : -1);
    if (links[at]) links[at].focus();
  }
});
