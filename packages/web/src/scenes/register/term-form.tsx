import type { ObligationView, TermRequest } from '@muster/contract'
import { CLAUSE_KINDS, parseTypedDate } from '@muster/core/words'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useRecordTerm, useUndoTerm } from '../../api/queries.tsx'
import { Problem } from '../../shell/problem.tsx'
import { message } from '../../words/messages.ts'

/** Words that say what a clause asks: they rest on a reason. What became of a duty rests on a claim (`muster term`). */
const WORDS = [
  'due',
  'benchmark',
  'until',
  'kind',
  'creditor',
  'trigger',
  'condition',
  'reciprocity',
  'power',
  'unratable',
] as const
type Word = (typeof WORDS)[number]

/** The terms of a duty: those that stand, each with a way back, and a form for one more. */
export function Terms({ answer, parties }: { readonly answer: ObligationView; readonly parties: readonly string[] }) {
  const undo = useUndoTerm()
  return (
    <div className="terms">
      {answer.terms.length > 0 && <h3>{message('duty.terms')}</h3>}
      <ul>
        {answer.terms.map((term) => (
          <li key={term.entry}>
            {term.says}{' '}
            <span className="meta">
              {[message('duty.entry', { entry: term.entry }), term.why].filter(Boolean).join(' · ')}
            </span>{' '}
            <button
              type="button"
              aria-label={message('term.undoOf', { entry: term.entry })}
              disabled={undo.isPending}
              onClick={() => undo.mutate(term.entry)}
            >
              {message('term.undo')}
            </button>
          </li>
        ))}
      </ul>
      <Problem error={undo.error} />
      <TermForm answer={answer} parties={parties} />
    </div>
  )
}

function TermForm({ answer, parties }: { readonly answer: ObligationView; readonly parties: readonly string[] }) {
  const [word, setWord] = useState<Word>('due')
  const record = useRecordTerm()
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const given = (name: string): string => String(form.get(name) ?? '').trim()
    record.mutate({
      obligation: answer.id,
      everyParty: form.get('everyParty') === 'on',
      term: termOf(word, given),
      claim: null,
      why: given('why'),
    })
  }
  return (
    <details className="record-term">
      <summary>{message('term.record')}</summary>
      <p className="meta">{message('term.help')}</p>
      <form onSubmit={save} key={record.data?.entry ?? 0}>
        <div className="fields">
          <label>
            <span>{message('term.word')}</span>
            <select value={word} onChange={(event) => setWord(event.target.value as Word)}>
              {WORDS.map((each) => (
                <option key={each} value={each}>
                  {message(`term.word.${each}`)}
                </option>
              ))}
            </select>
          </label>
          <ValueFields word={word} parties={parties} />
          <label>
            <span>{message('term.why')}</span>
            <input name="why" required dir="auto" />
          </label>
          <label className="check">
            <input type="checkbox" name="everyParty" />
            {message('term.everyParty')}
          </label>
        </div>
        <p className="acts">
          <button type="submit" disabled={record.isPending}>
            {message('term.save')}
          </button>
        </p>
      </form>
      <Problem error={record.error} />
      {record.data && <p role="status">{message('term.recorded', { entry: record.data.entry })}</p>}
    </details>
  )
}

/** The fields that a word takes. */
function ValueFields({ word, parties }: { readonly word: Word; readonly parties: readonly string[] }): ReactNode {
  switch (word) {
    case 'due':
    case 'benchmark':
    case 'until':
      return <Text name="day" required />
    case 'trigger':
    case 'condition':
      return (
        <>
          <Text name="value" required />
          <Text name="day" label="dayWhen" />
        </>
      )
    case 'unratable':
      return <Text name="value" required />
    case 'power':
      return (
        <>
          <Choice name="to" values={['suspend', 'terminate']} words={(to) => message(`term.to.${to}`)} />
          <Text name="value" required />
        </>
      )
    case 'kind':
      return <Choice name="kind" values={CLAUSE_KINDS} words={(kind) => message(`kind.${kind}`)} />
    case 'creditor':
      return <Choice name="party" values={parties} words={(party) => party} />
    case 'reciprocity':
      return <Choice name="mutual" values={['mutual', 'one-sided']} words={(each) => message(`term.mutual.${each}`)} />
  }
}

const Text = ({
  name,
  label = name,
  required = false,
}: {
  readonly name: string
  readonly label?: string
  readonly required?: boolean
}) => (
  <label>
    <span>{message(`term.${label}`)}</span>
    <input name={name} required={required} dir="auto" />
  </label>
)

const Choice = ({
  name,
  values,
  words,
}: {
  readonly name: string
  readonly values: readonly string[]
  readonly words: (value: string) => string
}) => (
  <label>
    <span>{message(`term.${name}`)}</span>
    <select name={name}>
      {values.map((value) => (
        <option key={value} value={value}>
          {words(value)}
        </option>
      ))}
    </select>
  </label>
)

/** The term that the fields say. What is no date goes to the server as it is, which says so in its sentence. */
function termOf(word: Word, given: (name: string) => string): TermRequest['term'] {
  const day = parseTypedDate(given('day')) ?? given('day')
  const says = given('value')
  switch (word) {
    case 'due':
    case 'benchmark':
    case 'until':
      return { word, day }
    case 'trigger':
    case 'condition':
      return { word, says, day: day === '' ? null : day }
    case 'unratable':
      return { word, says }
    case 'power':
      return { word, says, to: given('to') === 'terminate' ? 'terminate' : 'suspend' }
    case 'kind':
      return { word, kind: CLAUSE_KINDS.find((kind) => kind === given('kind')) ?? 'achieve' }
    case 'creditor':
      return { word, party: given('party') }
    case 'reciprocity':
      return { word, mutual: given('mutual') === 'mutual' }
  }
}
