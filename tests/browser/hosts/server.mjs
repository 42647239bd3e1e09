// Somebody else's site, on another host than the app: pages with the embed in them, under a policy of their own.
//
//   const host = await startHost();                        // http://localhost:…/, while the app is on 127.0.0.1
//   const url = host.page('<cre-readiness>…', { policy });  // the address of a page made of this
//   await host.close();

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const TYPES = { '.css': 'text/css; charset=utf-8', '.html': 'text/html; charset=utf-8', '.svg': 'image/svg+xml', '.js': 'text/javascript; charset=utf-8' };

/** What a strict host allows besides what the snippet's own line asks for. */
export const STRICT = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/** A host's policy with the line of a snippet added to it. */
export const withLine = (line, policy = STRICT) => [policy, line].filter(Boolean).join('; ');

/** A plain page around what was pasted; `head` is put into its head. */
export const around = (body, { head = '', title = 'A page of ours' } = {}) => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><link rel="icon" href="data:,">${head}</head>
<body><main><h1>${title}</h1>
${body}
</main></body></html>`;

/** @returns {Promise<{ url: string, page: (html: string, given?: { policy?: string, path?: string }) => string, close: () => Promise<void> }>} */
export async function startHost() {
  const pages = new Map();
  const server = createServer((request, response) => {
    const where = new URL(request.url, 'http://host/').pathname;
    const known = pages.get(where);
    if (known) {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'X-Content-Type-Options': 'nosniff', ...(known.policy && { 'Content-Security-Policy': known.policy }) });
      return response.end(known.html);
    }
    const file = path.join(folder, path.basename(where));
    const type = TYPES[path.extname(file)];
    try {
      const bytes = readFileSync(file);
      response.writeHead(200, { 'Content-Type': type ?? 'application/octet-stream', 'Cache-Control': 'max-age=600' });
      return response.end(bytes);
    } catch {
      response.writeHead(404, { 'Content-Type': 'text/plain' });
      return response.end('There is nothing at this address.\n');
    }
  });
  await new Promise((done, failed) => {
    server.once('error', failed);
    server.listen({ port: 0, host: 'localhost' }, done);
  });
  const url = `http://localhost:${server.address().port}/`;
  let count = 0;
  return {
    url,
    page(html, { policy = '', path: where = `/page-${(count += 1)}` } = {}) {
      pages.set(where, { html, policy });
      return new URL(where, url).href;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** The marketing page with these snippets in it, and the policy that its host sends. */
export function marketing({ code, policy }) {
  const html = readFileSync(path.join(folder, 'marketing.html'), 'utf8');
  const mark = '<!-- The snippet. -->';
  if (!html.includes(mark)) throw new Error(`marketing.html has no ${mark}`);
  return { html: html.replace(mark, () => code), policy: withLine(policy) };
}
