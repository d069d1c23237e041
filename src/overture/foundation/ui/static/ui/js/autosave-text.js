// Nothing is kept on the device. What was typed and not sent is guarded: leaving the page asks first.
// A form that should be guarded carries data-guard.
(() => {
  'use strict';
  const changed = new Set();

  function filled(form) {
    return [...form.elements].some(field => field.name && (
      field.type === 'checkbox' || field.type === 'radio' ? field.checked !== field.defaultChecked
        : field.tagName === 'SELECT' ? [...field.options].some(option => option.selected !== option.defaultSelected)
        : field.type !== 'hidden' && 'defaultValue' in field && field.value !== field.defaultValue));
  }

  document.addEventListener('input', event => {
    const form = event.target.closest('form[data-guard]');
    if (!form) return;
    if (filled(form)) changed.add(form); else changed.delete(form);
  });
  document.addEventListener('submit', event => changed.delete(event.target));
  addEventListener('beforeunload', event => {
    for (const form of changed) if (!form.isConnected) changed.delete(form);
    if (changed.size) event.preventDefault();
  });
})();
