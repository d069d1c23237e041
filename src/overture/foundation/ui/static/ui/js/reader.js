// The review. Each fact in hand is tied to its words: the same colour and line, and a thread drawn between them.
// D starts a draft from a selection; J and K move between drafts; 1 to 9 jump to a field. Drawn with attributes and
// classes only (our policy forbids inline styles). Without this file the page can be read and decided all the same.
(() => {
  'use strict';
  const KINDS = ['w', 'o', 't', 'a', 'q'];
  const SVG = 'http://www.w3.org/2000/svg';
  const wide = matchMedia('(min-width: 68.01rem)');
  const box = () => document.querySelector('[data-reader]');
  const singleKeys = () => document.documentElement.dataset.keys !== 'off';
  let hot = null;

  const kindOf = mark => KINDS.find(kind => mark.classList.contains(kind)) || '';
  const markOf = fact => fact && fact.dataset.ev ? document.getElementById(fact.dataset.ev) : null;
  const factsOf = reader => [...reader.querySelectorAll('.draft.open [data-ev], .draft.open .fact')];

  function draw() {
    const reader = box();
    const svg = reader && reader.querySelector('.thread');
    if (!svg) return;
    svg.replaceChildren();
    const mark = markOf(hot);
    if (!mark || !wide.matches || !hot.isConnected) return;
    const doc = mark.closest('.doc');
    const rects = mark.getClientRects();
    if (!doc || !rects.length) return;
    const base = reader.getBoundingClientRect();
    const words = rects[rects.length - 1];
    const fact = hot.getBoundingClientRect();
    const pane = doc.getBoundingClientRect();
    if (words.bottom < pane.top || words.top > pane.bottom) return;
    const turned = getComputedStyle(reader).direction === 'rtl';
    const sign = turned ? -1 : 1;
    const fromX = (turned ? pane.left : pane.right) - base.left;
    const fromY = words.top + words.height / 2 - base.top;
    const toX = (turned ? fact.right : fact.left) - base.left;
    const toY = fact.top + 18 - base.top;
    svg.setAttribute('data-kind', kindOf(mark));
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', `M${fromX} ${fromY}C${fromX + sign * 26} ${fromY} ${toX - sign * 30} ${toY} ${toX} ${toY}`);
    svg.append(path);
    for (const [x, y] of [[fromX, fromY], [toX, toY]]) {
      const end = document.createElementNS(SVG, 'circle');
      end.setAttribute('cx', x);
      end.setAttribute('cy', y);
      end.setAttribute('r', 5);
      svg.append(end);
    }
  }

  // Only the evidence of the draft in hand is coloured; the rest keeps its underline.
  function showDraft(reader) {
    const open = reader.querySelector('.draft.open');
    const number = open && open.dataset.d;
    if (!number) return;
    for (const mark of reader.querySelectorAll('mark[data-d]')) mark.classList.toggle('on', mark.dataset.d.split(' ').includes(number));
  }

  function take(fact, { scroll = false } = {}) {
    const reader = box();
    if (!reader || !fact) return;
    if (hot && hot !== fact) { hot.classList.remove('hot'); hot.removeAttribute('data-kind'); }
    for (const mark of reader.querySelectorAll('mark.hot')) mark.classList.remove('hot');
    hot = fact;
    hot.classList.add('hot');
    const mark = markOf(hot);
    if (mark) {
      hot.setAttribute('data-kind', kindOf(mark));
      mark.classList.add('hot');
      const doc = mark.closest('.doc');
      if (scroll && doc && wide.matches) {
        const place = mark.getBoundingClientRect();
        const pane = doc.getBoundingClientRect();
        if (place.top < pane.top + 40 || place.bottom > pane.bottom - 40) doc.scrollTop += place.top - pane.top - pane.height / 3;
      }
    }
    draw();
  }

  const length = text => [...text].length; // code points, as the server counts; not UTF-16 units

  // Where a selection begins and ends in the whole text. Its ends may lie outside the words (a triple click ends in the
  // next paragraph), so each run of words is cut to what is selected of it, and the first and last that hold any count.
  function placesOf(range, doc) {
    let start = null;
    let end = null;
    for (const run of doc.querySelectorAll('[data-offset]')) {
      if (!range.intersectsNode(run)) continue;
      const part = document.createRange();
      part.selectNodeContents(run);
      const before = part.cloneRange();
      if (run.contains(range.startContainer)) part.setStart(range.startContainer, range.startOffset);
      if (run.contains(range.endContainer)) part.setEnd(range.endContainer, range.endOffset);
      if (part.collapsed) continue;
      before.setEnd(part.startContainer, part.startOffset);
      const from = Number(run.dataset.offset) + length(before.toString());
      if (start === null) start = from;
      end = from + length(part.toString());
    }
    return start === null || end <= start ? null : [start, end];
  }

  function say(words) {
    const place = box().querySelector('[data-said]');
    const loud = document.getElementById('said');
    if (place) place.textContent = words; else if (loud) loud.textContent = words;
  }

  function newDraft() {
    const reader = box();
    const form = document.querySelector('form[data-new-draft]');
    const chosen = getSelection();
    if (!reader || !form) return false;
    const doc = reader.querySelector('.doc');
    const inDoc = chosen.rangeCount && (doc.contains(chosen.anchorNode) || doc.contains(chosen.focusNode));
    const places = inDoc && !chosen.isCollapsed ? placesOf(chosen.getRangeAt(0), doc) : null;
    if (!places) return false;
    [form.elements.start.value, form.elements.end.value] = places;
    form.requestSubmit();
    return true;
  }

  function newDraftOrSay() {
    const form = document.querySelector('form[data-new-draft]');
    if (!newDraft() && form) say(form.dataset.nothing);
    return true;
  }

  function moveDraft(by) {
    const drafts = [...box().querySelectorAll('.draft')];
    const here = drafts.findIndex(draft => draft.classList.contains('open'));
    const next = drafts[here + by];
    const link = next && next.querySelector('[data-open], h3 a[href]');
    if (!link) return false;
    link.click();
    return true;
  }

  function jump(number) {
    const fact = box().querySelectorAll('.draft.open .fact:not([data-beside])')[number - 1];
    if (!fact) return false;
    const target = fact.querySelector('a[href], button, input, select, textarea');
    take(fact, { scroll: true });
    if (target) target.focus({ preventScroll: true });
    fact.scrollIntoView({ block: 'nearest' });
    return true;
  }

  const inField = target => target.closest && target.closest('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]');
  addEventListener('keydown', event => {
    if (event.key === 'Escape' && box() && !event.isComposing && !document.querySelector('dialog[open], details.menu[open]')) {
      const leave = box().querySelector('form [data-leave]');
      if (leave) { event.preventDefault(); leave.click(); return; }
    }
    if (!box() || !singleKeys() || event.isComposing || event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (inField(event.target) || document.querySelector('dialog[open]')) return;
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
    const acted = digit ? jump(Number(digit[1]))
      : event.code === 'KeyD' ? newDraftOrSay()
      : event.code === 'KeyJ' ? moveDraft(1)
      : event.code === 'KeyK' ? moveDraft(-1) : false;
    if (acted) event.preventDefault();
  }, true);

  for (const kind of ['pointerover', 'focusin']) {
    document.addEventListener(kind, event => {
      const fact = event.target.closest && event.target.closest('[data-reader] [data-ev]');
      if (fact && fact !== hot) take(fact, { scroll: kind === 'focusin' });
    });
  }
  document.addEventListener('click', event => {
    const start = event.target.closest('[data-start-draft]');
    if (start && newDraft()) { event.preventDefault(); return; }
    const mark = event.target.closest('[data-reader] mark[id]');
    if (mark) { const fact = box().querySelector(`[data-ev="${CSS.escape(mark.id)}"]`); if (fact) take(fact); }
    const tab = event.target.closest('[data-pane-of]');
    if (tab) showPane(tab.dataset.paneOf);
  });

  function showPane(name) {
    const reader = box();
    reader.dataset.pane = name;
    for (const tab of reader.querySelectorAll('[data-pane-of]')) {
      const on = tab.dataset.paneOf === name;
      tab.setAttribute('aria-selected', String(on));
      tab.tabIndex = on ? 0 : -1;
    }
  }

  // After a decision the next draft is in view, and the keyboard starts there rather than at the top of the page.
  function showOpen() {
    const open = box() && box().querySelector('.draft.open');
    if (!open) return;
    if (document.activeElement === document.body || !document.activeElement) {
      open.tabIndex = -1;
      open.focus({ preventScroll: true });
    }
    const told = open.previousElementSibling;
    const first = told && told.matches('[role=status]') && told.firstElementChild ? told : open;
    const top = first.getBoundingClientRect().top;
    if (top < 68 || top > innerHeight * .6) first.scrollIntoView({ block: 'start' });
  }

  function begin() {
    const reader = box();
    if (!reader) return;
    if (reader.querySelector('.panes')) { reader.classList.add('tabbed'); showPane(reader.dataset.pane || 'drafts'); }
    showDraft(reader);
    const facts = factsOf(reader);
    hot = null;
    take(facts.find(fact => fact.classList.contains('hot')) || facts.find(fact => markOf(fact)), { scroll: true });
    const doc = reader.querySelector('.doc');
    if (doc) doc.addEventListener('scroll', draw, { passive: true });
  }

  addEventListener('scroll', draw, { passive: true });
  addEventListener('resize', draw);
  addEventListener('load', draw);
  document.addEventListener('htmx:afterSettle', event => { if (event.target.closest && (event.target.closest('[data-reader]') || event.target.querySelector('[data-reader]'))) { begin(); showOpen(); } });
  document.addEventListener('keydown', event => {
    const tab = event.target.closest && event.target.closest('[data-pane-of]');
    if (!tab || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    const other = [...tab.parentElement.children].find(sibling => sibling !== tab);
    showPane(other.dataset.paneOf);
    other.focus();
  });
  begin();
  if (document.fonts) document.fonts.ready.then(draw);
})();
