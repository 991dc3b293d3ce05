import type { ReconciliationView } from '@muster/contract'
import { ROLL_COUNT_WORDS, type RollCountWord } from '@muster/core/words'
import { useRuleRollCount } from '../../api/people-queries.tsx'
import { Problem } from '../../shell/problem.tsx'
import { message } from '../../words/messages.ts'

interface Props {
  readonly roll: string
  readonly count: ReconciliationView['rolls'][number]['counts'][number]
}

/** How the people on a list lie to those that a claim counts: a person's word, which can be changed and is never guessed. */
export function GroupRuling({ roll, count }: Props) {
  const rule = useRuleRollCount()
  const given = (word: RollCountWord) => rule.mutate({ roll, claim: count.claim, word })
  return (
    <div className="group-ruling">
      <label>
        {message('group.label')}{' '}
        <select
          value={count.ruled ?? ''}
          disabled={rule.isPending}
          onChange={(event) => given(event.target.value as RollCountWord)}
        >
          {count.ruled === null && <option value="">{message('group.open')}</option>}
          {ROLL_COUNT_WORDS.map((word) => (
            <option key={word} value={word}>
              {message(`group.${word}`)}
            </option>
          ))}
        </select>
      </label>
      {rule.isPending && <span role="status"> {message('group.comparing')}</span>}
      <Problem error={rule.error} />
    </div>
  )
}
