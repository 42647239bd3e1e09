// What the calculators' fields take, what they refuse, and how they say so.

import assert from 'node:assert/strict';
import { journey } from './driver/journey.mjs';
import { arrive, draftOf, onHeading } from './steps.mjs';

const WHOLE = (number) => {
  const grouped = (separator) => String(number).replace(/\B(?=(\d{3})+$)/g, separator);
  return [String(number), ` ${number} `, ...[',', '.', "'", '’', ' ', '\u00a0', '\u202f'].map(grouped)];
};

// Each field with what it takes (all forms of one number, with the sentence that follows) and what it refuses.
const ON_CALL = [
  {
    field: 'Days per year',
    usual: '365',
    takes: [['365', ' 365 ', '0365'], 'on duty 146 days a year'],
    refuses: ['', '0', '367', '-1', '365.5', '365,5', '365 %', 'a year', '3 65', '1e2'],
    range: 'from 1 to 366, without decimals',
    before: '366',
  },
  {
    field: 'People on schedule',
    usual: '2',
    takes: [['2', ' 2', '02'], 'on duty 146 days a year'],
    refuses: ['', '0', '101', '6', '1.5', 'two', '−2'],
    range: /from 1 to 100(, without decimals| and not above the number of engineers)/,
    before: '1',
  },
  {
    field: 'Number of engineers',
    usual: '5',
    takes: [WHOLE(1460), 'on duty 0.5 days a year'],
    refuses: ['', '0', '10,001', '10001', '1,00', '1,0000', '1 0', '1,000.000', ',100', '5.', '+5', '٥', '1,,000'],
    range: 'from 1 to 10,000, without decimals',
    before: '5',
  },
  {
    field: 'Limit for on-call (% of the time)',
    usual: '25',
    takes: [['30', '30 %', '30%', ' 30,00 '], 'Your limit is 30 %'],
    refuses: ['', '0', '100.1', '25.00001', 'a quarter', '-25'],
    range: 'above 0 and up to 100, with at most 4 decimals',
    before: '25',
  },
  {
    field: /^Leave/,
    label: 'Leave (weeks a year)',
    usual: '',
    takes: [['5.6', '5,6', ' 5.60 '], 'with 5.6 weeks of leave'],
    refuses: ['52', '5.65', '-1', 'six', '5.6.1'],
    range: 'from 0 to 51.9, with at most 1 decimal',
    before: '6',
    optional: 'Counted on the weeks that people work',
  },
  {
    field: 'Working week (hours)',
    usual: '40',
    takes: [['37.5', '37,5', ' 37.50 '], '2,721.9'],
    refuses: ['', '0', '0.9', '168.1', '40.55', 'forty'],
    range: 'from 1 to 168, with at most 1 decimal',
    before: '36',
  },
  {
    field: 'Sites',
    usual: '1',
    takes: [['2', ' 2 ', '02'], 'a shift of 12 hours on 146 days'],
    refuses: ['', '0', '7', '1.5', 'two'],
    range: 'from 1 to 6, without decimals',
    before: '1',
  },
  {
    field: /^Incidents a week/,
    label: 'Incidents a week',
    usual: '3',
    takes: [['28.5', '28,5', ' 28.50 '], 'More than two incidents in a shift'],
    refuses: ['-1', '1000.01', '1.005', 'many'],
    range: 'from 0 to 1,000, with at most 2 decimals',
    before: '3',
    optional: 'Incidents in a shift of 12 hours',
  },
  {
    field: 'Hours for each incident',
    usual: '6',
    takes: [['10', '10,0', ' 10.0 '], '35 % are left for tickets'],
    refuses: ['', '168.1', '6.55', '-1', 'six'],
    range: 'from 0 to 168, with at most 1 decimal',
    before: '6',
  },
  {
    field: /^Incidents at night/,
    label: 'Incidents at night (%)',
    usual: '',
    takes: [['50', '50 %', '50%', ' 50,0 '], 'woken in 14.1 of them'],
    refuses: ['100.1', '-5', 'half', '33.33333'],
    range: 'from 0 to 100, with at most 4 decimals',
    before: '40',
    optional: 'woken in 11.5 of them',
  },
];
const BUDGET = [
  {
    field: 'Objective (%)',
    usual: '99.9',
    takes: [['99.95', '99,95', '99.95%', '99.95 %', '99,95\u00a0%', ' 99.95 ', '099.950', '99.95000000'], '99.95 % over 30 days'],
    refuses: ['', '0', '100', '100 %', '99.99999999', '-99', '99.9.9', '99..9', '9 9', '1,000.5', 'abc', '%', '.', '99.9 %%', '1e1'],
    range: 'above 0 and below 100, with at most 7 decimals',
    before: '99.9',
  },
  {
    field: 'Days in the window',
    usual: '30',
    takes: [WHOLE(1000), 'over 1,000 days'],
    refuses: ['', '0', '3661', '3,661', '7.5', '30 days', '-7', '1,00'],
    range: 'from 1 to 3,660, without decimals',
    before: '30',
  },
  {
    field: /^Requests in the window/,
    label: 'Requests in the window',
    usual: '',
    takes: [[...WHOLE(1000000), '1.000.000'], 'Of 1,000,000 requests, 1,000 may fail.'],
    refuses: ['0', '1.5', '1000000000000001', '99999999999999999999999', '1,000.000', '10,00,000', '1,000,', '-5', 'many', '9'.repeat(70), '12 %'],
    range: 'from 1 to 1,000,000,000,000,000, without decimals',
    before: '1000',
    optional: 'may fail',
  },
  {
    field: /^Outage length/,
    label: 'Outage length (minutes)',
    usual: '12',
    takes: [['7.5', '7,5', ' 7.500 ', '07.5', '7.50'], 'One outage of 7 min 30 s uses'],
    refuses: ['0', '0.0', '7.5.1', '7.5001', '5270400.1', '5 min', '-1', '1,000.5', '7.5 %', '1e3', '.'],
    range: 'above 0 and up to 5,270,400, with at most 3 decimals',
    before: '12',
    optional: 'One outage of',
  },
  {
    field: /^Share of users affected/,
    label: 'Share of users affected (%)',
    usual: '',
    takes: [['12.5', '12,5', '12.5%', '12,5 %', ' 12.50 % '], 'for 12.5 % of users'],
    refuses: ['0', '100.1', '101', '12.50001', 'half', '-5', '5 0', '%%'],
    range: 'above 0 and up to 100, with at most 4 decimals',
    before: '50',
    optional: 'of users uses',
  },
];

const summary = (page) =>
  page.evaluate(() => {
    const alert = [...document.querySelectorAll('[role=alert]')].find((one) => one.textContent.includes('There is a problem'));
    return alert ? [...alert.querySelectorAll('a')].map((link) => link.textContent) : null;
  });

/** What is said about the field that has the focus. */
const told = (page) =>
  page.evaluate(() => {
    const field = document.activeElement;
    const described = (field.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
    return { invalid: field.getAttribute('aria-invalid'), described, value: field.value };
  });

const result = (page) => page.evaluate(() => document.querySelector('.takeaway').parentElement.innerText);

async function openFields(page, base, fragment) {
  await arrive(page, base, fragment);
  if (fragment === '#on-call') {
    for (const fold of ['Limit, leave, hours and sites', 'Incidents']) await page.click('button', fold);
  }
  if (fragment === '#error-budget') {
    await page.fill(/^Outage length/, '12');
    await page.evaluate(() => {
      const window = document.querySelector('select');
      window.value = 'own';
      window.dispatchEvent(new Event('change', { bubbles: true }));
    });
  }
}

/** The field's text at once: the many cases need not be typed key by key. */
async function put(page, field, text) {
  await page.click('textbox', field);
  await page.evaluate((value) => {
    const input = document.activeElement;
    input.value = value;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, text);
}

for (const [name, fragment, fields] of [
  ['on-call', '#on-call', ON_CALL],
  ['error budget', '#error-budget', BUDGET],
]) {
  journey(`the ${name} fields take every usual way to write a number`, { browsers: ['chromium'] }, async ({ page, base }) => {
    await openFields(page, base, fragment);
    for (const { field, usual, takes, before } of fields) {
      const [forms, sentence] = takes;
      for (const form of forms) {
        await put(page, field, before);
        await put(page, field, form);
        await page.see(sentence).catch((error) => assert.fail(`${field} does not take “${form}”: ${error.message}`));
        await page.press('Enter');
        assert.deepEqual(await told(page).then(({ invalid, value }) => ({ invalid, value })), { invalid: null, value: form });
      }
      await put(page, field, usual);
    }
  });

  journey(`the ${name} fields refuse what is no number of theirs, and say what they take`, { browsers: ['chromium'] }, async ({ page, base }) => {
    await openFields(page, base, fragment);
    for (const { field, label = field, usual, refuses, range, before, optional } of fields) {
      await put(page, field, before);
      await page.press('Enter');
      const good = await result(page);
      const draft = await page.evaluate(() => new Promise((done) => setTimeout(done, 400))).then(() => draftOf(page));
      for (const text of refuses) {
        const what = `${label}: “${text.slice(0, 30)}”`;
        await put(page, field, text);
        await page.press('Enter');
        await page.see('There is a problem').catch((error) => assert.fail(`${what} is taken: ${error.message}`));
        const { invalid, described, value } = await told(page);
        assert.equal(invalid, 'true', what);
        assert.equal(value, text, `${what} stays, and the focus too`);
        assert.ok(described.includes(`${label}: `), `${what} is told beside the field: ${described}`);
        assert.match(described, range instanceof RegExp ? range : new RegExp(range.replace(/[.()]/g, '\\$&')), what);
        assert.deepEqual(await summary(page), [described.trim()], what);
        assert.match(await page.title(), /^Error: /, what);
        assert.ok((await page.text()).includes('This is the last good result.'), what);
        assert.ok((await result(page)).includes(good.split('\n').find((line) => line.trim() && !line.includes('last good'))), `${what} leaves the last good result`);
        await put(page, field, before);
        await page.gone('There is a problem');
        assert.doesNotMatch(await page.title(), /^Error: /, what);
        assert.equal((await told(page)).invalid, null, what);
        assert.doesNotMatch(await page.text(), /This is the last good result/, what);
      }
      await page.evaluate(() => new Promise((done) => setTimeout(done, 400)));
      assert.equal(await draftOf(page), draft, 'the draft carries the last valid values');
      if (optional) {
        await put(page, field, '');
        await page.press('Tab');
        await page.gone(optional);
        assert.equal(await summary(page), null, `${label} may be left empty`);
      }
      await put(page, field, usual);
    }
  });
}

journey('a mistake is told on leaving the field, and the summary leads back to it', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#on-call');
  await page.fill('Days per year', '400');
  assert.equal(await summary(page), null);
  await page.press('Tab');
  await page.see('There is a problem');
  assert.equal((await page.focused()).name, 'People on schedule', 'the focus goes where the key led');
  const sentence = 'Days per year: enter a number from 1 to 366, without decimals.';
  assert.deepEqual(await summary(page), [sentence]);
  await page.fill('Number of engineers', 'five');
  await page.press('Tab');
  assert.equal((await summary(page)).length, 2);
  await page.click('link', sentence);
  assert.equal((await page.focused()).name, 'Days per year');
  await page.type('300');
  await page.waitFor(() => document.querySelectorAll('[role=alert] a').length === 1);
  assert.equal((await page.focused()).name, 'Days per year');
  await page.fill('Number of engineers', '5');
  await page.gone('There is a problem');
  await page.see('on duty 120 days a year');
  assert.equal(await page.title(), 'On-call – Production readiness self-assessment');
});

journey('nothing is judged while it is typed, the first time or later', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#on-call');
  for (const way of ['Enter', 'Tab']) {
    await page.fill('Days per year', '');
    assert.equal(await summary(page), null, `an empty field, before ${way}`);
    await page.type('9999');
    assert.equal(await summary(page), null, `9999, before ${way}`);
    await page.fill('Days per year', '300');
    await page.press(way);
    assert.equal(await summary(page), null);
  }
});

journey('an untouched field that is walked through says nothing', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#error-budget');
  await page.click('textbox', 'Objective (%)');
  await page.press('Tab', 'Tab', 'Tab', 'Tab', 'Tab');
  assert.equal(await summary(page), null);
  assert.equal(await page.title(), 'Error budget – Production readiness self-assessment');
});

journey('a mistake in the title goes with its screen', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#on-call');
  await page.fill('Days per year', '400');
  await page.press('Enter');
  await page.waitFor(() => document.title.startsWith('Error: On-call'));
  await page.click('link', 'Error budget', { within: ['navigation', 'Parts of the assessment'] });
  await page.waitForHeading('What does your objective allow?');
  await page.waitFor(() => document.title === 'Error budget – Production readiness self-assessment');
  await page.click('link', 'On-call', { within: ['navigation', 'Parts of the assessment'] });
  await page.waitForHeading('What does being on call cost your team?');
  assert.equal((await page.state('textbox', 'Days per year')).value, '365', 'what was there before, not the beginning of 400');
  await page.waitFor(() => document.title === 'On-call – Production readiness self-assessment');
});

journey('more people on schedule than engineers is told where it was typed last', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#on-call');
  await page.fill('Number of engineers', '1');
  await page.press('Enter');
  await page.see("there can't be more people on schedule than engineers");
  assert.equal((await page.focused()).name, 'Number of engineers');
  await page.see('on duty 146 days a year');
  await page.fill('People on schedule', '1');
  await page.gone('There is a problem');
  await page.see('on duty 365 days a year (all the time)');
});

journey('what was only the beginning of a mistake does not stay behind, whether one leaves by key or by a link', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#error-budget');
  await page.fill('Objective (%)', '');
  await page.type('100');
  await page.press('Tab');
  await page.see('99.9 % over 30 days leaves 43 min 12 s of outage');
  await page.fill('Objective (%)', '');
  await page.type('100');
  await page.click('link', 'Alerts');
  await onHeading(page, 'When does somebody notice?');
  assert.equal((await page.state('textbox', 'Objective (%)')).value, '99.9');
});

journey('what counted last before a mistake counts while it is there, and no beginning of it', { browsers: ['chromium', 'firefox'] }, async ({ page, base }) => {
  await arrive(page, base, '#on-call');
  const engineers = async (...keys) => {
    await page.click('textbox', 'Number of engineers');
    await page.press('Control+a', ...keys);
  };
  await engineers('1', '2');
  await page.see('60.8 days');
  // Typed over, and taken away sign by sign: twelve was meant, and neither nothing nor one.
  await page.press('Control+a', 'Delete', 'Tab');
  await page.see('This is the last good result');
  await page.see('60.8 days');
  await engineers('1', '2', 'Tab');
  await page.see('60.8 days');
  await engineers('2', '0', 'Backspace', 'Backspace', 'Tab');
  await page.see('This is the last good result');
  await page.see('36.5 days');
  // Typed over by what is wrong from its end on: its beginning was never meant.
  await engineers('9', 'x', 'Tab');
  await page.see('36.5 days');
});
