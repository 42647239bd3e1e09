// What can be embedded: the name of each tool, its title in a page, and the height in which its first screen fits.
// @ts-check

/**
 * @typedef {'readiness' | 'on-call' | 'error-budget' | 'dependencies' | 'alerts' | 'forecast' | 'time' | 'all'} ToolId
 * @typedef {object} Tool
 * @property {string} name as it is called in the app
 * @property {string} label the frame's title, which screen readers say; also the text of the link in its place
 * @property {number} height in px: its first screen fits in it, 720 px wide
 */

/** The loader's own defaults: what equals them is not written. */
export const DEFAULT_LABEL = 'Readiness self-assessment';
export const DEFAULT_HEIGHT = 760;
export const DEFAULT_TOOL = 'readiness';

/** Frames are between these heights; the loader holds to them too. */
export const LEAST_HEIGHT = 120;
export const MOST_HEIGHT = 20_000;

/** @type {Record<ToolId, Tool>} */
export const TOOLS = {
  readiness: { name: 'Readiness', label: DEFAULT_LABEL, height: 760 },
  'on-call': { name: 'On-call', label: 'What on-call costs a team', height: 760 },
  'error-budget': { name: 'Error budget', label: 'Error budget calculator', height: 760 },
  alerts: { name: 'Alerts', label: 'Burn-rate alert calculator', height: 760 },
  dependencies: { name: 'Dependencies', label: 'What dependencies allow', height: 760 },
  forecast: { name: 'Will we make it?', label: 'Forecast of an objective', height: 760 },
  time: { name: 'Where the time goes', label: 'Where the time goes', height: 760 },
  all: { name: 'Everything', label: 'Readiness and on-call calculators', height: 760 },
};

/** @type {(id: unknown) => id is ToolId} */
export const isTool = /** @type {any} */ ((/** @type {unknown} */ id) => typeof id === 'string' && Object.hasOwn(TOOLS, id));
