import type { ClaimView } from '@muster/contract'
import { type Claim, isNobodys } from '@muster/core/words'
import { type ReactNode, useEffect, useRef } from 'react'
import { message } from '../../words/messages.ts'
import { claimHead, datePhrase, speakerPhrase, standingPhrase } from '../../words/phrases.ts'
import { standingForm } from './segments.ts'

export interface WordsInPlace {
  readonly before: string
  readonly exact: string
  readonly after: string
}

interface Props {
  readonly view: ClaimView
  readonly number: number
  readonly active: boolean
  /** The claim's words in their paragraph: shown in the card where the page does not stand beside it. */
  readonly words: WordsInPlace
  readonly onChoose: () => void
  readonly onAct: (act: CardAct) => void
  /** Shown below the acts of the active card. */
  readonly children?: ReactNode
}

export type CardAct = 'accept' | 'edit' | 'reject' | 'unsure' | 'split' | 'undo'
const ACTS: readonly (readonly [CardAct, string])[] = [
  ['accept', 'a'],
  ['edit', 'e'],
  ['reject', 'x'],
  ['unsure', 'u'],
  ['split', 's'],
]

/** One proposed claim with what was decided on it. What the machine read stays visible beside what the person decides. */
export function ClaimCard({ view, number, active, words, onChoose, onAct, children }: Props) {
  const card = useRef<HTMLLIElement>(null)
  const claim = standingForm(view)
  useEffect(() => {
    if (active) card.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <li
      ref={card}
      className="card"
      data-active={active}
      data-verdict={view.verdict?.verdict ?? 'waiting'}
      data-kind={claim.kind}
    >
      <button type="button" className="card-head" aria-current={active ? 'true' : undefined} onClick={onChoose}>
        <span className="number">{number}</span> <span className="kind">{claimHead(claim)}</span>
        <span className="verdict">{verdictWord(view)}</span>
      </button>
      <p className="meta">{factsOf(claim).join(' · ')}</p>
      <p className="meta">
        {speakerPhrase(claim)} · {claim.stance}
        {view.standing && ` · ${standingPhrase(view.standing)}`}
        {claim.via.length > 0 && ` · ${claim.via.join(' → ')}`} ·{' '}
        <abbr title={`${claim.reader.name} ${claim.reader.version}`}>{claim.rule}</abbr>
        {claim.reader.name.startsWith('model ') && ` · ${message('review.by-model', { model: claim.reader.name })}`}
      </p>
      {isNobodys(claim) && <p className="machine of-whom">{message('review.ofWhom')}</p>}
      {view.verdict?.amended && (
        <p className="machine">
          {message('review.machine', { what: [claimHead(view.proposal), ...factsOf(view.proposal)].join(' · ') })}
        </p>
      )}
      {active && (
        <blockquote className="card-words" dir="auto">
          {words.before}
          <mark>{words.exact}</mark>
          {words.after}
        </blockquote>
      )}
      {active && (
        <p className="acts">
          {ACTS.map(([act, key]) => (
            <button key={act} type="button" onClick={() => onAct(act)} aria-keyshortcuts={key}>
              {message(`review.${act}`)} <kbd>{key}</kbd>
            </button>
          ))}
          {view.verdict && (
            <button type="button" onClick={() => onAct('undo')} aria-keyshortcuts="z">
              {message('review.undo')} <kbd>z</kbd>
            </button>
          )}
        </p>
      )}
      {active && children}
    </li>
  )
}

function verdictWord(view: ClaimView): string {
  switch (view.verdict?.verdict) {
    case undefined:
      return `○ ${message('review.waiting')}`
    case 'accepted':
      return `✓ ${message('review.accepted')}`
    case 'amended':
      return `✎ ${message('review.amended')}`
    case 'rejected':
      return `✕ ${message('review.rejected')}`
    case 'unsure':
      return `? ${message('review.unsureDone')}`
  }
}

/** Who, whose, to whom, where, when: the fields that are filled in, each with its name. */
function factsOf(claim: Claim): readonly string[] {
  const named = (id: string, value: string | null | undefined) => (value ? [`${message(id)} ${value}`] : [])
  return [
    ...named('edit.actor', claim.actor),
    ...named('edit.peopleOf', claim.peopleOf),
    ...named('edit.recipient', claim.recipient),
    ...named('edit.place', claim.place),
    ...named('edit.date', claim.date && datePhrase(claim.date)),
    ...('duty' in claim ? named('edit.duty', message(`duty.${claim.duty}`)) : []),
    ...(claim.kind === 'accused' ? named('edit.charge', claim.charge) : []),
    ...(claim.kind === 'office'
      ? [
          ...named('edit.person', claim.person),
          ...named('edit.role', claim.role),
          ...named('edit.replaced', claim.replaced),
        ]
      : []),
  ]
}
