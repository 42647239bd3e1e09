// @ts-check
// Runs on the host's page: defines <cre-readiness>, which shows a tool in a frame of another origin. A classic script
// without any import, so that one tag is enough. It makes no style attribute and no global, keeps nothing and says
// nothing to the console. The size gate limits what it may weigh, so what an author wrote is handed on as it is
// wherever it does nothing here; given.js checks it in the frame and names what is wrong.

(() => {
  const NAME = 'cre-readiness';
  if (customElements.get(NAME)) return;

  const NAMES = 'emit label lang tool state no-storage prefill theme --cre-radius height eager fixed accent --cre-accent --cre-bg --cre-font consent --cre-fg'.split(' ');
  const RESERVED = 760;
  const LOWEST = 120;
  const HIGHEST = 20_000;
  /** Smaller changes of height, in pixels, are not worth moving anything. */
  const SLACK = 8;
  /** So often in a row a frame may grow without anybody having done anything in it. */
  const GROWTHS = 10;
  /** A message of the frame is at most so many characters as JSON. An attribute that has more is cut: none may have so many. */
  const LONGEST = 4096;
  const PATIENCE_MS = 8_000;
  /** Below this lightness (Oklab) white reads better than black. */
  const DARK = 0.565;

  /** The app's address, if this script lies where the app's site has it. */
  const delivered = /(.+)embed\/(v1|[\d.]+\/loader)\.js/.exec(/** @type {any} */ (document.currentScript)?.src)?.[1];

  // A sheet made by script needs nothing from the host's policy.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    'i,button{height:2em}' +
      'iframe{border:0;height:var(--h)}' +
      '@media screen{.on~*{display:none}div{min-height:var(--h)}}' +
      ':host,iframe{box-sizing:border-box;position:relative;display:block;width:100%}' +
      'i{color:#fff}' +
      'iframe:not(.on),i{position:absolute;visibility:hidden}' +
      ':host([hidden]){display:none}',
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
   * @param {HTMLElement & { connectedCallback(): void }} element
   * @returns {() => void} ends it and leaves nothing behind
   */
  const start = (element) => {
    /**
     * The attributes and custom properties that we know, as they are now: no other is our business.
     * @returns {Record<string, any>}
     */
    const read = () =>
      Object.fromEntries(
        // Properties begin with a dash, which comes before the letters.
        NAMES.map((name) => [name, (name > 'a' ? element.getAttribute(name) : getComputedStyle(element).getPropertyValue(name))?.slice(0, LONGEST)]),
      );
    const { height: reserved, label: named, tool: asked, state, 'no-storage': opaque, eager, fixed } = read();
    const tool = /^(dependencies|error-budget|time|readiness|on-call|alerts|forecast|all)$/.test(asked) ? asked : 'readiness';
    const ours = () => element.querySelector('a');
    const label = named || ours()?.textContent || 'Readiness self-assessment';
    const address = delivered ?? /^http[^?#]+\//.exec(`${ours()?.href}`)?.[0] ?? '';

    // What stood here before the script, or before it was moved, keeps its room, so that nothing below it moves.
    let height = Math.max(bounded(+reserved || RESERVED), /** @type {any} */ (element.shadowRoot?.lastChild ?? element).offsetHeight);
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    /** Stands where a change of height would begin to move what is below; a point to scroll to, and what colours are tried on. */
    const mark = make('i');
    const box = make('div');
    const link = make('a', { textContent: label, href: `${address}#${state || tool}` });
    const button = make('button', {
      textContent: 'Load it',
      onclick: () => {
        pressed = near = true;
        settle();
      },
    });
    root.adoptedStyleSheets = [sheet];
    root.replaceChildren(mark, box);
    box.append(make('slot', { onslotchange: () => (link.hidden = !!ours()) }), link, ' ', button);

    /** @type {HTMLIFrameElement | undefined} */
    let frame;
    /** The way to the frame that spoke last. @type {MessagePort | undefined} */
    let port;
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
      // Another tool, or another result, is another frame.
      if (given.tool !== asked || given['no-storage'] !== opaque || given.state !== state) return element.connectedCallback();
      const { theme, consent = 'granted' } = given;
      const behind = dark(element);
      box.style.colorScheme = given.scheme = theme === 'dark' || (behind && theme !== 'light') ? 'dark' : 'light';
      box.style.setProperty('--h', `${height}px`);
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
        allow: 'clipboard-write; web-share',
        referrerPolicy: 'strict-origin',
        title: label,
        sandbox: `allow-scripts ${opaque == null ? 'allow-same-origin ' : ''}allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals`,
        src: `${address}embed/v1/${tool}.html?theme=${box.style.colorScheme}#${state || ''}`,
      });
      box.prepend(frame);
      // Until the app is there one sees the link.
      timer = setTimeout(fire, PATIENCE_MS, 'cre-error', { code: 'timeout' });
    };
    const unmount = () => {
      frame?.remove();
      clearTimeout(timer);
      sight.disconnect();
      port?.close();
      port = frame = undefined;
    };

    /**
     * Takes the height that the frame wants where nothing of the host that is seen moves by it: the place is out of sight
     * below. Else it waits for that, or for the visitor's wish to see all of it; meanwhile the frame scrolls.
     */
    const sight = new IntersectionObserver(
      (/** @type {any} */ entries) => {
        if ((entries.pop().isIntersecting && !all) || Math.abs(wanted - height) <= SLACK) return;
        if (wanted > height && ++growths > GROWTHS) return;
        height = wanted;
        settle();
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
        // The first word over a port: the app is there, or says why it isn't.
        if (port !== target) {
          clearTimeout(timer);
          /** @type {any} */ (frame).className = 'on';
          // Whoever waited for it here goes on in it.
          if (element.matches(':focus-within')) /** @type {any} */ (frame).focus({ preventScroll: true });
          port?.close();
          port = /** @type {MessagePort} */ (target);
          // The host may have changed since it was answered.
          settle();
        }
        if (t === 'height' && d.h > 0 && fixed == null) {
          if (done !== (done = d.a)) growths = 0;
          wanted = bounded(d.h);
          all = d.all;
        }
        if (t === 'top') {
          mark.style.top = `min(${d.y}px,100%)`;
          // A screen begins where it is seen; what was asked for on it comes to the top.
          mark.scrollIntoView({ block: d.y > 0 ? 'start' : 'nearest', behavior: 'instant' });
        }
        // Whether what stands below the element is seen: the answer comes at once, and whenever it changes.
        mark.style.top = `${Math.min(wanted, height)}px`;
        sight.disconnect();
        sight.observe(mark);
        if (t.startsWith('cre-') && fire(t, d) && t === 'cre-cta' && /^https:/.test(d.href)) open(d.href, '_blank', 'noreferrer');
      } catch {
        // It is no message of the protocol.
      }
    };
    const hear = (/** @type {MessageEvent} */ { source, data, origin: from }) => {
      if (source !== frame?.contentWindow || data?.cre !== 'hello') return;
      // A frame without an origin could be anybody's once it is loaded anew: it is spoken with once.
      if (!(opaque == null ? address : port ? '' : 'null/').startsWith(from + '/')) return;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = listen;
      /** @type {Window} */ (source).postMessage({ cre: 'init', v: 1, d: settle() }, opaque == null ? from : '*', [port2]);
    };

    const watcher = new MutationObserver(settle);
    const gone = new AbortController();
    const approach = new IntersectionObserver((/** @type {any} */ entries) => (near ||= entries.pop().isIntersecting) && settle(), {
      rootMargin: '600px',
    });
    addEventListener('message', hear, gone);
    // A host may fade from one theme to the other.
    addEventListener('transitionend', settle, gone);
    matchMedia('(prefers-color-scheme:dark)').addEventListener('change', settle, gone);
    settle();
    approach.observe(element);

    return () => {
      gone.abort();
      approach.disconnect();
      watcher.disconnect();
      unmount();
    };
  };

  customElements.define(
    NAME,
    class extends HTMLElement {
      /** @type {(() => void) | undefined} */
      #stop;
      connectedCallback() {
        this.disconnectedCallback();
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
