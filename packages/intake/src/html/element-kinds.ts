/** Elements that CSS shows as blocks, or that end a line of their own. */
export const BLOCK_TAGS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup p pre section ' +
    'summary table tbody td tfoot th thead tr ul amp-accordion video audio picture iframe'
  ).split(' '),
)

/** Elements whose content nobody sees. `noscript` holds pixels and fallbacks of what the page shows anyway. */
export const UNSEEN_TAGS: ReadonlySet<string> = new Set(
  (
    'script style noscript template iframe object embed svg math canvas select datalist textarea noframes noembed ' +
    'audio video map progress meter'
  ).split(' '),
)

/** Inline elements that pages set side by side without a space and style apart. */
export const APART_TAGS: ReadonlySet<string> = new Set([
  'a',
  'span',
  'time',
  'button',
  'label',
  'small',
  'em',
  'i',
  'b',
])

export const isBlockTag = (tag: string): boolean => BLOCK_TAGS.has(tag) || tag.includes('-')
