import type { WhyView } from '@muster/contract'
import { publishedPhrase, publisherChain, speakerPhrase, weakerPhrase } from '../words/phrases.ts'

/** An answer with its sources as plain text for a brief or an article: every sentence with its page and the page's hash. */
export function footnoteOf(why: WhyView): string {
  const sources = why.evidence.map(({ view, page, context }, at) => {
    const claim = view.verdict?.amended ?? view.proposal
    return `[${at + 1}] “${context.exact}” (${speakerPhrase(claim)}). ${page.title ?? 'Untitled page'}, ${publisherChain(page)}, ${publishedPhrase(page)}${page.canonicalUrl ? `, ${page.canonicalUrl}` : ''}. SHA-256 ${page.sha256}, characters ${claim.start}–${claim.end}.${page.preservation.isWeaker ? ` ${weakerPhrase(page)}.` : ''}`
  })
  return [`${why.says} (true at ${why.trueAt}, known by ${why.knownBy})`, ...sources].join('\n')
}
