// Runs on the host's page: defines <cre-readiness>, which shows a tool in a frame.
'use strict';
(() => {
  const source = /** @type {HTMLScriptElement | null} */ (document.currentScript)?.src ?? '';
  const NAME = 'cre-readiness';
  if (customElements.get(NAME)) return;
  customElements.define(
    NAME,
    class extends HTMLElement {
      #frame = document.createElement('iframe');
      connectedCallback() {
        const tool = this.getAttribute('tool') ?? 'readiness';
        const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
        this.#frame.src = new URL(`v1/${encodeURIComponent(tool)}.html`, source.replace(/embed\/.*/, 'embed/')).href;
        this.#frame.title = this.getAttribute('label') ?? 'Readiness self-assessment';
        this.#frame.width = '100%';
        this.#frame.height = this.getAttribute('height') ?? '760';
        root.replaceChildren(this.#frame, document.createElement('slot'));
      }
    },
  );
})();
