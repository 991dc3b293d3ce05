import type { RollView } from '@muster/contract'
import { useState } from 'react'
import { useDescribeRoll } from '../../api/people-queries.tsx'
import { Problem } from '../../shell/problem.tsx'
import { message } from '../../words/messages.ts'
import { rollPhrase } from './people-phrases.ts'
import { RollForm } from './roll-form.tsx'

interface Props {
  readonly rolls: readonly RollView[]
  readonly parties: readonly string[]
}

/** What was said of a list can be said anew: a mistake in a column or a party must not need a second copy of the list. */
export function CorrectRoll(props: Props) {
  const [open, setOpen] = useState(false)
  if (props.rolls.length === 0) return null
  return (
    <details className="add-roll" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{message('addRoll.correct')}</summary>
      {open && <Correction {...props} />}
    </details>
  )
}

function Correction({ rolls, parties }: Props) {
  const [chosen, setChosen] = useState(rolls[0]?.id ?? '')
  const [why, setWhy] = useState('')
  const describe = useDescribeRoll()
  const roll = rolls.find(({ id }) => id === chosen)
  if (!roll) return null
  const holds = new Map(roll.description.columns.map((each) => [each.column, each.holds]))
  const columns = roll.headers.map((header, column) => ({
    column,
    header,
    holds: holds.get(column) ?? ('skip' as const),
    examples: [],
  }))
  return (
    <>
      <label className="roll-choice">
        <span>{message('addRoll.which')}</span>
        <select value={chosen} onChange={(event) => setChosen(event.target.value)}>
          {rolls.map((each) => (
            <option key={each.id} value={each.id}>
              {rollPhrase(each)}
            </option>
          ))}
        </select>
      </label>
      <label className="why-judged">
        <span>{message('addRoll.why')}</span>
        <input dir="auto" value={why} onChange={(event) => setWhy(event.target.value)} />
      </label>
      <Problem error={describe.error} />
      {describe.data && <p role="status">{message('addRoll.saved')}</p>}
      <RollForm
        key={`${roll.id} ${roll.describedBy}`}
        columns={columns}
        before={roll.description}
        parties={parties}
        busy={describe.isPending}
        save={message('addRoll.save')}
        onSave={(description) => describe.mutate({ roll: roll.id, description, why: why.trim() || null })}
      />
    </>
  )
}
