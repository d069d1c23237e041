// Putting text in: a file dropped on the form is chosen as if it had been picked, and what is too large is said before
// anything is sent, so that nothing is lost. Without this file the form works all the same, and the desk says it.
(() => {
  'use strict';
  const form = document.getElementById('text-form');
  if (!form || !form.dataset.most) return;
  const most = () => Number(form.dataset.most);
  const file = form.elements.file;
  const text = form.elements.text;
  const trouble = form.querySelector('[data-put-in-trouble]');
  const told = form.querySelector('[data-put-in-said]');
  const readable = /\.(txt|html?)$/i;
  const hint = form.querySelector('[data-drop-hint]');
  if (hint) hint.hidden = false;

  function refuse(words, field) {
    trouble.querySelector('p').textContent = words;
    trouble.hidden = false;
    field.setAttribute('aria-invalid', 'true');
    field.focus({ preventScroll: true });
    trouble.scrollIntoView({ block: 'nearest' });
  }
  function clear() {
    trouble.hidden = true;
    for (const field of [file, text]) field.removeAttribute('aria-invalid');
  }
  function isTooLarge() {
    if (file.files.length) {
      if (file.files[0].size <= most()) return false;
      refuse(form.dataset.fileTooLarge, file);
      return true;
    }
    if (new Blob([text.value]).size <= most()) return false;
    refuse(form.dataset.textTooLarge, text);
    return true;
  }

  form.addEventListener('submit', event => { clear(); if (isTooLarge()) event.preventDefault(); });
  file.addEventListener('change', () => { clear(); told.textContent = ''; isTooLarge(); });
  text.addEventListener('input', () => { if (!trouble.hidden) clear(); });

  let inside = 0;
  const holdsFiles = event => event.dataTransfer && [...event.dataTransfer.types].includes('Files');
  const show = on => form.classList.toggle('dropping', on);
  form.addEventListener('dragenter', event => { if (holdsFiles(event)) { event.preventDefault(); inside += 1; show(true); } });
  form.addEventListener('dragover', event => { if (holdsFiles(event)) { event.preventDefault(); event.dataTransfer.dropEffect = 'copy'; } });
  form.addEventListener('dragleave', event => { if (holdsFiles(event)) { inside = Math.max(0, inside - 1); show(inside > 0); } });
  form.addEventListener('drop', event => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    inside = 0;
    show(false);
    clear();
    const given = [...event.dataTransfer.files].find(one => readable.test(one.name) || /^text\/(plain|html)$/.test(one.type));
    if (!given) { refuse(form.dataset.notReadable, file); return; }
    const chosen = new DataTransfer();
    chosen.items.add(given);
    file.files = chosen.files;
    told.textContent = form.dataset.dropped.replace('%s', given.name);
    isTooLarge();
  });
})();
