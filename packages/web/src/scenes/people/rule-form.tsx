import type { PeopleRule } from '@muster/core/words'
import { type FormEvent, useId, useState } from 'react'
import { useSetPeopleRule } from '../../api/people-queries.tsx'
import { Problem } from '../../shell/problem.tsx'
import { message } from '../../words/messages.ts'
import { rulePhrase } from './people-phrases.ts'

/** Who must agree before a pair counts: a rule of the case, recorded like everything else. What was settled is weighed anew. */
export function RuleForm({ rule }: { readonly rule: PeopleRule | null }) {
  const [open, setOpen] = useState(false)
  const set = useSetPeopleRule()
  const stands = rule ?? ONE_REVIEWER
  return (
    <details className="add-roll" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {message('rule.title')}: <span className="meta">{rulePhrase(stands)}</span>
      </summary>
      {open && <Form key={JSON.stringify(rule)} rule={stands} set={set} />}
      {set.isSuccess && <p role="status">{message('rule.saved')}</p>}
    </details>
  )
}

const ONE_REVIEWER: PeopleRule = { reviewers: 1, delegates: [] }

interface FormProps {
  readonly rule: PeopleRule
  /** Lives above the form: a rule that is recorded draws the form anew, and what came of it must still be told. */
  readonly set: ReturnType<typeof useSetPeopleRule>
}

function Form({ rule, set }: FormProps) {
  const [reviewers, setReviewers] = useState(rule.reviewers)
  const help = useId()
  const [delegates, setDelegates] = useState(rule.delegates.join('\n'))
  const named = delegates
    .split('\n')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  const save = (event: FormEvent) => {
    event.preventDefault()
    set.mutate({ reviewers, delegates: named })
  }
  return (
    <form className="rule-form" onSubmit={save}>
      <p>{message('rule.help')}</p>
      <fieldset>
        <legend>{message('rule.reviewers')}</legend>
        {([1, 2] as const).map((count) => (
          <label key={count} className="check">
            <input type="radio" name="reviewers" checked={reviewers === count} onChange={() => setReviewers(count)} />
            {message(count === 1 ? 'people.rule.one' : 'people.rule.two')}
          </label>
        ))}
      </fieldset>
      <label>
        <span>{message('rule.delegates')}</span>
        <textarea
          dir="auto"
          rows={3}
          value={delegates}
          aria-describedby={help}
          onChange={(event) => setDelegates(event.target.value)}
        />
      </label>
      <p className="meta" id={help}>
        {message('rule.delegatesHelp')}
      </p>
      <Problem error={set.error} />
      <p className="acts">
        <button type="submit" disabled={set.isPending}>
          {message('rule.save')}
        </button>
      </p>
    </form>
  )
}
