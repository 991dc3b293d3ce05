import type { EvidenceView, ObligationView, TermRequest } from '@muster/contract'
import { CLAUSE_KINDS, DUTY_ACTS, parseTypedDate } from '@muster/core/words'
import { type FormEvent, type ReactNode, type RefObject, useRef, useState } from 'react'
import { useRecordTerm, useUndoTerm } from '../../api/queries.tsx'
import { Options } from '../../shell/options.tsx'
import { Problem } from '../../shell/problem.tsx'
import { message } from '../../words/messages.ts'
import { claimsScoped, ReadingFields } from './reading-fields.tsx'

/** Words that say what a clause asks: they rest on a reason. */
const ASKED = [
  'due',
  'benchmark',
  'until',
  'kind',
  'creditor',
  'trigger',
  'condition',
  'reciprocity',
  'power',
  'reading',
  'unratable',
] as const
/** Words that say what became of a duty: they rest on a claim whose sentence says so. */
const BECAME = ['act', 'suspended', 'terminated', 'lapsed'] as const
type Word = (typeof ASKED)[number] | (typeof BECAME)[number]

const restsOnClaim = (word: Word): boolean => (BECAME as readonly Word[]).includes(word)

/** Sentences that bear on a duty, by the claims that were read out of them. */
export type Quotes = ReadonlyMap<string, EvidenceView>

/** Letters of a sentence that a choice shows. */
const SHOWN_OF_SENTENCE = 90

/** The terms of a duty: those that stand, each with a way back, and a form for one more. */
export function Terms({ answer, parties, quotes, counts }: Omit<FormProps, 'record' | 'summary' | 'onSave'>) {
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
      <TermForm
        answer={answer}
        parties={parties}
        quotes={quotes}
        counts={counts}
        record={record}
        summary={summary}
        onSave={() => undo.reset()}
      />
    </div>
  )
}

interface FormProps {
  readonly answer: ObligationView
  readonly parties: readonly string[]
  readonly quotes: Quotes
  /** Claims that count people whom the duty may cover. */
  readonly counts: readonly EvidenceView[]
  readonly record: ReturnType<typeof useRecordTerm>
  readonly summary: RefObject<HTMLElement | null>
  readonly onSave: () => void
}

function TermForm({ answer, parties, quotes, counts, record, summary, onSave }: FormProps) {
  const [word, setWord] = useState<Word>('due')
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const filled = event.currentTarget
    const form = new FormData(filled)
    const given = (name: string): string => String(form.get(name) ?? '').trim()
    const term = termOf(word, form, given)
    const everyParty = form.get('everyParty') === 'on'
    onSave()
    record.mutate(
      { obligation: answer.id, everyParty, term, claim: given('claim') || null, why: given('why') || null },
      // Emptied and not drawn anew: whoever pressed Enter stays in the field.
      { onSuccess: () => emptySent(filled, form) },
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
              <Options
                values={quotes.size === 0 ? ASKED : [...ASKED, ...BECAME]}
                words={(each) => message(`term.word.${each}`)}
              />
            </select>
          </label>
          {word === 'reading' ? (
            <ReadingFields parties={parties} party={answer.party} counts={counts} />
          ) : (
            <ValueFields word={word} parties={parties} />
          )}
          {restsOnClaim(word) && (
            <Choice name="claim" values={[...quotes.keys()]} words={(claim) => sentenceOf(quotes.get(claim))} />
          )}
          <label>
            <span>{message('term.why')}</span>
            <input name="why" required={!restsOnClaim(word)} dir="auto" />
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

/** Empties the fields that still say what was sent: what was typed since is of the next term. */
function emptySent(form: HTMLFormElement, sent: FormData): void {
  for (const field of form.elements) {
    if (field instanceof HTMLSelectElement && field.value === sent.get(field.name)) field.selectedIndex = 0
    if (!(field instanceof HTMLInputElement)) continue
    if (field.type === 'checkbox') field.checked &&= !sent.has(field.name)
    else if (field.value === sent.get(field.name)) field.value = ''
  }
}

/** The fields that a word takes. */
function ValueFields({
  word,
  parties,
}: {
  readonly word: Exclude<Word, 'reading'>
  readonly parties: readonly string[]
}): ReactNode {
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
    case 'act':
      return (
        <>
          <Choice name="act" values={DUTY_ACTS} words={(act) => message(`term.act.${act}`)} />
          <Text name="day" label="dayWhen" placeholder={message('review.whenPlaceholder')} />
        </>
      )
    case 'suspended':
      return (
        <>
          <Text name="day" required placeholder={message('review.whenPlaceholder')} />
          <Text name="until" label="dayTo" placeholder={message('review.whenPlaceholder')} />
          <Text name="value" label="power" required />
        </>
      )
    case 'terminated':
      return (
        <>
          <Text name="day" required placeholder={message('review.whenPlaceholder')} />
          <Text name="value" label="power" />
        </>
      )
    case 'lapsed':
      return <Text name="day" required placeholder={message('review.whenPlaceholder')} />
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

/** The sentence of a claim, as long as a line shows it. */
function sentenceOf(evidence: EvidenceView | undefined): string {
  const { quote = '' } = evidence?.view.verdict?.amended ?? evidence?.view.proposal ?? {}
  return quote.length > SHOWN_OF_SENTENCE ? `${quote.slice(0, SHOWN_OF_SENTENCE)}…` : quote
}

/** The term that the fields say. What is no date goes to the server as it is, which says so in its sentence. */
function termOf(word: Word, form: FormData, given: (name: string) => string): TermRequest['term'] {
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
    case 'reading': {
      const [owed, leavesOut] = [claimsScoped(form, 'owed'), claimsScoped(form, 'leavesOut')]
      return { word, name: says, party: given('readBy') || null, owed, leavesOut }
    }
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
    case 'act':
      return { word, act: DUTY_ACTS.find((act) => act === given('act')) ?? 'performed', day: day === '' ? null : day }
    case 'suspended': {
      const to = parseTypedDate(given('until')) ?? given('until')
      return { word, day, to: to === '' ? null : to, power: says }
    }
    case 'terminated':
      return { word, day, power: says === '' ? null : says }
    case 'lapsed':
      return { word, day }
  }
}
