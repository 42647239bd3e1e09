// What can be embedded: the name of each tool, its title in a page, and the height in which its first screen fits.
// @ts-check

/**
 * @typedef {'readiness' | 'on-call' | 'error-budget' | 'dependencies' | 'alerts' | 'forecast' | 'time' | 'all'} ToolId
 * @typedef {object} Tool
 * @property {string} name as it is called in the app
 * @property {string} label the frame's title, which screen readers say; also the text of the link in its place
 * @property {number} height in px, from 700 to 1,000: where it is 720 px wide, what one begins with fits in it, as far as that
 *   is no higher: a question with its answers, or the first sentence with the first fields
 * @property {string[]} filled the agreed names of what may be filled in beforehand (src/assessment/prefill.rs)
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
  readiness: { name: 'Readiness', label: DEFAULT_LABEL, height: 940, filled: [] },
  'on-call': { name: 'On-call', label: 'What on-call costs a team', height: 700, filled: ['team', 'on_schedule', 'days_per_year'] },
  'error-budget': { name: 'Error budget', label: 'Error budget calculator', height: 900, filled: ['objective', 'window_days', 'requests'] },
  alerts: { name: 'Alerts', label: 'Burn-rate alert calculator', height: 840, filled: ['objective', 'window_days', 'error_ratio', 'requests_per_hour'] },
  dependencies: { name: 'Dependencies', label: 'What dependencies allow', height: 700, filled: ['objective', 'window_days'] },
  forecast: { name: 'Will we make it?', label: 'Forecast of an objective', height: 1000, filled: ['objective', 'window_days', 'incidents', 'detect_minutes', 'repair_minutes'] },
  time: { name: 'Where the time goes', label: 'Where the time goes', height: 1000, filled: ['team', 'tickets_per_week', 'hours_per_ticket', 'manual_hours', 'engineering_hours'] },
  all: { name: 'Everything', label: 'Readiness and on-call calculators', height: 1000, filled: ['team', 'on_schedule', 'objective', 'window_days'] },
};

/**
 * How these are called in the app; a test compares them with its words.
 * @type {Record<string, string>}
 */
export const FIELDS = {
  team: 'Number of engineers',
  on_schedule: 'People on schedule',
  days_per_year: 'Days per year',
  objective: 'Objective (%)',
  window_days: 'Days in the window',
  requests: 'Requests in the window',
  error_ratio: 'Requests that fail (%)',
  requests_per_hour: 'Requests an hour',
  incidents: 'Incidents in a window',
  detect_minutes: 'Typical time to detect (minutes)',
  repair_minutes: 'Typical time to repair (minutes)',
  tickets_per_week: 'Tickets a week',
  hours_per_ticket: 'Hours per ticket',
  manual_hours: 'Manual work (hours a week)',
  engineering_hours: 'Engineering for reliability (hours a week)',
};

/** @type {(id: unknown) => id is ToolId} */
export const isTool = /** @type {any} */ ((/** @type {unknown} */ id) => typeof id === 'string' && Object.hasOwn(TOOLS, id));
