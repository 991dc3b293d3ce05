import type { NamedSheet, SheetsOfRoll } from '@muster/app'

const FORMS = {
  'gc3-122': 'Geneva Convention III, article 122',
  'icpped-17-3': 'Convention on enforced disappearance, article 17(3)',
} as const

type Filled = NamedSheet['fields'][number]

/** A sheet as Markdown: field, what each source says, where it says so. */
export function sheetAsMarkdown({ names, rows, fields, gaps }: NamedSheet): string {
  const forms = (Object.keys(FORMS) as (keyof typeof FORMS)[]).map((form) => {
    const own = fields.filter(({ field, state }) => field.form === form && state !== 'not-asked')
    return `\n## ${FORMS[form]}\n\n${own.map(fieldLines).join('')}`
  })
  const places = rows.map(({ roll, row }) => `${roll}/${row}`).join(', ')
  return `# ${[...new Set(names)].join(' · ')}\n\nRows ${places}. ${gaps === 0 ? 'Every field is answered.' : `${gaps} fields are answered by no source.`}\n${forms.join('')}`
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
