// The height in the words of other embeds, for hosts without our loader: only where the address asks for it by ?h=. Pure.

/**
 * What to post to the parent for a height, or null.
 * @param {URLSearchParams} query of the frame's address
 * @param {string} fragment of it, with its #
 * @param {number} height in whole pixels
 * @returns {unknown}
 */
export function dialect(query, fragment, height) {
  switch (query.get('h')) {
    // https://amp.dev/documentation/components/amp-iframe (resizing)
    case 'amp':
      return { sentinel: 'amp', type: 'embed-size', height };
    // http://blog.apps.npr.org/pym.js/ (the child's messages)
    case 'pym': {
      const id = query.get('childId') ?? '';
      return /^[\w-]{1,64}$/.test(id) ? `pymxPYMx${id}xPYMxheightxPYMx${height}` : null;
    }
    // WordPress: wp-includes/js/wp-embed.js
    case 'wp': {
      const secret = secretIn(fragment);
      return secret ? { message: 'height', value: height, secret } : null;
    }
    default:
      return null;
  }
}

/** The secret that WordPress puts into the fragment. @param {string} fragment @returns {string} */
export const secretIn = (fragment) => /^#\?secret=([A-Za-z\d]{1,32})$/.exec(fragment)?.[1] ?? '';
