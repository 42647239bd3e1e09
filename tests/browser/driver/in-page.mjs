// The part of the driver that runs inside the page. Elements are found as a person finds them, by
// role and accessible name; the names are computed by dom-accessibility-api. It is brought in by the
// browser's own automation channel, so the page's content security policy stays as strict as it is.

import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** dom-accessibility-api as one expression: its CommonJS files and a small `require` around them. */
function accessibilityLibrary() {
  const entry = createRequire(import.meta.url).resolve('dom-accessibility-api');
  const root = path.dirname(entry);
  const modules = [];
  for (const folder of ['', 'polyfills']) {
    for (const file of readdirSync(path.join(root, folder))) {
      if (!file.endsWith('.js')) continue;
      const name = path.posix.join(folder, file.slice(0, -'.js'.length));
      const text = readFileSync(path.join(root, folder, file), 'utf8').replace(/^\/\/# sourceMappingURL.*$/m, '');
      modules.push(`${JSON.stringify(name)}: function (exports, require, module) {${text}\n}`);
    }
  }
  return `(function () {
    const modules = {${modules.join(',\n')}};
    const loaded = {};
    const load = (name) => {
      if (!loaded[name]) {
        const module = (loaded[name] = { exports: {} });
        const folder = name.includes('/') ? name.slice(0, name.lastIndexOf('/') + 1) : '';
        modules[name](module.exports, (wanted) => load(folder + wanted.replace(/^\\.\\//, '')), module);
      }
      return loaded[name].exports;
    };
    return load('index');
  })()`;
}

/* c8 ignore start: everything in here runs in the browser */
function install(accessibility) {
  const { computeAccessibleName, getRole, isInaccessible } = accessibility;

  // What can have a role, so that a search looks at few elements.
  const SELECTORS = {
    alert: '',
    article: 'article',
    banner: 'header',
    button: 'button, summary, input:is([type=button], [type=submit], [type=reset], [type=image])',
    cell: 'td',
    checkbox: 'input[type=checkbox]',
    columnheader: 'th',
    combobox: 'select, input[list]',
    complementary: 'aside',
    contentinfo: 'footer',
    dialog: 'dialog',
    figure: 'figure',
    form: 'form',
    group: 'fieldset, details, optgroup',
    heading: 'h1, h2, h3, h4, h5, h6',
    img: 'img, svg',
    link: 'a[href], area[href]',
    list: 'ul, ol, menu',
    listbox: 'select, datalist',
    listitem: 'li',
    main: 'main',
    meter: 'meter',
    navigation: 'nav',
    option: 'option',
    paragraph: 'p',
    progressbar: 'progress',
    radio: 'input[type=radio]',
    region: 'section',
    row: 'tr',
    rowheader: 'th[scope=row]',
    search: 'search',
    searchbox: 'input[type=search]',
    separator: 'hr',
    slider: 'input[type=range]',
    spinbutton: 'input[type=number]',
    status: 'output',
    table: 'table',
    term: 'dt',
    textbox: 'input, textarea',
  };

  const IMPLICIT = { meter: 'meter', p: 'paragraph', search: 'search' };

  const tidy = (text) => (text ?? '').replace(/\s+/g, ' ').trim();

  function roleOf(element) {
    if (!element.hasAttribute('role')) {
      const tag = element.localName;
      if (tag in IMPLICIT) return IMPLICIT[tag];
      if (tag === 'th' && /^row/i.test(element.scope)) return 'rowheader';
      if ((tag === 'header' || tag === 'footer') && element.closest('article, aside, main, nav, section')) return 'generic';
    }
    return getRole(element);
  }

  const nameOf = (element) => tidy(computeAccessibleName(element));

  function rendered(element) {
    return element.checkVisibility({ visibilityProperty: true }) && !isInaccessible(element) && !element.closest('[inert]');
  }

  const revive = (wanted) =>
    wanted && typeof wanted === 'object' ? new RegExp(wanted.source, wanted.flags.replace(/[gy]/g, '')) : wanted;

  function fits(text, wanted, exact) {
    if (wanted === undefined || wanted === null) return true;
    if (wanted instanceof RegExp) return wanted.test(text);
    const sought = tidy(wanted);
    return exact === false ? text.toLowerCase().includes(sought.toLowerCase()) : text === sought;
  }

  function candidates(role, scope) {
    const selector = [SELECTORS[role], `[role~="${CSS.escape(role)}"]`].filter(Boolean).join(', ');
    return [...scope.querySelectorAll(selector)].filter((element) => roleOf(element) === role && rendered(element));
  }

  function find(query) {
    let scope = document;
    if (query.within) {
      const [role, name, options] = query.within;
      const scopes = find({ roles: [role], name, exact: options?.exact }).found;
      if (scopes.length !== 1) return { found: [], all: [], scopes: scopes.length };
      [scope] = scopes;
    }
    const wanted = revive(query.name);
    const all = query.roles.flatMap((role) => candidates(role, scope));
    // A modal dialog makes everything outside it inert.
    const modal = [...document.querySelectorAll('dialog')].filter((dialog) => dialog.matches(':modal')).at(-1);
    const reachable = modal ? all.filter((element) => modal.contains(element)) : all;
    const found = reachable.filter((element) => fits(nameOf(element), wanted, query.exact));
    return { found: query.nth === undefined ? found : found.slice(query.nth, query.nth + 1), all: reachable };
  }

  const describe = (element) =>
    element ? `<${element.localName}> “${tidy(element.textContent).slice(0, 60)}”` : 'nothing';

  /** What a pointer aims at: the control itself or, where that is hidden behind it, its label. */
  function target(element) {
    if (element.localName === 'input' && /^(radio|checkbox|file)$/.test(element.type)) {
      const { width, height } = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      if (width < 4 || height < 4 || style.opacity === '0' || style.clipPath !== 'none') {
        return [...(element.labels ?? [])].find((label) => rendered(label)) ?? element;
      }
    }
    return element;
  }

  function aim(element) {
    const aimed = target(element);
    const rectangle = [...aimed.getClientRects()].find(({ width, height }) => width > 0 && height > 0);
    if (!rectangle) return null;
    const x = Math.round((rectangle.left + rectangle.right) / 2);
    const y = Math.round((rectangle.top + rectangle.bottom) / 2);
    return { aimed, x, y };
  }

  const nextFrame = () =>
    new Promise((done) => {
      const late = setTimeout(done, 100);
      requestAnimationFrame(() => {
        clearTimeout(late);
        setTimeout(done, 0);
      });
    });

  /** The point to click, or the reason why there is none yet. */
  async function locate(query) {
    const { found, all, scopes } = find(query);
    if (scopes !== undefined) return { why: `${scopes} elements fit “within”` };
    if (found.length === 0) {
      const names = all.slice(0, 20).map((element) => `“${nameOf(element)}”`);
      return { why: names.length ? `there are only: ${names.join(', ')}` : 'there is no such element at all' };
    }
    if (found.length > 1) {
      return { why: `${found.length} elements fit (${found.slice(0, 5).map(describe).join(', ')}); say which by nth or within` };
    }
    const [element] = found;
    if (element.matches(':disabled') || element.getAttribute('aria-disabled') === 'true') return { why: 'it is disabled' };
    const first = target(element).getBoundingClientRect();
    if (first.top < 0 || first.left < 0 || first.bottom > innerHeight || first.right > innerWidth) {
      target(element).scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
    }
    const before = aim(element);
    await nextFrame();
    if (!element.isConnected) return { why: 'it was replaced while looking' };
    let point = aim(element);
    if (!before || !point) return { why: 'it has no size' };
    if (before.x !== point.x || before.y !== point.y) return { why: 'it is moving' };
    let hit = document.elementFromPoint(point.x, point.y);
    const clear = () => hit && (point.aimed.contains(hit) || hit.contains(element) || (element.labels && [...element.labels].some((label) => label.contains(hit))));
    if (!clear()) {
      // Something fixed, such as a bar at an edge, may lie over it: a person would scroll on.
      target(element).scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
      point = aim(element);
      hit = point && document.elementFromPoint(point.x, point.y);
    }
    if (!clear()) return { why: `it is covered by ${describe(hit)}` };
    return { x: point.x, y: point.y };
  }

  const headings = () => [...document.querySelectorAll('h1')].filter(rendered).map((h1) => tidy(h1.innerText));

  Object.defineProperty(globalThis, Symbol.for('driver'), {
    value: {
      locate,
      count: (query) => find(query).found.length,
      names: (query) => find(query).all.map(nameOf),
      state(query) {
        const [element] = find(query).found;
        if (!element) return null;
        return {
          role: roleOf(element),
          name: nameOf(element),
          tag: element.localName,
          text: tidy(element.innerText),
          value: element.value ?? null,
          checked: element.checked ?? (element.hasAttribute('aria-checked') ? element.getAttribute('aria-checked') === 'true' : null),
          disabled: element.matches(':disabled'),
          expanded: element.getAttribute('aria-expanded') ?? (element.localName === 'summary' ? String(element.parentElement.open) : null),
          current: element.getAttribute('aria-current'),
          focused: element === document.activeElement,
        };
      },
      heading: () => headings()[0] ?? null,
      hasHeading: (wanted) => headings().some((text) => fits(text, revive(wanted), true)),
      hasText(wanted) {
        const text = tidy(document.body?.innerText);
        const sought = revive(wanted);
        return sought instanceof RegExp ? sought.test(text) : text.includes(tidy(sought));
      },
      text: () => tidy(document.body?.innerText),
      focused() {
        const element = document.activeElement;
        if (!element || element === document.body) return { role: null, name: '', tag: element?.localName ?? null, text: '' };
        return { role: roleOf(element), name: nameOf(element), tag: element.localName, text: tidy(element.innerText ?? '') };
      },
      foreign: () =>
        performance
          .getEntriesByType('resource')
          .map(({ name }) => name)
          .filter((name) => /^https?:/.test(name) && new URL(name).origin !== location.origin),
    },
  });
}
/* c8 ignore stop */

/** An expression that puts the finder into the page. */
export const installer = `(${install})(${accessibilityLibrary()})`;

/** A function, run in the page, that calls one of the finder's functions or says that it is not there yet. */
export const caller = `async (name, ...given) => {
  const finder = globalThis[Symbol.for('driver')];
  return finder ? { value: await finder[name](...given) } : { missing: true };
}`;
