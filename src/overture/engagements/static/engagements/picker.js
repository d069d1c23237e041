// Names while they are typed: Enter or Tab takes the offer in hand, and a new person or body is named without leaving
// the page. A field that holds several keeps each as a chip. Without this file the fields take names apart by
// semicolons, and the page asks afterwards who an unknown one is.
(() => {
  'use strict';
  const SEPARATOR = /[;؛]/;
  let number = 0;

  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  function setUp(field) {
    const form = field.closest('form[data-pick-url]');
    if (!form || field.dataset.pickReady) return;
    field.dataset.pickReady = 'yes';
    const many = 'pickMany' in field.dataset;
    const asksNew = many ? 'pickSide' in field.dataset : 'pickWhat' in field.dataset;
    const list = element('ul', { role: 'listbox', class: 'picked', id: `pick-${number += 1}`, hidden: '' });
    if (labelOf(field)) list.setAttribute('aria-labelledby', labelOf(field));
    const input = many ? field.cloneNode() : field;
    const chips = element('span', { class: 'picks-chips' });
    for (const [name, value] of Object.entries({ role: 'combobox', 'aria-expanded': 'false', 'aria-controls': list.id, 'aria-autocomplete': 'list', autocomplete: 'off' })) input.setAttribute(name, value);
    input.removeAttribute('list');
    const box = element('div', { class: many ? 'picks many' : 'picks' });
    field.before(box);
    if (many) {
      for (const name of ['name', 'value', 'required']) input.removeAttribute(name);
      field.type = 'hidden';
      field.removeAttribute('id');
      box.append(chips, input, field, list);
    } else {
      box.append(input, list);
    }
    let asked = '';
    let answered = '';
    let timer = 0;

    const options = () => [...list.querySelectorAll('[role=option]')];
    const inHand = () => list.querySelector('[aria-selected=true]');
    const names = () => [...chips.children].map(chip => chip.dataset.name);

    function keep() {
      if (many) field.value = [...names(), ...(input.value.trim() ? [input.value.trim()] : [])].join('; ');
    }

    function choose(option) {
      for (const other of options()) other.setAttribute('aria-selected', String(other === option));
      if (option) input.setAttribute('aria-activedescendant', option.id); else input.removeAttribute('aria-activedescendant');
      if (option) option.scrollIntoView({ block: 'nearest' });
    }

    function close() {
      list.hidden = true;
      input.setAttribute('aria-expanded', 'false');
      choose(null);
    }

    // The answer to what was typed; the first near offer is taken in hand, else that it is new.
    async function ask(words) {
      const url = new URL(form.dataset.pickUrl, location.href);
      url.search = new URLSearchParams({ q: words, kinds: field.dataset.pick, side: field.dataset.pickSide || '', new: asksNew ? 'yes' : '' });
      const response = await fetch(url, { credentials: 'same-origin' });
      if (!response.ok || response.redirected) throw new Error(String(response.status));
      const answer = new DOMParser().parseFromString(`<ul>${await response.text()}</ul>`, 'text/html');
      return [...answer.querySelectorAll('li')];
    }

    const best = found => found.find(item => 'near' in item.dataset) || found.find(item => item.dataset.new) || found.find(item => item.dataset.label);

    async function look() {
      const words = input.value.trim();
      asked = words;
      if (!words) { close(); return; }
      try {
        const found = await ask(words);
        if (asked !== words) return;
        found.forEach((item, place) => { item.id = `${list.id}-${place}`; });
        list.replaceChildren(...found);
        answered = words;
        list.hidden = found.length === 0;
        input.setAttribute('aria-expanded', String(!list.hidden));
        choose(best(found) || null);
      } catch { close(); }
    }

    function chip(name) {
      const made = element('button', { type: 'button', class: 'chip' });
      const mark = element('span', { 'aria-hidden': 'true' }, '×');
      made.dataset.name = name;
      made.append(element('bdi', {}, name), mark);
      made.addEventListener('click', () => { made.remove(); forget(made.dataset.name); keep(); input.focus(); });
      chips.append(made);
      return made;
    }

    function forget(name) {
      for (const node of form.querySelectorAll('input[name=new]')) if (node.value.endsWith(`:${name}`)) node.remove();
    }

    function sayNew(what, name) {
      forget(name);
      if (many) form.append(element('input', { type: 'hidden', name: 'new', value: `${what}:${name}` }));
      else setWhat(what);
    }

    function setWhat(what) {
      const beside = field.dataset.pickWhat === undefined ? null : form.elements[field.name.replace(/-name$/, '-what')];
      if (beside) beside.value = what;
    }

    function take(option) {
      const { label, new: what } = option.dataset;
      if (many) { chip(label).classList.toggle('new', Boolean(what)); input.value = ''; } else { input.value = label; }
      if (what) sayNew(what, label); else if (!many) setWhat('known');
      asked = answered = '';
      close();
      keep();
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }

    // Enter came before the answer: the words become a chip at once, and take the name that they meant when it is known.
    async function takeUnseen(words) {
      const made = chip(words);
      input.value = '';
      asked = '';
      close();
      keep();
      try {
        const option = (await ask(words)).find(item => 'near' in item.dataset);
        if (!option || !made.isConnected) return;
        made.dataset.name = option.dataset.label;
        made.firstChild.textContent = option.dataset.label;
        keep();
      } catch { /* the words stay, and the page asks who is meant */ }
    }

    function goOn() {
      const fields = [...form.elements].filter(node => node.getClientRects().length && node.type !== 'hidden' && node.tabIndex >= 0 && !node.matches('.chip, .vh'));
      const next = fields[fields.indexOf(input) + 1];
      if (next) next.focus();
    }

    input.addEventListener('input', event => {
      if (event.isTrusted === false) return;
      if (many && SEPARATOR.test(input.value)) {
        for (const words of input.value.split(SEPARATOR)) if (words.trim()) takeUnseen(words.trim());
        return;
      }
      keep();
      clearTimeout(timer);
      timer = setTimeout(look, 80);
    });
    input.addEventListener('keydown', event => {
      if (event.isComposing || event.altKey || ((event.ctrlKey || event.metaKey) && event.key !== 'Enter')) return;
      const words = input.value.trim();
      const here = options().indexOf(inHand());
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { keep(); return; }
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        if (list.hidden) return;
        event.preventDefault();
        const by = event.key === 'ArrowDown' ? 1 : -1;
        choose(options()[(here + by + options().length) % options().length]);
      } else if (event.key === 'Escape' && !list.hidden) {
        event.preventDefault();
        event.stopPropagation();
        close();
      } else if (event.key === 'Backspace' && many && !input.value && chips.lastChild) {
        chips.lastChild.click();
      } else if (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey && words && !(list.hidden && !many))) {
        if (!words) { event.preventDefault(); goOn(); return; }
        if (answered === words && inHand() && !list.hidden) { event.preventDefault(); take(inHand()); }
        else if (many) { event.preventDefault(); takeUnseen(words); }
        else if (event.key === 'Enter') { event.preventDefault(); goOn(); }
      }
    });
    input.addEventListener('blur', () => { keep(); close(); });
    list.addEventListener('pointerdown', event => {
      event.preventDefault();
      const option = event.target.closest('[role=option]');
      if (option) { take(option); input.focus(); }
    });
    if (many) {
      const start = field.value.split(SEPARATOR).map(name => name.trim()).filter(Boolean);
      start.forEach(chip);
      input.value = '';
      input.defaultValue = '';
      keep();
    }
  }

  function labelOf(field) {
    const label = document.querySelector(`label[for="${CSS.escape(field.id)}"]`);
    if (label && !label.id) label.id = `${field.id}_label`;
    return label ? label.id : '';
  }

  for (const field of document.querySelectorAll('input[data-pick]')) setUp(field);
  const form = document.querySelector('form[data-pick-url]');
  const first = form && !document.querySelector('[data-errors]') && form.querySelector('input[role=combobox]');
  if (first && form.matches('.quick-form')) first.focus();
})();
