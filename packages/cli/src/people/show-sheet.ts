import type { NamedSheet, SheetsOfRoll } from '@muster/app'

const FORMS = {
  'gc3-122': 'Geneva Convention III, article 122',
  'icpped-17-3': 'Convention on enforced disappearance, article 17(3)',
} as const

type Filled = NamedSheet['fields'][number]

/** A sheet as Markdown: field, what each source says, where it says so. */
export function sheetAsMarkdown({ names, rows, fields, gaps, custody }: NamedSheet): string {
  const forms = (Object.keys(FORMS) as (keyof typeof FORMS)[]).map((form) => {
    const own = fields.filter(({ field, state }) => field.form === form && state !== 'not-asked')
    return `\n## ${FORMS[form]}\n\n${own.map(fieldLines).join('')}`
  })
  const places = rows.map(({ roll, row }) => `${roll}/${row}`).join(', ')
  return `# ${[...new Set(names)].join(' · ')}\n\nRows ${places}. ${gaps === 0 ? 'Every field is answered.' : `${gaps} fields are answered by no source.`}\n${custodyLines(custody)}${forms.join('')}`
}

type Event = NamedSheet['custody']['undated'][number]

/** In whose hands the person was, with every source of each end. */
function custodyLines({ episodes, undated, perhaps }: NamedSheet['custody']): string {
  const lines = [
    ...episodes.map(
      ({ says, from, heldOn, until }) => `- ${says}\n${[...from, ...heldOn, ...until].map(eventLine).join('')}`,
    ),
    ...undated.map((event) => `- without a day that can be read:\n${eventLine(event)}`),
    ...perhaps.map(
      (event) => `- perhaps of this person (the sentence has every part of the name):\n${eventLine(event)}`,
    ),
  ]
  return `\n## Custody\n\n${lines.length === 0 ? 'No source tells of it.\n' : lines.join('')}`
}

function eventLine({ what, words, source }: Event): string {
  if (source.kind === 'claim') return `  - ${what}: “${words}” (claim ${source.claim})\n`
  const place = `${source.at.roll}/${source.at.row}`
  return source.kind === 'roll'
    ? `  - ${what}: the list as a whole${words === '' ? '' : `, as of ${words}`} (${place})\n`
    : `  - ${what}: ${words} (${place}${source.column === null ? '' : `, column ‘${source.column}’`})\n`
}

function fieldLines({ field, answers, differ, state }: Filled): string {
  const head = `- **${field.asks}** (${field.article})`
  if (state === 'gap') return `${head}: no source answers\n`
  const marks = `${differ ? ': printed differently' : ''}${state === 'perhaps' ? ': perhaps, or in part' : ''}`
  return `${head}${marks}\n${answers.map(answerLine).join('')}`
}

const answerLine = ({ words, at, column }: Filled['answers'][number]): string =>
  `  - ${words} (${at.roll}/${at.row}, ${column === null ? 'the list as a whole' : `column ‘${column}’`})\n`

export const fileNameOf = ({ rows }: NamedSheet): string => `person-${rows[0]?.roll ?? 'none'}-${rows[0]?.row ?? 0}.md`

/** What no source answers, as the sentences of a letter. */
export const gapsInWords = ({ roll, sheets, letter }: SheetsOfRoll): string =>
  letter.length === 0
    ? `Every field of the ${sheets.length} people on roll ${roll} is answered.\n`
    : `Of the ${sheets.length} people on roll ${roll} no source answers:\n\n${letter.map((line) => `- ${line}\n`).join('')}`
