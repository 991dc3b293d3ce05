import type { RollPreviewView, RollRequest } from '@muster/contract'
import { parseTypedDate, ROLL_FIELDS, ROLL_STATES, type RollField } from '@muster/core/words'
import { type FormEvent, useState } from 'react'
import { Options } from '../../shell/options.tsx'
import { message } from '../../words/messages.ts'

export const textIn = (form: FormData, field: string): string | null => {
  const given = form.get(field)
  return typeof given === 'string' && given.trim() !== '' ? given.trim() : null
}

type Description = RollRequest['description']

interface FormProps {
  readonly columns: RollPreviewView['columns']
  /** What was said of it before; null: nothing yet. */
  readonly before: Description | null
  readonly parties: readonly string[]
  readonly busy: boolean
  readonly save: string
  readonly onSave: (description: Description) => void
}

/** What a person says of a roll: what its columns hold, who published it, and what being on it says. */
export function RollForm({ columns, before, parties, busy, save, onSave }: FormProps) {
  const [holds, setHolds] = useState<readonly RollField[]>(columns.map((column) => column.holds))
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const day = (field: string): string | null => {
      const typed = textIn(form, field)
      // What is no date goes to the server as it is, which says so in its sentence.
      return typed === null ? null : (parseTypedDate(typed) ?? typed)
    }
    onSave({
      publisher: textIn(form, 'publisher') ?? '',
      published: day('published'),
      peopleOf: textIn(form, 'peopleOf') ?? '',
      says: ROLL_STATES.find((word) => word === form.get('says')) ?? 'held',
      by: textIn(form, 'by'),
      asOf: day('asOf'),
      columns: columns.flatMap(({ column }, at) => {
        const field = holds[at] ?? 'skip'
        return field === 'skip' ? [] : [{ column, holds: field }]
      }),
    })
  }
  return (
    <form onSubmit={add}>
      <ul className="columns">
        {columns.map(({ column, header, examples }, at) => (
          <li key={column}>
            <label>
              <bdi dir="auto">{header.trim() || message('addRoll.unnamed', { number: column + 1 })}</bdi>
              <select
                value={holds[at]}
                onChange={(event) =>
                  setHolds(holds.map((field, place) => (place === at ? (event.target.value as RollField) : field)))
                }
              >
                {ROLL_FIELDS.map((field) => (
                  <option key={field} value={field}>
                    {message(`field.${field}`)}
                  </option>
                ))}
              </select>
            </label>
            <p className="meta">
              <bdi dir="auto">{examples.join(' · ')}</bdi>
            </p>
          </li>
        ))}
      </ul>
      <div className="fields">
        <Field name="publisher" required value={before?.publisher} />
        <Field name="published" value={before?.published} />
        <Choice name="peopleOf" value={before?.peopleOf} values={parties} words={(party) => party} required />
        <Choice
          name="says"
          value={before?.says}
          values={ROLL_STATES}
          words={(state) => message(`rollState.${state}`)}
          required
        />
        <Choice
          name="by"
          value={before?.by}
          values={['', ...parties]}
          words={(party) => party || message('addRoll.byNobody')}
        />
        <Field name="asOf" value={before?.asOf} />
      </div>
      <p className="acts">
        <button type="submit" disabled={busy}>
          {save}
        </button>
      </p>
    </form>
  )
}

interface FieldProps {
  readonly name: string
  readonly required?: boolean
  readonly value?: string | null | undefined
}

function Field({ name, required = false, value }: FieldProps) {
  return (
    <label>
      <span>{message(`addRoll.${name}`)}</span>
      <input name={name} required={required} dir="auto" defaultValue={value ?? ''} />
    </label>
  )
}

interface ChoiceProps extends FieldProps {
  readonly values: readonly string[]
  readonly words: (value: string) => string
}

/** One of a few; where the case knows no parties, what is typed. */
function Choice({ name, values, words, required = false, value }: ChoiceProps) {
  if (values.filter((value) => value !== '').length === 0)
    return <Field name={name} required={required} value={value} />
  return (
    <label>
      <span>{message(`addRoll.${name}`)}</span>
      <select name={name} defaultValue={value ?? ''} required={required}>
        {required && !value && <option value="">{message('addRoll.choose')}</option>}
        <Options values={values} words={words} />
      </select>
    </label>
  )
}
