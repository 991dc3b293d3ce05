import { type FormEvent, useId, useState } from 'react'
import { useEstimate } from '../../api/queries.tsx'
import { base64Of } from '../../shell/base64-of.ts'
import { Problem } from '../../shell/problem.tsx'
import { message } from '../../words/messages.ts'
import { EstimateAnswer } from './estimate-answer.tsx'

/** Below the register and apart from it: what models make of overlapping lists, or why they make nothing. */
export function EstimatesBlock() {
  const id = useId()
  const estimate = useEstimate()
  const ask = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const file = form.get('file')
    if (!(file instanceof File) || file.name === '') return
    const given = (name: string): string => String(form.get(name) ?? '').trim()
    const missed = given('missed')
    estimate.mutate({
      name: file.name,
      base64: await base64Of(file),
      closed: given('closed') === '' ? null : given('closed') === 'yes',
      missedMatches: missed === '' ? null : Number(missed) / 100,
      madeFrom: given('made') === '' ? null : given('made') === 'no' ? [] : [[given('madeList'), given('madeFrom')]],
    })
  }
  return (
    <section className="block estimates" aria-labelledby={id}>
      <header>
        <h2 id={id}>{message('estimates.title')}</h2>
        <p>{message('estimates.help')}</p>
      </header>
      <details className="ask-estimate">
        <summary>{message('estimates.open')}</summary>
        <EstimateForm busy={estimate.isPending} onAsk={(event) => void ask(event)} />
        {estimate.isPending && <p role="status">{message('estimates.working')}</p>}
        <Problem error={estimate.error} />
        {estimate.data && !estimate.isPending && <EstimateAnswer estimate={estimate.data} />}
      </details>
    </section>
  )
}

interface FormProps {
  readonly busy: boolean
  readonly onAsk: (event: FormEvent<HTMLFormElement>) => void
}

/** The table, and the three things that somebody has to know of its lists before any estimate is shown (ES2). */
function EstimateForm({ busy, onAsk }: FormProps) {
  const [made, setMade] = useState('')
  return (
    <form onSubmit={onAsk}>
      <div className="fields">
        <label className="wide">
          <span>{message('estimates.file')}</span>
          <input type="file" name="file" required accept=".csv,.tsv,.txt,.xlsx,.xlsm,.ods,.html,.htm" />
        </label>
        <label>
          <span>{message('estimates.closed')}</span>
          <select name="closed">
            <option value="">{message('estimates.unknown')}</option>
            <option value="yes">{message('estimates.closed.yes')}</option>
            <option value="no">{message('estimates.closed.no')}</option>
          </select>
        </label>
        <label>
          <span>{message('estimates.missed')}</span>
          <input name="missed" type="number" min={0} max={99} step="any" placeholder={message('estimates.unknown')} />
        </label>
        <label>
          <span>{message('estimates.made')}</span>
          <select name="made" value={made} onChange={(event) => setMade(event.target.value)}>
            <option value="">{message('estimates.unknown')}</option>
            <option value="no">{message('estimates.made.no')}</option>
            <option value="yes">{message('estimates.made.yes')}</option>
          </select>
        </label>
        {made === 'yes' &&
          ['madeList', 'madeFrom'].map((name) => (
            <label key={name}>
              <span>{message(`estimates.${name}`)}</span>
              <input name={name} required dir="auto" />
            </label>
          ))}
      </div>
      <p className="acts">
        <button type="submit" disabled={busy}>
          {message('estimates.ask')}
        </button>
      </p>
    </form>
  )
}
