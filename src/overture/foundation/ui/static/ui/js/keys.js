// Keys of the desk. They act by their place on the keyboard (event.code), so A works on Arabic and Hebrew layouts;
// never inside a field; and not at all when single keys are switched off (WCAG 2.1.4). Every key only presses
// something that is on the page already: without this file the page is complete.
(() => {
  'use strict';
  const root = document.documentElement;
  const singleKeys = () => root.dataset.keys !== 'off';
  const letterOf = code => code.replace(/^(Key|Digit)/, '').replace('Slash', '/');
  let jumping = 0;

  const isField = node => node instanceof Element
    && (node.isContentEditable || node.matches('textarea, select, input:not([type=button], [type=submit], [type=checkbox], [type=radio], [type=reset])'));
  const isShown = node => node.getClientRects().length > 0 && !node.disabled;
  const first = selector => [...document.querySelectorAll(selector)].find(isShown);
  const openDialog = () => document.querySelector('dialog[open]');

  function press(node) {
    node.focus({ preventScroll: true });
    node.click();
  }

  // J and K move through the list of the page; Enter opens what is in hand.
  function step(by) {
    const items = [...document.querySelectorAll('[data-list] [data-item]')].filter(isShown);
    if (!items.length) return false;
    const here = items.findIndex(item => item.contains(document.activeElement));
    const next = items[Math.min(items.length - 1, Math.max(0, here < 0 ? (by > 0 ? 0 : items.length - 1) : here + by))];
    const target = next.querySelector('[data-open], a[href], button') || next;
    if (target === next && next.tabIndex < 0) next.tabIndex = -1;
    target.focus();
    next.scrollIntoView({ block: 'nearest' });
    return true;
  }

  function listKeys() {
    const dialog = document.getElementById('keys');
    if (!dialog || openDialog()) return false;
    const rows = [...document.querySelectorAll('[data-key]')].filter(isShown).map(node => {
      const word = (node.dataset.keyLabel || node.getAttribute('aria-label') || [...node.childNodes]
        .filter(child => child.nodeName !== 'KBD' && child.nodeName !== 'svg').map(child => child.textContent).join(' ')).trim();
      const dt = document.createElement('dt');
      const kbd = document.createElement('kbd');
      kbd.textContent = letterOf(node.dataset.key);
      dt.append(kbd);
      const dd = document.createElement('dd');
      dd.textContent = word;
      return [dt, dd];
    });
    const found = dialog.querySelector('[data-keys-found]');
    found.replaceChildren(...rows.flat());
    found.hidden = rows.length === 0;
    dialog.showModal();
    return true;
  }

  function submitForm(event) {
    const form = document.activeElement && document.activeElement.closest('form');
    if (!form || form.matches('[role=search], [method=dialog]')) return false;
    event.preventDefault();
    form.requestSubmit(form.querySelector('button.main, button[type=submit], button:not([type])') || undefined);
    return true;
  }

  addEventListener('keydown', event => {
    if (event.isComposing || event.defaultPrevented) return;
    if ((event.ctrlKey || event.metaKey) && event.code === 'Enter' && !event.repeat) { submitForm(event); return; }
    if (event.key === 'Escape') {
      const menu = document.querySelector('details.menu[open]');
      if (menu) { menu.open = false; menu.querySelector('summary').focus(); }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (!singleKeys() || isField(event.target) || openDialog()) return;
    if (event.code === 'Slash') {
      const box = !event.shiftKey && first('[data-search]');
      if (event.shiftKey ? listKeys() : box) { event.preventDefault(); if (box) { box.focus(); box.select(); } }
      return;
    }
    if (event.shiftKey) return;
    if (jumping && Date.now() - jumping < 1500) {
      jumping = 0;
      const link = document.querySelector(`[data-jump="${CSS.escape(event.code)}"]`);
      if (link) { event.preventDefault(); link.click(); return; }
    }
    if (event.code === 'KeyG') { jumping = Date.now(); return; }
    const node = first(`[data-key="${CSS.escape(event.code)}"]`);
    if (node) { event.preventDefault(); press(node); return; }
    if (event.code === 'KeyJ' || event.code === 'KeyK') {
      if (step(event.code === 'KeyJ' ? 1 : -1)) event.preventDefault();
    }
  });

  document.addEventListener('click', event => {
    if (event.target.closest('[data-keys-list]') && listKeys()) event.preventDefault();
    for (const menu of document.querySelectorAll('details.menu[open]')) if (!menu.contains(event.target)) menu.open = false;
  });

  function announce() {
    for (const node of document.querySelectorAll('[data-key]')) node.setAttribute('aria-keyshortcuts', letterOf(node.dataset.key).toLowerCase());
  }
  if (singleKeys()) { announce(); document.addEventListener('htmx:afterSwap', announce); }

  // A page that came back with errors starts at their list.
  const errors = document.querySelector('[data-errors]');
  if (errors) errors.focus();
})();
