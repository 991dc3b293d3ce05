import type { PersonSheetView, RollView } from '@muster/contract'
import { useState } from 'react'
import { useGaps, useRolls, useSheet } from '../../api/people-queries.tsx'
import { Problem } from '../../shell/problem.tsx'
import { message } from '../../words/messages.ts'
import { rowPhrase } from './people-phrases.ts'
import { PersonEpisodes } from './person-episodes.tsx'

type Filled = PersonSheetView['fields'][number]

interface Props {
  readonly roll: string
  readonly row: number
}

/** One person's sheet, made when it is opened: each field with every source behind it, and what none answers. */
export function PersonSheet(props: Props) {
  const [open, setOpen] = useState(false)
  return (
    <details className="printed" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{message('sheet.title')}</summary>
      {open && <Sheet {...props} />}
    </details>
  )
}

const FORMS = ['gc3-122', 'icpped-17-3'] as const

function Sheet({ roll, row }: Props) {
  const sheet = useSheet(roll, row)
  const rolls = useRolls()
  if (!sheet.data) return sheet.error ? <Problem error={sheet.error} /> : <p role="status">{message('app.loading')}</p>
  return (
    <>
      <p>{message('sheet.gaps', { count: sheet.data.gaps, rows: sheet.data.rows.length })}</p>
      <PersonEpisodes custody={sheet.data.custody} pages={sheet.data.pages} rolls={rolls.data ?? []} />
      {FORMS.map((form) => (
        <section key={form} className="sheet">
          <h3>{message(`sheet.${form}`)}</h3>
          <dl>
            {sheet.data.fields
              .filter(({ field, state }) => field.form === form && state !== 'not-asked')
              .map((filled) => (
                <Field key={filled.field.id} filled={filled} rolls={rolls.data ?? []} />
              ))}
          </dl>
        </section>
      ))}
    </>
  )
}

interface FieldProps {
  readonly filled: Filled
  readonly rolls: readonly RollView[]
}

function Field({ filled: { field, answers, differ, state }, rolls }: FieldProps) {
  return (
    <div data-state={state}>
      <dt>
        {field.asks} <small>{field.article}</small>
      </dt>
      <dd>
        {state === 'gap' && <span className="flag">{message('sheet.gap')}</span>}
        {answers.map(({ words, at, column }) => (
          <p key={`${at.roll} ${at.row} ${column} ${words}`}>
            <bdi dir="auto">{words}</bdi>{' '}
            <small>
              <bdi dir="auto">{rowPhrase(at, rolls)}</bdi> · <bdi>{column ?? message('sheet.byRoll')}</bdi>
            </small>
          </p>
        ))}
        {state === 'perhaps' && <small>{message('sheet.perhaps')}</small>}
        {differ && <small>{message('sheet.differ')}</small>}
      </dd>
    </div>
  )
}

/** What no source answers of the people on a roll, as the sentences of a letter; made when it is opened. */
export function LetterQuestions({ roll }: { readonly roll: string }) {
  const [open, setOpen] = useState(false)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{message('sheet.letter')}</summary>
      {open && <Questions roll={roll} />}
    </details>
  )
}

function Questions({ roll }: { readonly roll: string }) {
  const gaps = useGaps(roll)
  if (!gaps.data) return gaps.error ? <Problem error={gaps.error} /> : <p role="status">{message('app.loading')}</p>
  if (gaps.data.letter.length === 0) return <p className="meta">{message('sheet.noGaps')}</p>
  return (
    <ul className="letter">
      {gaps.data.letter.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
