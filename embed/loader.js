// @ts-check
// Runs on the host's page: defines <cre-readiness>, which shows a tool in a frame of another origin. A classic script
// without any import, so that one tag is enough. It makes no style attribute and no global, keeps nothing and says
// nothing to the console. The size gate limits what it may weigh, so what an author wrote is handed on as it is
// wherever it does nothing here; given.js checks it in the frame and names what is wrong.

(() => {
  const NAME = 'cre-readiness';
  if (customElements.get(NAME)) return;

  const ATTRIBUTES = 'consent fixed eager state height theme prefill lang label no-storage emit tool accent'.split(' ');
  const RESERVED = 760;
  const LOWEST = 120;
  const HIGHEST = 20_000;
  /** Smaller changes of height, in pixels, are not worth moving anything. */
  const SLACK = 8;
  /** So often in a row a frame may grow without anybody having done anything in it. */
  const GROWTHS = 10;
  /** A message is at most so many characters as JSON. */
  const LONGEST = 4096;
  const PATIENCE_MS = 8_000;
  const AFTER_LOAD_MS = 1_000;
  /** Below this lightness (Oklab) white reads better than black. */
  const DARK = 0.565;

  /** The app's address, if this script lies where the app's site has it. */
  const delivered = /(.+)embed\/(v1|[\d.]+\/loader)\.js/.exec(/** @type {any} */ (document.currentScript)?.src)?.[1];

  // A sheet made by script needs nothing from the host's policy.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    ':host,iframe{display:block;position:relative;width:100%}' +
      'iframe{height:var(--h);border:0}' +
      'i,iframe:not(.on){position:absolute;visibility:hidden}' +
      'button{height:2em}' +
      'i{height:2em;color:#fff}' +
      '@media screen{.on~*{display:none}div{min-height:var(--h)}}' +
      '::slotted(svg){display:none!important}',
  );

  /**
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} tag
   * @param {object} [properties]
   */
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

  const bounded = (/** @type {number} */ height) => Math.min(Math.max(height, LOWEST), HIGHEST);

  /**
   * Starts an element that has come into a page.
   * @param {HTMLElement} element
   * @returns {() => void} ends it and leaves nothing behind
   */
  const start = (element) => {
    /** The attributes that we know, as they are now: no other is our business. @returns {Record<string, any>} */
    const read = () => Object.fromEntries(ATTRIBUTES.map((name) => [name, element.getAttribute(name) ?? undefined]));
    const { fixed, tool: asked, state = '', 'no-storage': opaque, height: reserved, eager, label: named } = read();
    const tool = /^(readiness|forecast|dependencies|time|on-call|alerts|all|error-budget)$/.test(asked) ? asked : 'readiness';
    const label = named || 'Readiness self-assessment';
    // What stood here before the script keeps its room, so that nothing below it moves.
    let height = Math.max(bounded(+reserved || RESERVED), element.offsetHeight);

    const ours = () => element.querySelector('a');
    const address = () => delivered ?? /^http[^?#]+\//.exec(`${ours()?.href}`)?.[0] ?? '';

    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    /** A point to scroll to, and what colours are tried on. */
    const mark = make('i');
    /** Stands where a change of height would begin to move what is below. */
    const foot = make('i');
    const box = make('div');
    const link = make('a', { textContent: label, href: `${address()}#${state || tool}` });
    const button = make('button', {
      textContent: 'Load it',
      onclick: () => {
        pressed = near = true;
        settle();
      },
    });
    root.adoptedStyleSheets = [sheet];
    root.replaceChildren(mark, foot, box);
    box.append(make('slot', { onslotchange: () => (link.hidden = !!ours()) }), link, ' ', button);

    /** @type {HTMLIFrameElement | undefined} */
    let frame;
    /** The way to the frame that spoke last. @type {MessagePort | undefined} */
    let port;
    /** The frame was answered. A page that is loaded into it anew may ask again. @type {boolean} */
    let answered;
    /** The visitor wants it here. @type {boolean} */
    let pressed;
    /** @type {number} */
    let timer;
    /** How much was done in the frame, as it counts. @type {unknown} */
    let done;
    let growths = 0;
    /** The visitor asked to see all of it. @type {boolean} */
    let all;
    let wanted = height;
    let near = eager != null;

    const fire = (/** @type {string} */ type, /** @type {object} */ detail) =>
      element.dispatchEvent(
        new CustomEvent(type, { bubbles: true, composed: true, cancelable: true, detail: { ...detail, v: 1, tool, id: element.id } }),
      );
    /** Without a sign of life in time it stays with the link. */
    const expect = (/** @type {number} */ time, /** @type {string} */ code) => {
      clearTimeout(timer);
      timer = setTimeout(fire, time, 'cre-error', { code });
    };

    /**
     * Whether what stands behind a node is dark: the nearest background that can be seen decides, else the scheme of
     * the page. All that the element stands in is watched on the way.
     * @param {any} node
     * @returns {boolean}
     */
    const dark = (node) => {
      if (node) watcher.observe(node, { attributes: true });
      // However a colour is written, this is it in Oklab.
      mark.style.color = `oklab(from ${node ? getComputedStyle(node).backgroundColor : 'canvas'} l 0 0)`;
      const [lightness, , , alpha = 1] = /** @type {any} */ (getComputedStyle(mark).color.match(/[\d.]+/g));
      const behind = node && dark(node.parentElement ?? node.getRootNode().host);
      return alpha > 0.5 ? lightness < DARK : behind;
    };
    /** Takes the host's look and the visitor's consent as they are now, and tells the frame. */
    const settle = () => {
      const given = read();
      for (const name of ['--cre-radius', '--cre-accent', '--cre-font', '--cre-fg', '--cre-bg']) given[name] = getComputedStyle(element).getPropertyValue(name);
      const { theme, consent = 'granted' } = given;
      const behind = dark(element);
      box.style.colorScheme = given.scheme = theme === 'dark' || (behind && theme !== 'light') ? 'dark' : 'light';
      // What can't be read is no consent, so one may still press.
      button.hidden = consent === 'granted' || consent === 'denied';
      pressed &&= !button.hidden;
      if (!pressed && consent !== 'granted') unmount();
      else if (near && !frame) mount();
      port?.postMessage({ cre: 1, t: 'set', d: given });
      return given;
    };
    const mount = () => {
      frame = make('iframe', {
        sandbox: `allow-scripts ${opaque == null ? 'allow-same-origin ' : ''}allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals`,
        title: label,
        allow: 'clipboard-write; web-share',
        referrerPolicy: 'strict-origin',
        src: `${address()}embed/v1/${tool}.html?theme=${box.style.colorScheme}#${state}`,
        onload: () => {
          answered = false;
          if (!frame?.className) expect(AFTER_LOAD_MS, 'load');
        },
      });
      expect(PATIENCE_MS, 'timeout');
      box.prepend(frame);
    };
    const unmount = () => {
      clearTimeout(timer);
      port?.close();
      frame?.remove();
      frame = port = undefined;
    };

    const size = () => box.style.setProperty('--h', `${height}px`);
    /** Asks where what stands below the element would begin to move; the answer comes at once, and whenever it changes. */
    const fit = () => {
      foot.style.top = `${Math.min(wanted, height)}px`;
      sight.disconnect();
      sight.observe(foot);
    };
    /**
     * Takes the height that the frame wants where nothing of the host that is seen moves by it: the place is out of sight
     * below. Else it waits for that, or for the visitor's wish to see all of it; meanwhile the frame scrolls.
     */
    const sight = new IntersectionObserver(
      (/** @type {any} */ entries) => {
        const { isIntersecting } = entries.pop();
        if (Math.abs(wanted - height) <= SLACK || (isIntersecting && !all)) return;
        if (wanted > height && ++growths > GROWTHS) return;
        height = wanted;
        size();
        fire('cre-resize', { height });
      },
      // What is out of sight above counts as seen: it would push what is read.
      { rootMargin: '600000px 0px 0px' },
    );

    /** What the frame says over a port. */
    const listen = (/** @type {MessageEvent} */ { data, target }) => {
      try {
        const { t, d } = data;
        if (JSON.stringify(data).length > LONGEST) return;
        if (port !== target) {
          port?.close();
          port = /** @type {MessagePort} */ (target);
          // The host may have changed since it was answered.
          settle();
        }
        if (t === 'height' && d.h > 0 && fixed == null) {
          if (done !== (done = d.a)) growths = 0;
          wanted = bounded(d.h);
          all = d.all;
          fit();
        }
        if (t === 'top') {
          mark.style.top = `min(${d.y}px,100%)`;
          // At once, unless the host's scroll-behavior says otherwise.
          mark.scrollIntoView({ block: 'nearest' });
        }
        if (t.startsWith('cre-') && fire(t, d) && t === 'cre-cta' && /^https:/.test(d.href)) open(d.href, '_blank', 'noreferrer');
      } catch {
        // It is no message of the protocol.
      }
    };
    const hear = (/** @type {MessageEvent} */ { data, source, origin: from }) => {
      if (answered || !frame || source !== frame.contentWindow || data?.cre !== 'hello') return;
      if (!(opaque == null ? address() : 'null/').startsWith(from + '/')) return;
      answered = true;
      clearTimeout(timer);
      frame.className = 'on';
      if (pressed) frame.focus({ preventScroll: true });
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = listen;
      /** @type {Window} */ (source).postMessage({ cre: 'init', v: 1, d: settle() }, from === 'null' ? '*' : from, [port2]);
    };

    const watcher = new MutationObserver(settle);
    const gone = new AbortController();
    const approach = new IntersectionObserver((/** @type {any} */ entries) => (near ||= entries.pop().isIntersecting) && settle(), {
      rootMargin: '600px',
    });
    const options = { signal: gone.signal, capture: true };
    addEventListener('message', hear, options);
    // A host may fade from one theme to the other.
    addEventListener('transitionend', settle, options);
    matchMedia('(prefers-color-scheme:dark)').addEventListener('change', settle, options);
    settle();
    size();
    approach.observe(element);

    return () => {
      gone.abort();
      watcher.disconnect();
      approach.disconnect();
      sight.disconnect();
      unmount();
    };
  };

  customElements.define(
    NAME,
    class extends HTMLElement {
      /** @type {(() => void) | undefined} */
      #stop;
      connectedCallback() {
        this.#stop = start(this);
      }
      // Moved as a whole (moveBefore), it goes on.
      connectedMoveCallback() {}
      disconnectedCallback() {
        this.#stop?.();
      }
    },
  );
})();
