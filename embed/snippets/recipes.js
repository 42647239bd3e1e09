// What a page can do with the events of the element, and with consent.
// @ts-check

/**
 * @typedef {object} Recipe
 * @property {string} id
 * @property {string} title
 * @property {string} text what it is for
 * @property {string} code
 * @property {{ text: string, href: string }[]} sources
 */

/**
 * @param {{ emit?: string }} [options] what the tag tells of a result
 * @returns {Recipe[]}
 */
export function recipes({ emit } = {}) {
  const results = emit === 'verdict' || emit === 'answers';
  const verdict = results ? ', verdict: event.detail.verdict' : '';
  return [
    {
      id: 'recipe-gtm',
      title: 'A finished assessment for Google Tag Manager',
      text: `Put this into a Custom HTML tag that fires on all pages under the consent that your analytics need, and make a trigger for the custom event cre_complete. ${results ? 'It carries the verdict.' : 'It says that somebody finished, and nothing of the result: for that, the tag needs emit="verdict".'}`,
      code: `<script>
document.addEventListener('cre-complete', function (event) {
  window.dataLayer = window.dataLayer || [];
  window.dataLayer.push({ event: 'cre_complete', tool: event.detail.tool${verdict} });
});
</script>`,
      sources: [{ text: 'Google: the data layer', href: 'https://developers.google.com/tag-platform/tag-manager/datalayer' }],
    },
    {
      id: 'recipe-hubspot',
      title: 'A finished assessment as a HubSpot custom event',
      text: 'Define a custom event in HubSpot first, with the properties that are named here; its internal name is pe, the number of your account, an underscore and its name. HubSpot’s tracking code must be on the page, and what it may record is for its cookie banner to decide.',
      code: `<script>
document.addEventListener('cre-complete', function (event) {
  window._hsq = window._hsq || [];
  window._hsq.push(['trackCustomBehavioralEvent', {
    name: 'pe1234567_readiness_completed',
    properties: { tool: event.detail.tool${verdict} }
  }]);
});
</script>`,
      sources: [
        {
          text: 'HubSpot: track custom events with the tracking code',
          href: 'https://developers.hubspot.com/docs/api-reference/latest/account/settings/tracking-code/track-event',
        },
      ],
    },
    {
      id: 'recipe-consent',
      title: 'Consent, if your banner is to decide',
      text: `None is needed for the frame itself: it sets no cookie, stores nothing before a visitor presses “Save on this device”, and ${results ? 'passes on what emit says, and nothing else that is entered, to your page, as it tells the visitor before the first answer' : 'sends nothing that is entered to anybody'}. As with every file from another server, ours learns the visitor’s internet address when the frame is loaded. If you want that to wait for your banner, set consent="required" and have the banner call this line when it is given:`,
      code: `document.querySelectorAll('cre-readiness').forEach(function (element) { element.setAttribute('consent', 'granted'); });`,
      sources: [],
    },
  ];
}
