// The year as a calendar, on the on-call screen.

import assert from 'node:assert/strict';
import { journey } from './driver/journey.mjs';
import { arrive, draftOf, saved, started, tabTo, tableOf } from './steps.mjs';

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
const weeksOf = async (page) => (await tableOf(page, 'From 29 December 2025')).slice(1);

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

journey('mistakes are told beside their field and the calendar stays', { browsers: ['chromium', 'firefox'] }, async ({ page, base }) => {
  await begin(page, base);
  await page.click('button', 'People');
  for (const [typed, told] of [
    ['30, July', 'July is no week. Write numbers such as 30-32, 52.'],
    ['54', '54: weeks go from 1 to 53.'],
    ['32-30', '32-30 ends before it begins.'],
  ]) {
    await page.fill('Weeks of leave of engineer 2', typed);
    await page.press('Tab');
    await page.see(told);
    // What was good of it while it was typed counts.
    await page.see('Every week is covered.');
  }
  await page.fill('Weeks of leave of engineer 2', '30');
  await page.gone('ends before it begins.');
  await page.fill('Share (%), row 1', '0');
  await page.press('Tab');
  await page.see('Share (%), row 1: enter a number from 1 to 100, with at most 4 decimals.');
  await page.fill('First week: year', '2025');
  await page.fill('First week: number', '53');
  await page.press('Tab');
  await page.see('First week: number: that year has 52 weeks. Enter a number from 1 to 52');
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
