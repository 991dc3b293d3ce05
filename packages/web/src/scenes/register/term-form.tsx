import type { ObligationView, TermRequest } from '@muster/contract'
import { CLAUSE_KINDS, parseTypedDate } from '@muster/core/words'
import { type FormEvent, type ReactNode, type RefObject, useRef, useState } from 'react'
import { useRecordTerm, useUndoTerm } from '../../api/queries.tsx'
import { Options } from '../../shell/options.tsx'
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
  const record = useRecordTerm()
  const summary = useRef<HTMLElement>(null)
  /** The button goes with its term: whoever pressed it goes on at the form. */
  const takeBack = (entry: number) => {
    record.reset()
    undo.mutate(entry, { onSuccess: () => summary.current?.focus() })
  }
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
              onClick={() => takeBack(term.entry)}
            >
              {message('term.undo')}
            </button>
          </li>
        ))}
      </ul>
      <Problem error={undo.error} />
      {undo.isSuccess && <p role="status">{message('term.undone', { entry: undo.variables })}</p>}
      <TermForm answer={answer} parties={parties} record={record} summary={summary} onSave={() => undo.reset()} />
    </div>
  )
}

interface FormProps {
  readonly answer: ObligationView
  readonly parties: readonly string[]
  readonly record: ReturnType<typeof useRecordTerm>
  readonly summary: RefObject<HTMLElement | null>
  readonly onSave: () => void
}

function TermForm({ answer, parties, record, summary, onSave }: FormProps) {
  const [word, setWord] = useState<Word>('due')
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const filled = event.currentTarget
    const form = new FormData(filled)
    const given = (name: string): string => String(form.get(name) ?? '').trim()
    const term = termOf(word, given)
    const everyParty = form.get('everyParty') === 'on'
    onSave()
    record.mutate(
      { obligation: answer.id, everyParty, term, claim: null, why: given('why') },
      // Emptied and not drawn anew: whoever pressed Enter stays in the field.
      { onSuccess: () => filled.reset() },
    )
  }
  return (
    <details className="record-term">
      <summary ref={summary}>{message('term.record')}</summary>
      <p className="meta">{message('term.help')}</p>
      <form onSubmit={save}>
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
            {message('term.everyParty', { party: answer.party })}
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
      return <Text name="day" required placeholder={message('review.whenPlaceholder')} />
    case 'trigger':
    case 'condition':
      return (
        <>
          <Text name="value" required />
          <Text name="day" label="dayWhen" placeholder={message('review.whenPlaceholder')} />
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
  placeholder,
}: {
  readonly name: string
  readonly label?: string
  readonly required?: boolean
  readonly placeholder?: string
}) => (
  <label>
    <span>{message(`term.${label}`)}</span>
    <input name={name} required={required} placeholder={placeholder} dir="auto" />
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
      <Options values={values} words={words} />
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
