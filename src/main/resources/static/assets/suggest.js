// Suggestions below the search field. Without this file the field is a plain form that works the same.
const field = document.querySelector('.find input[name="q"]');
if (field) {
  const list = document.createElement('ul');
  list.id = 'suggestions';
  list.className = 'suggestions';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', field.placeholder);
  list.hidden = true;
  field.form.append(list);
  field.setAttribute('role', 'combobox');
  field.setAttribute('autocomplete', 'off');
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-controls', list.id);
  field.setAttribute('aria-expanded', 'false');
  let timer = 0;
  let asked = '';
  let at = -1;

  const close = () => {
    list.hidden = true;
    at = -1;
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
  };
  const choose = (option) => {
    field.value = option.textContent;
    close();
    field.form.requestSubmit();
  };
  const mark = (next) => {
    const options = [...list.children];
    at = (next + options.length) % options.length;
    options.forEach((option, i) => option.setAttribute('aria-selected', String(i === at)));
    field.setAttribute('aria-activedescendant', options[at].id);
    options[at].scrollIntoView({ block: 'nearest' });
  };
  const show = (titles) => {
    list.replaceChildren(...titles.map((title, i) => {
      const option = document.createElement('li');
      option.id = 'suggestion-' + i;
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', 'false');
      option.textContent = title;
      option.addEventListener('pointerdown', (event) => { event.preventDefault(); choose(option); });
      return option;
    }));
    at = -1;
    list.hidden = titles.length === 0;
    field.setAttribute('aria-expanded', String(titles.length > 0));
    field.removeAttribute('aria-activedescendant');
  };
  const ask = async () => {
    const typed = field.value.trim();
    asked = typed;
    if (typed.length < 2) { close(); return; }
    try {
      const answer = await fetch('/api/v1/listings/suggestions?q=' + encodeURIComponent(typed));
      if (answer.ok && asked === typed && document.activeElement === field) {
        show((await answer.json()).items.map((item) => item.title));
      }
    } catch { close(); }
  };
  field.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(ask, 150); });
  field.addEventListener('blur', close);
  field.addEventListener('keydown', (event) => {
    if (list.hidden) return;
    if (event.key === 'ArrowDown') { event.preventDefault(); mark(at + 1); }
    else if (event.key === 'ArrowUp') { event.preventDefault(); mark(at < 0 ? -1 : at - 1); }
    else if (event.key === 'Enter' && at >= 0) { event.preventDefault(); choose(list.children[at]); }
    else if (event.key === 'Escape') { event.preventDefault(); close(); }
  });
}
