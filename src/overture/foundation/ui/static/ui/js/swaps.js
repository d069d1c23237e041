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
  // Signing in again gives the browser a new form token. Fetch it, so that what is still typed here can be sent.
  async function renewToken() {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
    if (!answer.ok || new URL(answer.url).pathname.startsWith(trouble.dataset.signIn)) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.querySelector('[name=csrfmiddlewaretoken]');
    if (!fresh) return;
    for (const field of document.querySelectorAll('[name=csrfmiddlewaretoken]')) field.value = fresh.value;
    document.body.setAttribute('hx-headers', JSON.stringify({ 'X-CSRFToken': fresh.value }));
    trouble.replaceChildren();
    removeEventListener('focus', renewToken);
  }

  function tellSignedOut() {
    tell('trouble-signed-out');
    addEventListener('focus', renewToken);
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
      tellSignedOut();
    } else if (event.detail.shouldSwap) {
      trouble.replaceChildren();
    }
  });
  document.addEventListener('htmx:responseError', event => {
    settle();
    if (event.detail.xhr.status === 403) tellSignedOut(); else tell('trouble-refused');
  });
  for (const kind of ['htmx:sendError', 'htmx:timeout']) document.addEventListener(kind, () => { settle(); tell('trouble-no-network'); });
})();
