import type { RollPreviewView, RollRequest } from '@muster/contract'
import { parseTypedDate, ROLL_FIELDS, ROLL_STATES, type RollField } from '@muster/core/words'
import { type FormEvent, useState } from 'react'
import { useAddRoll, usePreviewRoll } from '../../api/people-queries.tsx'
import { base64Of } from '../../shell/base64-of.ts'
import { Problem } from '../../shell/problem.tsx'
import { message } from '../../words/messages.ts'

interface Props {
  readonly parties: readonly string[]
  readonly open: boolean
}

interface Chosen {
  readonly base64: string
  readonly name: string
  readonly sheet: string | null
}

/** A name list is read, its columns are looked at by a person, and only then is it kept. */
export function AddRoll({ parties, open }: Props) {
  const [file, setFile] = useState<Chosen | null>(null)
  const [preview, add] = [usePreviewRoll(), useAddRoll()]
  const read = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const given = form.get('file')
    if (!(given instanceof File) || given.name === '') return
    const chosen = { base64: await base64Of(given), name: given.name, sheet: textIn(form, 'sheet') }
    setFile(chosen)
    add.reset()
    preview.mutate(chosen)
  }
  return (
    <details className="add-roll" open={open || undefined}>
      <summary>{message('addRoll.open')}</summary>
      <form className="fields" onSubmit={(event) => void read(event)}>
        <label>
          <span>{message('addRoll.file')}</span>
          <input type="file" name="file" required accept=".csv,.tsv,.txt,.xlsx,.xlsm,.ods,.html,.htm,.pdf" />
        </label>
        <label>
          <span>{message('addRoll.sheet')}</span>
          <input name="sheet" />
        </label>
        <button type="submit" disabled={preview.isPending}>
          {message('addRoll.read')}
        </button>
      </form>
      <Problem error={preview.error ?? add.error} />
      {add.data && <p role="status">{message('addRoll.added', { rows: add.data.rows })}</p>}
      {file && preview.data && !add.data && (
        <Confirm
          key={preview.data.sha256}
          preview={preview.data}
          parties={parties}
          busy={add.isPending}
          onAdd={(description) => add.mutate({ ...file, description })}
        />
      )}
    </details>
  )
}

const textIn = (form: FormData, field: string): string | null => {
  const given = form.get(field)
  return typeof given === 'string' && given.trim() !== '' ? given.trim() : null
}

interface ConfirmProps {
  readonly preview: RollPreviewView
  readonly parties: readonly string[]
  readonly busy: boolean
  readonly onAdd: (description: RollRequest['description']) => void
}

function Confirm({ preview, parties, busy, onAdd }: ConfirmProps) {
  const [holds, setHolds] = useState<readonly RollField[]>(preview.columns.map((column) => column.holds))
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const day = (field: string): string | null => {
      const typed = textIn(form, field)
      // What is no date goes to the server as it is, which says so in its sentence.
      return typed === null ? null : (parseTypedDate(typed) ?? typed)
    }
    onAdd({
      publisher: textIn(form, 'publisher') ?? '',
      published: day('published'),
      peopleOf: textIn(form, 'peopleOf') ?? '',
      says: ROLL_STATES.find((word) => word === form.get('says')) ?? 'held',
      by: textIn(form, 'by'),
      asOf: day('asOf'),
      columns: preview.columns.flatMap(({ column }, at) => {
        const field = holds[at] ?? 'skip'
        return field === 'skip' ? [] : [{ column, holds: field }]
      }),
    })
  }
  return (
    <form onSubmit={add}>
      <p>{message('addRoll.rows', { rows: preview.rows })}</p>
      <ul className="plain meta">
        {preview.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <ul className="columns">
        {preview.columns.map(({ column, header, examples }, at) => (
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
        <Field name="publisher" required />
        <Field name="published" />
        <Choice name="peopleOf" values={parties} words={(party) => party} required />
        <Choice name="says" values={ROLL_STATES} words={(state) => message(`rollState.${state}`)} />
        <Choice name="by" values={['', ...parties]} words={(party) => party || message('addRoll.byNobody')} />
        <Field name="asOf" />
      </div>
      <p className="acts">
        <button type="submit" disabled={busy}>
          {message('addRoll.add')}
        </button>
      </p>
    </form>
  )
}

function Field({ name, required = false }: { readonly name: string; readonly required?: boolean }) {
  return (
    <label>
      <span>{message(`addRoll.${name}`)}</span>
      <input name={name} required={required} dir="auto" />
    </label>
  )
}

interface ChoiceProps {
  readonly name: string
  readonly values: readonly string[]
  readonly words: (value: string) => string
  readonly required?: boolean
}

/** One of a few; where the case knows no parties, what is typed. */
function Choice({ name, values, words, required = false }: ChoiceProps) {
  if (values.filter((value) => value !== '').length === 0) return <Field name={name} required={required} />
  return (
    <label>
      <span>{message(`addRoll.${name}`)}</span>
      <select name={name}>
        {values.map((value) => (
          <option key={value} value={value}>
            {words(value)}
          </option>
        ))}
      </select>
    </label>
  )
}
