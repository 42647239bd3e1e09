// The year as a calendar, on the on-call screen.

import assert from 'node:assert/strict';
import { journey } from './driver/journey.mjs';
import { arrive, atRest, draftOf, saved, started, tabTo, tableOf } from './steps.mjs';

const CAPTION = /each is on call between/;

/** Remembers what is saved as a file, instead of saving it. */
const keepFiles = (page) =>
  page.evaluate(() => {
    globalThis.files = [];
    const blobs = new Map();
    const create = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob) => {
      const address = create(blob);
      blobs.set(address, blob);
      return address;
    };
    HTMLAnchorElement.prototype.click = function () {
      const { download, href } = this;
      blobs.get(href).text().then((content) => globalThis.files.push({ name: download, type: blobs.get(href).type, content }));
    };
  });
const filesOf = async (page, count) => {
  await page.waitFor((wanted) => globalThis.files.length >= wanted, count);
  return page.evaluate(() => globalThis.files);
};

const begin = async (page, base) => {
  await arrive(page, base, '#on-call');
  await page.fill('First week: year', '2026');
  await page.fill('First week: number', '1');
  await page.see('From 29 December 2025 to 28 December 2026');
};
// The calendar follows once typing rests.
async function weeksOf(page) {
  await atRest(page);
  return (await tableOf(page, 'From 29 December 2025')).slice(1);
}

journey('five engineers see who is on call in which week', {}, async ({ page, base }) => {
  await begin(page, base);
  await page.see('each is on call between 140 and 154 days. Every week is covered.');
  await page.see('Weekly shifts on a single site include the nights.');
  assert.equal(await page.count('img', CAPTION), 1);
  const rows = await weeksOf(page);
  assert.equal(rows.length, 53);
  assert.deepEqual(rows[0], ['2026-W01', '29 December 2025', '4 January 2026', 'Engineer 1', 'Engineer 2']);
  await page.see('730 days on call go back to the team, 146 days for each on average');
});

journey('names, part time, nights and leave change the calendar, and names are in no draft', { browsers: ['chromium'] }, async ({ page, base }) => {
  await begin(page, base);
  await page.click('button', 'People');
  await page.fill('Name of engineer 1', 'Ana, the "first"');
  await page.press('Tab');
  await page.fill('Share (%), row 2', '50');
  await page.fill('Weeks of leave of engineer 1', '30-32, 52');
  await page.click('checkbox', "Engineer 3 can't be on call at night");
  await page.see('whoever takes no nights takes no week: Engineer 3.');
  const rows = await weeksOf(page);
  for (const row of rows) {
    assert.ok(!row.includes('Engineer 3'), row.join());
    if (/W(30|31|32|52)$/.test(row[0])) assert.ok(!row.includes('Ana, the "first"'), row.join());
    assert.notEqual(row[3], row[4]);
  }
  const shares = await tableOf(page, 'What each one gets');
  assert.deepEqual(shares[1].slice(0, 2), ['Ana, the "first"', '100 %']);
  assert.deepEqual(shares[2].slice(0, 2), ['Engineer 2', '50 %']);
  assert.ok(Math.abs(Number(shares[2][3]) - Number(shares[2][2])) < 1);
  await saved(page);
  await page.reload();
  await started(page);
  await page.click('button', 'People');
  await page.waitForRole('textbox', 'Weeks of leave of engineer 1');
  assert.equal((await page.state('textbox', 'Weeks of leave of engineer 1')).value, '30-32, 52');
  assert.equal((await page.state('textbox', 'Share (%), row 2')).value, '50');
  assert.equal((await page.state('textbox', 'Name of engineer 1')).value, '');
  assert.ok((await page.state('checkbox', "Engineer 3 can't be on call at night")).checked);
  assert.doesNotMatch(atob((await draftOf(page)).slice(3).replace(/-/g, '+').replace(/_/g, '/')), /Ana/);
});

journey('calendar files hold the weeks of all or of one', { browsers: ['chromium', 'firefox'] }, async ({ page, base }) => {
  await begin(page, base);
  await page.click('button', 'People');
  await page.fill('Name of engineer 2', 'Ben; B');
  await page.press('Tab');
  await page.see('Ben; B');
  await keepFiles(page);
  await page.click('button', 'Save the calendar of all (.ics)');
  await page.see('cre-readiness-rota-2025-12-29.ics');
  await page.evaluate(() => {
    const who = document.getElementById('rota-who');
    who.value = '1';
    who.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await page.click('button', "Save this person's calendar (.ics)");
  const [all, one] = await filesOf(page, 2);
  assert.match(all.type, /^text\/calendar/);
  assert.equal(all.content.match(/BEGIN:VEVENT/g).length, 106);
  assert.match(all.content, /^BEGIN:VCALENDAR\r\nVERSION:2.0\r\n/);
  assert.match(all.content, /SUMMARY:On call \(secondary\): Ben\\; B\r\nDESCRIPTION/);
  assert.equal(one.name, 'cre-readiness-rota-2-ben-b-2025-12-29.ics');
  assert.equal(one.content.match(/BEGIN:VEVENT/g).length, 22);
});

journey('mistakes are told beside their field and in the summary, and what counted before counts', { browsers: ['chromium', 'firefox'] }, async ({ page, base }) => {
  await begin(page, base);
  await page.click('button', 'People');
  await page.fill('Weeks of leave of engineer 2', '20-21');
  await page.press('Tab');
  await page.see('Weeks follow each one\'s share.');
  const before = await weeksOf(page);
  for (const [typed, told] of [
    ['30, July', 'Weeks of leave of engineer 2: July is no week. Write numbers such as 30-32, 52.'],
    ['30-32, 54', 'Weeks of leave of engineer 2: 54 is outside the weeks 1 to 53.'],
    ['32-30', 'Weeks of leave of engineer 2: 32-30 ends before it begins.'],
    ['30, '.repeat(100), 'Weeks of leave of engineer 2: that is too long.'],
  ]) {
    await page.click('textbox', 'Weeks of leave of engineer 2');
    await page.press('Control+a', 'Delete');
    // Key by key, so that the beginning is read: it is good by itself.
    if (typed.length < 20) for (const key of typed) await page.press(key === ' ' ? 'Space' : key);
    else await page.type(typed);
    await page.press('Tab');
    await page.see(told);
    assert.equal(await page.count('link', new RegExp(`^${told}`)), 1, 'the summary leads to it');
    assert.match(await page.title(), /^Error: /);
    assert.equal(await page.evaluate(() => document.querySelectorAll('.result.stale').length), 1);
    // What was good of it while it was typed does not.
    assert.deepEqual(await weeksOf(page), before, typed);
  }
  await page.click('link', /^Weeks of leave of engineer 2: that is too long/);
  await page.waitFor(() => document.activeElement?.id === 'person-2-leave');
  await page.fill('Weeks of leave of engineer 2', '30');
  await page.gone('that is too long');
  assert.doesNotMatch(await page.title(), /^Error: /);
  assert.notDeepEqual(await weeksOf(page), before);
  await page.fill('Share (%), row 1', '0');
  await page.press('Tab');
  await page.see('Share (%), row 1: enter a number from 1 to 100, with at most 4 decimals.');
  assert.equal(await page.count('link', /^Share \(%\), row 1: enter/), 1);
});

journey('a week 53 of a year that has 52 is in the summary, and the calendar stays where it was', { browsers: ['chromium', 'firefox'] }, async ({ page, base }) => {
  await begin(page, base);
  await page.fill('First week: year', '2025');
  await page.press('Tab');
  await page.see('From 30 December 2024');
  await page.click('textbox', 'First week: number');
  await page.press('Control+a', '5');
  await page.see('From 27 January 2025');
  await page.press('3', 'Tab');
  const told = 'First week: number: that year has 52 weeks. Enter a number from 1 to 52';
  await page.see(told);
  await page.see('From 30 December 2024');
  assert.equal(await page.count('link', new RegExp(`^${told}`)), 1);
  assert.match(await page.title(), /^Error: /);
  await page.see('This is the last good result.');
  await page.fill('First week: year', '2026');
  await page.see('From 28 December 2026');
  await page.gone('This is the last good result.');
  await page.fill('First week: number', '52');
  await page.press('Tab');
  await page.fill('First week: year', '199');
  await page.press('Tab');
  assert.equal(await page.count('link', /^First week: year: enter a number from 2000 to 2099/), 1);
  await page.see('From 21 December 2026');
});

journey('what is wrong on the screen is mended before a calendar file is saved', { browsers: ['chromium', 'firefox'] }, async ({ page, base }) => {
  await begin(page, base);
  await page.click('button', 'People');
  await keepFiles(page);
  await page.fill('Weeks of leave of engineer 3', 'July');
  await page.click('button', 'People');
  await page.click('button', 'Save the calendar of all (.ics)');
  await page.waitFor(() => document.activeElement?.id === 'person-3-leave');
  await page.see('July is no week.');
  await page.fill('Weeks of leave of engineer 3', '30');
  await page.press('Tab');
  await page.fill('People on schedule', '7');
  await page.click('button', "Save this person's calendar (.ics)");
  await page.waitFor(() => document.activeElement?.id === 'on-schedule');
  assert.equal((await page.evaluate(() => globalThis.files)).length, 0);
  await page.fill('People on schedule', '1');
  await page.press('Tab');
  await page.click('button', 'Save the calendar of all (.ics)');
  const [file] = await filesOf(page, 1);
  assert.equal(file.content.match(/BEGIN:VEVENT/g).length, 53);
});

journey('a mistake in the calendar is in the way to the report', { browsers: ['chromium'] }, async ({ page, base }) => {
  await begin(page, base);
  await page.fill('First week: number', '60');
  await page.click('button', /See the report|Put this in the report/);
  await page.waitFor(() => document.activeElement?.id === 'rota-week');
  await page.see('First week: number: enter a number from 1 to 53');
});

journey('weeks that nobody covers are what the report says of on-call', { browsers: ['chromium'] }, async ({ page, base }) => {
  await begin(page, base);
  await page.fill('Number of engineers', '2');
  await page.click('button', 'People');
  await page.fill('Weeks of leave of engineer 2', '30-31');
  await page.press('Tab');
  await page.see('2 weeks are not fully covered.');
  await page.click('button', /See the report|Put this in the report/);
  await page.see('In 2 of the 53 weeks of the calendar there is no secondary');
});

journey('where there can be no calendar a sentence says why', { browsers: ['chromium'] }, async ({ page, base }) => {
  await begin(page, base);
  await page.fill('People on schedule', '3');
  await page.see('With 3 people on schedule at once there are the shares only.');
  assert.equal(await page.count('img', CAPTION), 0);
  await page.fill('People on schedule', '2');
  await page.see('Every week is covered.');
  await page.fill('Number of engineers', '31');
  await page.see('A calendar has rows for 30 people at most.');
});

journey('the calendar can be set up by keyboard alone', { browsers: ['chromium'] }, async ({ page, base }) => {
  await begin(page, base);
  await page.click('textbox', 'First week: number');
  await tabTo(page, 'combobox', 'Hand-over day', { most: 3 });
  await page.press('ArrowDown', 'ArrowDown');
  await page.see('hand-over on Wednesday');
  await page.see('From 31 December 2025 to 30 December 2026');
  await tabTo(page, 'combobox', 'Who begins', { most: 3 });
  await page.press('ArrowDown');
  await page.waitFor(() => /Engineer 2/.test([...document.querySelectorAll('table')].find((table) => /^From/.test(table.caption?.textContent)).rows[1].cells[3].textContent));
});
