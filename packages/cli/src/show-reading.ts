import type { PageReading } from '@muster/app'
import { articleOf, type Claim } from '@muster/core'

/** The JSON of `muster read`, one object per page. Its schema is docs/schemas/read.json. */
export function readingAsJson({ sha256, page, decoded, claims, dropped }: PageReading, explain: boolean) {
  return {
    $schema: 'urn:muster:read:1',
    source: {
      sha256,
      url: decoded.canonicalUrl,
      title: page.title,
      byline: page.byline,
      published: page.published,
      publishedNoEarlierThan: page.publishedNoEarlierThan,
      lang: page.lang,
      chromeLang: page.chromeLang,
      publishers: page.publishers,
      notes: decoded.notes,
      text: page.text,
      article: articleOf(page),
      blocks: page.blocks,
    },
    claims,
    ...(explain ? { dropped: dropped.map((item) => ({ ...item, words: page.text.slice(item.start, item.end) })) } : {}),
  }
}

/** The claims of a page as a person reads them at a terminal. */
export function readingAsText({ page, decoded, claims, dropped }: PageReading, name: string, explain: boolean): string {
  const published =
    page.published ?? (page.publishedNoEarlierThan ? `undated, not before ${page.publishedNoEarlierThan}` : 'undated')
  const lines = [
    page.title ?? name,
    `  ${[page.byline, page.publishers.map((hop) => hop.name).join(' ← '), published].filter(Boolean).join(' · ')}`,
    ...decoded.notes.map((note) => `  note: ${note}`),
    `  ${claims.length} ${claims.length === 1 ? 'claim' : 'claims'} proposed`,
    '',
    ...claims.flatMap((claim) => claimLines(claim, explain)),
  ]
  if (explain)
    lines.push(
      'considered and dropped:',
      ...dropped.map((item) => `  ${item.rule} ${item.why}: “${page.text.slice(item.start, item.end)}”`),
      '',
    )
  return `${lines.join('\n')}\n`
}

/** One claim: what it says, by whom, and its words. */
export function claimLines(claim: Claim, explain: boolean): readonly string[] {
  const parties = [
    claim.actor && `by ${claim.actor}`,
    claim.peopleOf && `people of ${claim.peopleOf}`,
    claim.recipient && `to ${claim.recipient}`,
    claim.place && `at ${claim.place}`,
    claim.date && `on ${claim.date}`,
  ].filter(Boolean)
  const head = [claim.kind, claim.count?.text, claim.what].filter(Boolean).join(' ')
  return [
    `${head}${parties.length > 0 ? ` · ${parties.join(' · ')}` : ''}`,
    `  ${claim.speaker === 'article' ? 'the page itself' : claim.speaker}, ${claim.stance}${claim.admission ? ', against its own interest' : ''}${explain ? ` · ${claim.rule} · ${claim.start}–${claim.end}` : ''}`,
    `  “${claim.quote}”`,
    '',
  ]
}
