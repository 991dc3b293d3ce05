import {
  KROC_SOURCE,
  krocLevel,
  type ObligationAnswer,
  PAX_SOURCE,
  paxTags,
  type RegisterQuestion,
  verdictOn,
} from '@muster/core'
import { registerOf } from './ask-register.ts'
import type { CaseSession } from './case-session.ts'

/** The obligations of a register with their levels on scales of the field, and the sentences behind each. */
export async function exportObligations(session: CaseSession, question: RegisterQuestion) {
  const register = await registerOf(session, question)
  const sentence = (id: string) => {
    const proposal = session.state.proposals.get(id)
    const page = proposal && session.state.sources.get(proposal.source)
    if (!proposal || !page) return []
    const { quote, start, end, speaker } = verdictOn(session.state, id)?.amended ?? proposal.claim
    return [
      {
        claim: id,
        speaker,
        quote,
        page: page.title,
        published: page.published,
        address: page.canonicalUrl ?? page.from.name,
        sha256: proposal.source,
        start,
        end,
      },
    ]
  }
  return {
    trueAt: register.trueAt,
    knownBy: register.knownBy,
    standing: register.standing,
    head: register.head,
    sources: { kroc: KROC_SOURCE, pax: PAX_SOURCE },
    obligations: register.obligations.map((answer) => ({
      ...answer,
      kroc: krocLevel(answer),
      pax: paxTags(answer.duty),
      sentences: answer.claims.flatMap(sentence),
    })),
    openUndertakings: register.openUndertakings.map((open) => ({ ...open, sentences: open.claims.flatMap(sentence) })),
  }
}

type Exported = Awaited<ReturnType<typeof exportObligations>>

/** The columns of the table, each with what it holds of one obligation. */
const COLUMNS: readonly (readonly [
  name: string,
  of: (row: Exported['obligations'][number], all: Exported) => unknown,
])[] = [
  ['id', (row) => row.id],
  ['agreement', (row) => row.agreement],
  ['agreement_date', (row) => row.agreementDate],
  ['duty', (row) => row.duty],
  ['kind', (row) => row.clause.kind],
  ['debtor', (row) => row.party],
  ['creditors', (row) => row.clause.creditors.join('; ')],
  ['due', (row) => row.clause.due],
  ['true_at', (_, all) => all.trueAt],
  ['known_by', (_, all) => all.knownBy],
  ['standing', (_, all) => all.standing],
  ['state', (row) => row.state],
  ['since', (row) => row.since],
  ['possibly', (row) => row.possibly.join('; ')],
  ['flags', (row) => row.flags.map(flagInWords).join('; ')],
  ['done_min', (row) => row.part?.done.min],
  ['done_max', (row) => row.part?.done.max],
  ['owed_min', (row) => row.part?.owed?.min],
  ['owed_max', (row) => row.part?.owed?.max],
  ['percent_min', (row) => row.part?.percent?.min],
  ['percent_max', (row) => row.part?.percent?.max],
  ['disputed', (row) => (row.disputed ? 'yes' : 'no')],
  ['flips_without', (row) => row.flip?.claims.join('; ')],
  ['flips_to', (row) => row.flip?.state],
  ['readings', (row) => row.readings.map((each) => `${each.name} (${each.party ?? '–'}): ${each.state}`).join('; ')],
  ['kroc_min', (row) => row.kroc.min],
  ['kroc_max', (row) => row.kroc.max],
  ['kroc_rule', (row) => row.kroc.rule],
  ['pax', (row) => row.pax.map((tag) => `${tag.code}${tag.exact ? '' : ' (near)'}`).join('; ')],
  ['claims', (row) => row.claims.join('; ')],
  ['sentences', (row) => sentencesInWords(row.sentences)],
  ['says', (row) => row.says],
  ['kroc_source', (_, all) => all.sources.kroc],
  ['pax_source', (_, all) => all.sources.pax],
]

const sentencesInWords = (sentences: Exported['obligations'][number]['sentences']): string =>
  sentences
    .map((each) => `“${each.quote}” (${each.speaker}; ${each.page ?? 'untitled'}, ${each.published ?? 'undated'})`)
    .join(' | ')

const flagInWords = ({ flag, from, to, certain }: ObligationAnswer['flags'][number]): string =>
  `${flag} ${from ?? 'undated'}${to === null || to === from ? '' : `/${to}`}${certain ? '' : ' (perhaps)'}`

/** The same as a table of comma-separated values (RFC 4180), one obligation a row. */
export function obligationsAsCsv(exported: Exported): string {
  const rows = exported.obligations.map((row) => COLUMNS.map(([, of]) => of(row, exported)))
  // Of these nothing is known but what is undertaken: the debtor and all that follows from one stay empty.
  const open = exported.openUndertakings.map((row) => {
    const { id, agreement, duty, says } = row
    const known: Readonly<Record<string, unknown>> = {
      ...{ id, agreement, duty, says, agreement_date: row.agreementDate },
      ...{ true_at: exported.trueAt, known_by: exported.knownBy, standing: exported.standing },
      ...{ claims: row.claims.join('; '), sentences: sentencesInWords(row.sentences) },
    }
    return COLUMNS.map(([name]) => known[name])
  })
  return `${[COLUMNS.map(([name]) => name), ...rows, ...open].map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`
}

/** A text that begins like a formula would be run by a table program: a page must not be able to do that. */
function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'string' && /^[=+\-@\t\r]/u.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
