// Where the browsers are. The variables CHROMIUM, FIREFOX, WEBKIT_DRIVER, MINIBROWSER and XVFB name others.

import { accessSync, constants, readdirSync } from 'node:fs';
import path from 'node:path';

const libraries = () => {
  try {
    return readdirSync('/usr/lib').map((name) => path.join('/usr/lib', name));
  } catch {
    return [];
  }
};

const KNOWN = {
  chromium: { variable: 'CHROMIUM', names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'] },
  firefox: { variable: 'FIREFOX', names: ['firefox-esr', 'firefox'] },
  driver: { variable: 'WEBKIT_DRIVER', names: ['WebKitWebDriver'] },
  minibrowser: {
    variable: 'MINIBROWSER',
    names: ['MiniBrowser'],
    folders: () => ['/usr/libexec', ...libraries()].map((folder) => path.join(folder, 'webkit2gtk-4.1')),
  },
  xvfb: { variable: 'XVFB', names: ['Xvfb'] },
};

function runs(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export function executable(what) {
  const { variable, names, folders = () => [] } = KNOWN[what];
  if (process.env[variable]) return process.env[variable];
  const places = [...(process.env.PATH ?? '').split(path.delimiter), ...folders()].filter(Boolean);
  for (const name of names) {
    const found = places.map((place) => path.join(place, name)).find(runs);
    if (found) return found;
  }
  throw new Error(`${names[0]} is not installed; run make browsers, or name it by ${variable}=/path/to/it.`);
}
