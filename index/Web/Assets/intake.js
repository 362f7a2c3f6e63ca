// Files are sent one by one; each line of the table follows its file by server-sent events.
(() => {
  const drop = document.getElementById('drop');
  if (!drop) return;
  const rows = document.querySelector('#jobs tbody');
  const told = document.getElementById('told');
  const { address, token, most } = drop.dataset;
  const queue = [];
  let sending = false;

  const line = (id, name) => {
    let row = rows.querySelector(`[data-job="${CSS.escape(id)}"]`);
    if (!row) {
      row = document.createElement('tr');
      row.dataset.job = id;
      for (let n = 0; n < 3; n++) row.append(document.createElement('td'));
      row.cells[0].textContent = name;
      rows.prepend(row);
    }
    return row;
  };
  const show = job => {
    const row = line(job.job, job.name);
    row.dataset.state = job.state;
    row.cells[1].textContent = job.told;
    row.cells[1].title = job.error || '';
    row.cells[2].textContent = '';
    if (job.id) {
      const link = document.createElement('a');
      link.href = '/van-ban/' + encodeURIComponent(job.id);
      link.textContent = 'Mở';
      row.cells[2].append(link);
    }
    if (job.state === 'failed') {
      const again = document.createElement('button');
      again.type = 'button';
      again.dataset.retry = job.job;
      again.textContent = 'Thử lại';
      row.cells[2].append(again);
    }
  };
  const events = new EventSource(address + '/events');
  events.addEventListener('step', event => show(JSON.parse(event.data)));

  const fail = (name, why) => {
    const row = line('local-' + Math.random().toString(36).slice(2), name);
    row.dataset.state = 'failed';
    row.cells[1].textContent = why;
  };
  const send = async () => {
    if (sending) return;
    sending = true;
    for (let file; (file = queue.shift());) {
      told.textContent = `Đang gửi ${file.name}; còn ${queue.length} tệp.`;
      if (file.size > Number(most)) { fail(file.name, 'lỗi: vượt giới hạn'); continue; }
      const form = new FormData();
      form.append('file', file, file.name);
      try {
        const answer = await fetch(address, { method: 'POST', body: form, headers: { 'X-Form-Token': token } });
        const said = await answer.json();
        if (answer.status === 429) { queue.unshift(file); await new Promise(resolve => setTimeout(resolve, 2000)); continue; }
        if (answer.ok) for (const job of said.items) { if (!rows.querySelector(`[data-job="${CSS.escape(job.job)}"]`)) show(job); }
        else { const row = fail(file.name, answer.status === 413 ? 'lỗi: vượt giới hạn' : 'lỗi: chưa gửi được'); if (row) row.title = said.error; }
      } catch { fail(file.name, 'lỗi: mất kết nối, hãy gửi lại'); }
    }
    told.textContent = 'Đã gửi xong.';
    sending = false;
  };
  const add = files => { queue.push(...files); send(); };

  const walk = async entry => {
    if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
    const reader = entry.createReader();
    const files = [];
    for (let batch; (batch = await new Promise((resolve, reject) => reader.readEntries(resolve, reject))).length;)
      for (const child of batch) files.push(...await walk(child));
    return files;
  };
  document.getElementById('files').addEventListener('change', event => { add(event.target.files); event.target.value = ''; });
  for (const kind of ['dragenter', 'dragover']) drop.addEventListener(kind, event => { event.preventDefault(); drop.classList.add('over'); });
  for (const kind of ['dragleave', 'drop']) drop.addEventListener(kind, () => drop.classList.remove('over'));
  drop.addEventListener('drop', async event => {
    event.preventDefault();
    const entries = [...event.dataTransfer.items].map(item => item.webkitGetAsEntry()).filter(Boolean);
    for (const entry of entries) add(await walk(entry));
  });
  rows.addEventListener('click', async event => {
    const button = event.target.closest('[data-retry]');
    if (!button) return;
    button.disabled = true;
    await fetch(`${address}/${encodeURIComponent(button.dataset.retry)}/retry`, { method: 'POST', headers: { 'X-Form-Token': token } });
  });
})();
