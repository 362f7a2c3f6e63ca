// The rows of the table as a chart: bars by unit, lines over periods. The table stays what is read aloud.
(() => {
  const canvas = document.getElementById('chart');
  if (!canvas) return;
  const rows = [...document.querySelectorAll('#rows tbody tr')].filter(r => r.dataset.value).map(r => ({ unit: r.dataset.unit, period: r.dataset.period, value: Number(r.dataset.value) }));
  const periods = [...new Set(rows.map(r => r.period))].sort();
  const units = [...new Set(rows.map(r => r.unit))];
  const colours = ['#1f4e8c', '#b3541e', '#2e7d32', '#7b1fa2', '#00838f', '#ad1457', '#5d4037', '#455a64'];
  const lines = canvas.dataset.by === 'year' && periods.length > 1;
  const labels = lines ? periods : units;
  const series = lines ? units : periods;
  const datasets = series.map((name, i) => ({
    label: name || 'không rõ kỳ', backgroundColor: colours[i % colours.length], borderColor: colours[i % colours.length],
    data: labels.map(label => { const row = rows.find(r => (lines ? r.unit === name && r.period === label : r.period === name && r.unit === label)); return row ? row.value : null; }),
  }));
  new Chart(canvas, { type: lines ? 'line' : 'bar', data: { labels, datasets }, options: { animation: false, maintainAspectRatio: false, locale: 'vi-VN', indexAxis: lines ? 'x' : 'y', plugins: { legend: { position: 'bottom' } } } });
  canvas.dataset.drawn = 'true';
})();
