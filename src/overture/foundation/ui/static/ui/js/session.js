// Two minutes before an idle session ends, say so and offer to stay (WCAG 2.2.1). Tabs tell each other of every
// request, so that work in one keeps the others; nothing is stored on the device.
(() => {
  'use strict';
  const note = document.getElementById('session-ends');
  const seconds = note ? Number(note.dataset.idle) : 0;
  if (!seconds) return;
  const ahead = 180; // two minutes, and one in which the server may not have noted the last request
  const tabs = 'BroadcastChannel' in window ? new BroadcastChannel('overture-seen') : null;
  let timer = 0;

  function begin() {
    clearTimeout(timer);
    note.hidden = true;
    timer = setTimeout(() => { note.hidden = false; }, Math.max(30, seconds - ahead) * 1000);
  }
  function seen() {
    begin();
    if (tabs) tabs.postMessage('seen');
  }

  if (tabs) tabs.addEventListener('message', begin);
  document.addEventListener('htmx:afterRequest', seen);
  note.querySelector('button').addEventListener('click', async () => {
    const answer = await fetch(location.href, { method: 'HEAD' });
    if (answer.ok) seen();
  });
  seen();
})();
