import type { PageElement, PageReading } from '../html/page-reading.ts'

/** What an element's tag and names say of everything inside it. */
export type Zone = 'chrome' | 'related' | 'caption' | null

const CHROME_TAGS = new Set([
  'nav',
  'footer',
  'aside',
  'form',
  'button',
  'fieldset',
  'dialog',
  'legend',
  'label',
  'menu',
])

const CHROME_NAMES = new RegExp(
  '[ _-](?:nav|navbar|navigation|menu|submenu|breadcrumbs?|crumbs?|footer|foot|masthead|topbar|site-header|sidebar|side-col|' +
    'sidenav|rail|cookies?|consent|gdpr|banner|popup|modal|overlay|lightbox|share|sharing|sharebar|sharedaddy|social|socials|' +
    'toolbar|tools|subscribe|subscription|newsletter|signup|sign-up|paywall|promo|promotion|advert|advertisement|adverts|ad|ads|' +
    'adsense|dfp|sponsor|sponsored|comments?|commentlist|disqus|respond|reply|tags?|taglist|tag-list|pagination|pager|' +
    'search|searchform|login|skip-link|skip|ticker|breaking|weather|rating|ratings|poll|survey|donate|donation|membership|' +
    'copyright|disclaimer|legal|author-bio|author-info|author-box|about-author|bio|hidden|screen-reader-text|sr-only|' +
    'visually-hidden|hide|print-only|noprint|print|toc|contentinfo|complementary|alert|announcement|reprints|reactions|likes|' +
    'follow|followus|feedback|correction-link|jump-link|player|video-player|slideshow-nav|keywords|topics|post-tags|entry-footer|post-footer|' +
    'article-footer|contact|unit-tools|views|datepublished|datecreated|datemodified|mainentityofpage|btn|button|buttons)[ _]',
)
/** Names that mean something only as the beginning of a word: an article's own boxes are called 'article-widget'. */
const CHROME_BEGINNINGS = / (?:widget|widgets|textwidget)[ _-]/
const RELATED_NAMES = new RegExp(
  '[ _-](?:related|relateds|recommend|recommended|recommendations?|also-read|alsoread|read-more|readmore|read-next|readnext|read-also|' +
    'most-read|mostread|most-popular|popular|trending|latest|teasers?|outbrain|taboola|recirc|recirculation|see-also|more-stories|' +
    'morestories|more-news|more-from|more-on|next-article|up-next|upnext|inline-related|story-package|further-reading|' +
    'yarpp|jp-relatedposts|zergnet|suggested|ilgili|linkbox|linklist|link-list|articlelist|article-list|headlines|river|onward|promo-link)(?:[ _-])',
)
const CAPTION_NAMES =
  /[ _-](?:caption|captions|figcaption|wp-caption-text|image-desc|photo-credit|image-credit|image-caption|photo-caption|img-caption|media-caption|credit|credits-photo|gallery)[ _-]/

/** `isInner`: an article inside an article, which is how pages mark the teasers of other ones. */
const zoneOf = (element: PageElement, isInner: boolean): Zone => {
  if (element.tag === 'article' && isInner) return 'related'
  if (element.tag === 'figcaption' || element.tag === 'caption') return 'caption'
  if (element.names !== '') {
    const names = element.names
    if (RELATED_NAMES.test(names)) return 'related'
    if (CAPTION_NAMES.test(names)) return 'caption'
    if (CHROME_NAMES.test(names) || CHROME_BEGINNINGS.test(names)) return 'chrome'
  }
  if (element.tag === 'figure') return 'caption'
  return CHROME_TAGS.has(element.tag) ? 'chrome' : null
}

/** A share of the page's prose this large is the page's matter, whatever its element is called. */
const MATTER_SHARE = 0.45

/** The zone of each element, inherited; names of elements that hold the page's matter say nothing. */
export const zonesOf = (reading: PageReading, prose: readonly number[]): readonly Zone[] => {
  const all = Math.max(
    1,
    prose.reduce((most, value) => Math.max(most, value), 0),
  )
  const zones: Zone[] = []
  const inArticle: boolean[] = []
  for (const element of reading.elements) {
    const inherited = zones[element.parent] ?? null
    const isMatter = (prose[element.index] ?? 0) > all * MATTER_SHARE
    const isInner = inArticle[element.parent] ?? false
    inArticle.push(isInner || element.tag === 'article')
    zones.push(inherited ?? (isMatter ? null : zoneOf(element, isInner)))
  }
  return zones
}
