import type { PeopleRule } from '@muster/core/words'
import { type FormEvent, useState } from 'react'
import { useSetPeopleRule } from '../../api/people-queries.tsx'
import { Problem } from '../../shell/problem.tsx'
import { message } from '../../words/messages.ts'

/** Who must agree before a pair counts: a rule of the case, recorded like everything else. What was settled is weighed anew. */
export function RuleForm({ rule }: { readonly rule: PeopleRule | null }) {
  const [open, setOpen] = useState(false)
  return (
    <details className="add-roll" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{message('rule.title')}</summary>
      {open && <Form key={JSON.stringify(rule)} rule={rule ?? { reviewers: 1, delegates: [] }} />}
    </details>
  )
}

function Form({ rule }: { readonly rule: PeopleRule }) {
  const [reviewers, setReviewers] = useState(rule.reviewers)
  const [delegates, setDelegates] = useState(rule.delegates.join('\n'))
  const set = useSetPeopleRule()
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
          <label key={count}>
            <input type="radio" name="reviewers" checked={reviewers === count} onChange={() => setReviewers(count)} />{' '}
            {message(count === 1 ? 'people.rule.one' : 'people.rule.two')}
          </label>
        ))}
      </fieldset>
      <label>
        <span>{message('rule.delegates')}</span>
        <textarea dir="auto" rows={3} value={delegates} onChange={(event) => setDelegates(event.target.value)} />
      </label>
      <Problem error={set.error} />
      <p className="acts">
        <button type="submit" disabled={set.isPending}>
          {message('rule.save')}
        </button>
      </p>
    </form>
  )
}
