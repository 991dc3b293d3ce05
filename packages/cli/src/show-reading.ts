import { type ModelPageReading, type ModelReport, type PageReading, rulesCited, whyUnread } from '@muster/app'
import { articleOf, boundsInWords, type Claim, type FieldBasis, INFERENCE_SAYS, isNobodys } from '@muster/core'

/** The JSON of `muster read`, one object per page. Its schema is docs/schemas/read.json. */
export function readingAsJson(reading: PageReading | ModelPageReading, explain: boolean) {
  const { sha256, page, decoded, claims } = reading
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
    ...('model' in reading ? { model: reading.model } : {}),
    ...(explain ? explanation(reading) : {}),
  }
}

function explanation({ page, claims, bases, dropped }: PageReading) {
  const wordsOf = ({ start, end }: { start: number | null; end: number | null }) =>
    start === null || end === null ? null : page.text.slice(start, end)
  return {
    bases: Object.fromEntries(
      Object.entries(bases).map(([claim, fields]) => [
        claim,
        fields.map((field) => ({ ...field, words: wordsOf(field) })),
      ]),
    ),
    dropped: dropped.map((item) => ({ ...item, words: page.text.slice(item.start, item.end) })),
    rules: rulesCited([...claims, ...dropped].map((item) => item.rule)),
  }
}

/** The claims of a page as a person reads them at a terminal. */
export function readingAsText(reading: PageReading | ModelPageReading, name: string, explain: boolean): string {
  const { page, decoded, claims, bases, dropped } = reading
  const published =
    page.published ?? (page.publishedNoEarlierThan ? `undated, not before ${page.publishedNoEarlierThan}` : 'undated')
  const lines = [
    page.title ?? name,
    `  ${[page.byline, page.publishers.map((hop) => hop.name).join(' ← '), published].filter(Boolean).join(' · ')}`,
    ...decoded.notes.map((note) => `  note: ${note}`),
    `  ${claims.length} ${claims.length === 1 ? 'claim' : 'claims'} proposed`,
    ...('model' in reading ? [`  ${modelSays(reading.model)}`] : []),
    ...whyUnread(reading).map((why) => `  ${why}`),
    '',
    ...claims.flatMap((claim) =>
      explain
        ? [...claimLines(claim, true).slice(0, -1), ...basisLines(page.text, claim, bases[claim.id] ?? []), '']
        : claimLines(claim, false),
    ),
  ]
  if (explain)
    lines.push(
      'considered and dropped:',
      ...dropped
        .filter(({ start, end }) => start < end)
        .map((item) => `  ${item.rule} ${item.why}: “${page.text.slice(item.start, item.end)}”`),
      '',
    )
  return `${lines.join('\n')}\n`
}

/** What a model was asked and what came of it, on one line. */
export function modelSays({ name, proposed, agreed, refused, failed }: ModelReport): string {
  const told = `model ${name}: ${proposed} more proposed, ${agreed} found by the rules as well, ${refused.length} refused`
  return failed === null ? told : `${told}; ${failed}, so the rest is by the rules alone`
}

/** Why these fields: the rule in words, then for each field its words on the page, or by what inference it is there. */
function basisLines(text: string, claim: Claim, bases: readonly FieldBasis[]): readonly string[] {
  const says = rulesCited([claim.rule])[claim.rule]
  return [
    ...(says === undefined ? [] : [`  ${claim.rule}: ${says}`]),
    ...bases.map(({ field, start, end, inferred }) => {
      const words = start === null || end === null ? '' : `“${text.slice(start, end)}” ${start}–${end}`
      const how = inferred === null ? '' : `inferred: ${INFERENCE_SAYS[inferred]}`
      return `    ${field.padEnd(9)} ${[words, how].filter((part) => part !== '').join(' · ')}`
    }),
  ]
}

/** How many, beside the words that say so where these are no plain number: 'at least 31 (“more than 30”)', '1 (“an”)'. */
function figureOf({ count }: Claim): string | null {
  if (count === null) return null
  const { min, max, text } = count
  if (min === null && max === null) return `an unknown number (“${text}”)`
  const bounds = boundsInWords({ min: min ?? 0, max })
  return bounds === text ? text : `${bounds} (“${text}”)`
}

/** One claim: what it says, by whom, and its words. */
export function claimLines(claim: Claim, explain: boolean): readonly string[] {
  const parties = [
    claim.actor && `by ${claim.actor}`,
    claim.peopleOf && `people of ${claim.peopleOf}`,
    claim.recipient && `to ${claim.recipient}`,
    claim.place && `at ${claim.place}`,
    claim.date && `on ${claim.date}`,
    isNobodys(claim) && 'of whom is not said',
  ].filter(Boolean)
  const head = [claim.kind, figureOf(claim), claim.what].filter(Boolean).join(' ')
  return [
    `${head}${parties.length > 0 ? ` · ${parties.join(' · ')}` : ''}`,
    `  ${claim.speaker === 'article' ? 'the page itself' : claim.speaker}, ${claim.stance}${claim.admission ? ', against its own interest' : ''}${explain ? ` · ${claim.reader.name} · ${claim.rule} · ${claim.start}–${claim.end}` : ''}`,
    `  “${claim.quote}”`,
    '',
  ]
}
