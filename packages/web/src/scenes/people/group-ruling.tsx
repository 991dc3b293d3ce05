import type { ReconciliationView } from '@muster/contract'
import { ROLL_COUNT_WORDS, type RollCountWord } from '@muster/core/words'
import { type FormEvent, useState } from 'react'
import { useRuleRollCount } from '../../api/people-queries.tsx'
import { Problem } from '../../shell/problem.tsx'
import { message } from '../../words/messages.ts'

interface Props {
  readonly roll: string
  /** The sentence whose people are meant: ten such choices stand below one another. */
  readonly describedBy: string
  readonly count: ReconciliationView['rolls'][number]['counts'][number]
}

/**
 * How the people on a list lie to those that a claim counts: a person's word, which can be changed and is never guessed. Choosing
 * records nothing: an arrow key on a closed list goes through its words one by one, and each would have been an entry.
 */
export function GroupRuling({ roll, count, describedBy }: Props) {
  const rule = useRuleRollCount()
  const [chosen, setChosen] = useState<RollCountWord | null>(null)
  const shown = chosen ?? count.ruled
  const record = (event: FormEvent) => {
    event.preventDefault()
    if (chosen) rule.mutate({ roll, claim: count.claim, word: chosen }, { onSuccess: () => setChosen(null) })
  }
  return (
    <form className="group-ruling" onSubmit={record}>
      <label>
        {message('group.label')}{' '}
        <select
          value={shown ?? ''}
          aria-describedby={describedBy}
          onChange={(event) => setChosen(event.target.value as RollCountWord)}
        >
          {shown === null && <option value="">{message('group.open')}</option>}
          {ROLL_COUNT_WORDS.map((word) => (
            <option key={word} value={word}>
              {message(`group.${word}`)}
            </option>
          ))}
        </select>
      </label>
      {chosen !== null && chosen !== count.ruled && (
        <button type="submit" disabled={rule.isPending}>
          {message('group.record')}
        </button>
      )}
      {rule.isPending && <span role="status"> {message('group.comparing')}</span>}
      {rule.isSuccess && chosen === null && <span role="status">{message('group.recorded')}</span>}
      <Problem error={rule.error} />
    </form>
  )
}
