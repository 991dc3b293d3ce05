import type { RollsEstimateView } from '@muster/contract'
import { type FormEvent, useId, useState } from 'react'
import { useEstimateRolls, useRolls } from '../../api/people-queries.tsx'
import { useEstimate } from '../../api/queries.tsx'
import { base64Of } from '../../shell/base64-of.ts'
import { Problem } from '../../shell/problem.tsx'
import { addressOf } from '../../shell/route.ts'
import { message } from '../../words/messages.ts'
import { EstimateAnswer, mostOf } from './estimate-answer.tsx'
import { EstimateForm } from './estimate-form.tsx'

/** Below the register and apart from it: what models make of overlapping lists, or why they make nothing. */
export function EstimatesBlock() {
  const id = useId()
  const [open, setOpen] = useState(false)
  return (
    <section className="block estimates" aria-labelledby={id}>
      <header>
        <h2 id={id}>{message('estimates.title')}</h2>
        <p>{message('estimates.help')}</p>
      </header>
      <details className="ask-estimate" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{message('estimates.open')}</summary>
        {open && <Asking />}
      </details>
    </section>
  )
}

function Asking() {
  const rolls = useRolls()
  const table = useEstimate()
  const fromRolls = useEstimateRolls()
  const forget = () => {
    table.reset()
    fromRolls.reset()
  }
  const ask = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const declared = declaredIn(form)
    forget()
    if (form.get('from') === 'rolls') {
      fromRolls.mutate({ rolls: form.getAll('roll').map(String), ...declared })
      return
    }
    const file = form.get('file')
    if (!(file instanceof File) || file.name === '') return
    table.mutate({ name: file.name, base64: await base64Of(file), ...declared })
  }
  const busy = table.isPending || fromRolls.isPending
  return (
    <>
      <EstimateForm busy={busy} rolls={rolls.data ?? []} onAsk={(event) => void ask(event)} onChange={forget} />
      {busy && <p role="status">{message('estimates.working')}</p>}
      <Problem error={rolls.error ?? table.error ?? fromRolls.error} />
      {table.data && <EstimateAnswer estimate={table.data} />}
      {fromRolls.data && <BothWays answer={fromRolls.data} />}
    </>
  )
}

/** What the person who asks knows of the lists; what nobody knows is null. */
function declaredIn(form: FormData) {
  const given = (name: string): string => String(form.get(name) ?? '').trim()
  const [closed, missed, made] = [given('closed'), given('missed'), given('made')]
  const pair: [string, string] = [given('madeList'), given('madeFrom')]
  return {
    closed: closed === '' ? null : closed === 'yes',
    missedMatches: missed === '' ? null : Number(missed) / 100,
    madeFrom: made === '' ? null : made === 'no' ? [] : [pair],
  }
}

/** Lists of the case counted in the two ways that open pairs leave, side by side and in one wording (ES6). */
function BothWays({ answer: { judged, loose, open, rolls } }: { readonly answer: RollsEstimateView }) {
  const [one, other] = rolls
  const most = Math.max(mostOf(judged), loose ? mostOf(loose) : 0)
  return (
    <>
      <p>
        {message('estimates.openPairs', { count: open })}{' '}
        {open > 0 && one && (
          <a href={addressOf({ scene: 'people', left: one.id, right: other?.id ?? one.id })}>
            {message('estimates.lookAtPairs')}
          </a>
        )}
      </p>
      {loose && judged.shown !== loose.shown && <p className="problem">{message('estimates.oneWayOnly')}</p>}
      <div className="both-ways">
        <section>
          {loose && <h3>{message('estimates.judged')}</h3>}
          <EstimateAnswer estimate={judged} most={most} oneOfTwo={loose !== null} />
        </section>
        {loose && (
          <section>
            <h3>{message('estimates.loose')}</h3>
            <EstimateAnswer estimate={loose} most={most} oneOfTwo />
          </section>
        )}
      </div>
    </>
  )
}
