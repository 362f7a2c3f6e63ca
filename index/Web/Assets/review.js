// The queue by keyboard: the next one is there at once, its picture fetched ahead.
(() => {
  const root = document.getElementById('review');
  const prepare = () => {
    const form = document.getElementById('item');
    if (form && form.dataset.next) new Image().src = form.dataset.next;
    const box = document.getElementById('value') || document.getElementById('skip');
    if (box) box.focus();
    // What was typed and not sent survives a session that ends: it is kept in this tab until it is sent.
    const value = document.getElementById('value');
    if (form && value) {
      const kept = sessionStorage.getItem('typed ' + form.dataset.key);
      if (kept && !value.value) value.value = kept;
      value.addEventListener('input', () => sessionStorage.setItem('typed ' + form.dataset.key, value.value));
    }
  };
  document.addEventListener('htmx:afterSwap', event => { if (event.detail.target === root) prepare(); });
  document.addEventListener('htmx:afterRequest', event => { if (event.detail.successful && event.detail.elt.dataset && event.detail.elt.dataset.key) sessionStorage.removeItem('typed ' + event.detail.elt.dataset.key); });
  for (const failed of ['htmx:responseError', 'htmx:sendError'])
    document.addEventListener(failed, () => {
      const told = document.createElement('p');
      told.className = 'told';
      told.setAttribute('role', 'alert');
      told.textContent = 'Chưa ghi được: máy chủ không nhận. Điều đã gõ còn ở đây; hãy tải lại trang hoặc mở lại bằng khóa.';
      root.prepend(told);
    });
  document.addEventListener('keydown', event => {
    if (!event.altKey) return;
    const button = /^[1-9]$/.test(event.key) ? root.querySelector(`[data-number="${event.key}"]`) : event.key.toLowerCase() === 's' ? document.getElementById('skip') : null;
    if (button) { button.click(); event.preventDefault(); }
  });
  prepare();
})();
