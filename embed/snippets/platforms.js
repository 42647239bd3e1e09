// The kinds of sites, each with its three steps.
// @ts-check

/** @typedef {{ id: string, name: string, steps: [string, string, string] }} Platform */

/** @type {Platform[]} */
export const PLATFORMS = [
  {
    id: 'wordpress',
    name: 'WordPress',
    steps: ['Open the page in the block editor.', 'Paste the address into an empty paragraph; it becomes an Embed block.', 'Publish, and look at the page as a visitor who is not logged in.'],
  },
  {
    id: 'webflow',
    name: 'Webflow',
    steps: ['Drag a Code Embed element to the place.', 'Paste the snippet into it and save.', 'Publish: the Designer shows a placeholder only.'],
  },
  {
    id: 'hubspot',
    name: 'HubSpot',
    steps: ['Paste the loader into the head HTML of the page (Settings, Advanced).', 'Put an HTML module where it is to stand and paste the tag into its source.', 'Publish, and look at the page in a private window.'],
  },
  {
    id: 'gtm',
    name: 'Google Tag Manager',
    steps: ['Paste the tag into the page, where it is to stand.', 'Make a Custom HTML tag of the loader, fired on that page.', 'Try it in Preview, then publish the container.'],
  },
  {
    id: 'html',
    name: 'Plain HTML',
    steps: ['Choose the tag with its script, or the frame without any script.', 'Paste it where it is to stand.', 'Add the policy line if your site sends a Content-Security-Policy.'],
  },
  {
    id: 'react',
    name: 'React',
    steps: ['Put the loader into the head of your HTML, once.', 'Use the tag as it is, or the wrapper if you want to hear of a result.', 'Run your build: the tag needs no package.'],
  },
  {
    id: 'amp',
    name: 'AMP',
    steps: ['Put the script of amp-iframe into the head.', 'Paste the frame where it is to stand.', 'Validate the page with the AMP validator.'],
  },
  {
    id: 'link',
    name: 'Link only',
    steps: ['Copy the link, or the address alone.', 'Paste it into your page, a newsletter or a message.', 'Nothing else is needed.'],
  },
];
