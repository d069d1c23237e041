// Go, do and ask: Ctrl K opens it anywhere, the server answers, arrows choose. Without this file the button is a link
// to the page of the same search.
(() => {
  'use strict';
  const dialog = document.getElementById('pal');
  if (!dialog || typeof dialog.showModal !== 'function') return;
  const input = dialog.querySelector('input');
  const found = dialog.querySelector('[role=listbox]');
  let answered = '', enter = null;
  const options = () => [...found.querySelectorAll('a[role=option]')];
  const chosen = () => found.querySelector('[aria-selected=true]');

  function choose(option) {
    for (const other of options()) other.setAttribute('aria-selected', String(other === option));
    if (!option) { input.removeAttribute('aria-activedescendant'); return; }
    input.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  }

  function open() {
    if (dialog.open || document.querySelector('dialog[open]')) return;
    dialog.showModal();
    input.select();
    if (!found.childElementCount && window.htmx) window.htmx.trigger(input, 'palette');
  }

  document.addEventListener('click', event => {
    if (event.target.closest('[data-palette]') && !event.ctrlKey && !event.metaKey) { event.preventDefault(); open(); }
    if (event.target === dialog) dialog.close();
  });
  addEventListener('keydown', event => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.code === 'KeyK') { event.preventDefault(); open(); }
    if (event.code === 'Slash' && !event.defaultPrevented && !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey
        && document.documentElement.dataset.keys !== 'off' && !event.target.closest('input, textarea, select, [contenteditable]')
        && !document.querySelector('[data-search]')) { event.preventDefault(); open(); }
  });
  function go(option, beside) {
    if (beside) window.open(option.href, '_blank', 'noopener');
    else location.assign(option.href);
  }

  // Enter that comes before the answer waits for it: what stands there answers fewer letters.
  input.addEventListener('htmx:beforeRequest', () => { found.dataset.asked = input.value; });
  found.addEventListener('htmx:afterSwap', () => {
    answered = found.dataset.asked || '';
    choose(options()[0]);
    if (enter && answered === input.value) {
      const waiting = enter;
      enter = null;
      if (chosen()) go(chosen(), waiting.beside);
    }
  });
  input.addEventListener('input', () => { enter = null; });
  input.addEventListener('keydown', event => {
    const all = options();
    const here = all.indexOf(chosen());
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const by = event.key === 'ArrowDown' ? 1 : -1;
      if (all.length) choose(all[(here + by + all.length) % all.length]);
    } else if (event.key === 'Enter' && !event.isComposing) {
      const beside = event.ctrlKey || event.metaKey;
      if (answered !== input.value && window.htmx) {
        event.preventDefault();
        enter = { beside };
        window.htmx.trigger(input, 'palette');
      } else if (here >= 0) {
        event.preventDefault();
        go(all[here], beside);
      }
    }
  });
})();
