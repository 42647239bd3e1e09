// The built site as a deployer changed it.

import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startServer } from '../../scripts/serve.mjs';
import { browser, dist } from './driver/journey.mjs';

/** A copy of the built site whose index.html a deployer has edited. */
export async function deployed(edit, run) {
  const folder = await mkdtemp(path.join(tmpdir(), 'deployed-'));
  await cp(dist, folder, { recursive: true });
  const file = path.join(folder, 'index.html');
  await writeFile(file, edit(await readFile(file, 'utf8')));
  for (const suffix of ['br', 'gz']) await rm(`${file}.${suffix}`, { force: true });
  const server = await startServer({ dir: folder, port: 0 });
  const page = await (await browser('chromium')).newPage();
  try {
    await run(page, server.url);
    assert.deepEqual(await page.problems(), []);
  } finally {
    await page.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Sets an attribute of the app's element as somebody does by hand, whatever quotes the build left. */
export const set = (html, name, value) => {
  const tag = /<main\b(?:"[^"]*"|[^">])*>/.exec(html)[0];
  const edited = tag.replace(new RegExp(`\\s${name}(=("[^"]*"|[^\\s">]+))?(?=[\\s>])`), '').replace('<main', `<main ${name}="${value}"`);
  return html.replace(tag, edited);
};
