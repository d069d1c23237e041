// Small comforts of public pages; each is hidden or does without when this file is not run.
(() => {
  'use strict';
  for (const button of document.querySelectorAll('[data-copy]')) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(button.dataset.copy || location.href);
      const said = button.querySelector('[data-said]') || button;
      said.textContent = button.dataset.copied || said.textContent;
    });
  }
  const leave = document.querySelector('[data-exit]');
  if (leave) addEventListener('keydown', event => { if (event.key === 'Escape') location.replace(leave.href); });
})();
