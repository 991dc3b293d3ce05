import { type FormEvent, useState } from 'react'
import { useAddRoll, usePreviewRoll } from '../../api/people-queries.tsx'
import { base64Of } from '../../shell/base64-of.ts'
import { Problem } from '../../shell/problem.tsx'
import { message } from '../../words/messages.ts'
import { RollForm, textIn } from './roll-form.tsx'

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
      {add.data && <Notes notes={add.data.notes} />}
      {file && preview.data && !add.data && (
        <>
          <p>{message('addRoll.rows', { rows: preview.data.rows })}</p>
          <Notes notes={preview.data.notes} />
          <RollForm
            key={preview.data.sha256}
            columns={preview.data.columns}
            before={null}
            parties={parties}
            busy={add.isPending}
            save={message('addRoll.add')}
            onSave={(description) => add.mutate({ ...file, description })}
          />
        </>
      )}
    </details>
  )
}

/** What was found in a list that a person should check, a sentence each. */
const Notes = ({ notes }: { readonly notes: readonly string[] }) => (
  <ul className="plain meta">
    {notes.map((note) => (
      <li key={note}>{note}</li>
    ))}
  </ul>
)
