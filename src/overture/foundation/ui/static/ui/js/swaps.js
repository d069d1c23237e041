// When part of a page is exchanged: say so when it takes long, and when it did not work, keep what was typed and say
// what to do. A redirect to the sign-in page never replaces work that is still on the screen.
(() => {
  'use strict';
  const trouble = document.getElementById('trouble');
  const working = document.getElementById('working');
  if (!trouble || !working) return;
  let timer = 0;

  function tell(name) {
    const words = document.getElementById(name);
    trouble.replaceChildren(words.content.cloneNode(true));
    trouble.scrollIntoView({ block: 'nearest' });
  }
  function settle() {
    clearTimeout(timer);
    working.hidden = true;
  }

  document.addEventListener('htmx:beforeRequest', event => {
    if (event.target.closest('.pal')) return;
    clearTimeout(timer);
    timer = setTimeout(() => { working.hidden = false; }, 400);
  });
  document.addEventListener('htmx:afterRequest', settle);
  document.addEventListener('htmx:beforeSwap', event => {
    const xhr = event.detail.xhr;
    if (xhr && xhr.responseURL && new URL(xhr.responseURL).pathname.startsWith(trouble.dataset.signIn)) {
      event.detail.shouldSwap = false;
      tell('trouble-signed-out');
    } else if (event.detail.shouldSwap) {
      trouble.replaceChildren();
    }
  });
  document.addEventListener('htmx:responseError', () => { settle(); tell('trouble-refused'); });
  for (const kind of ['htmx:sendError', 'htmx:timeout']) document.addEventListener(kind, () => { settle(); tell('trouble-no-network'); });
})();
