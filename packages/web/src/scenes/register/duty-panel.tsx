import type { ObligationView, RegisterAsk } from '@muster/contract'
import { useEvidenceOf, useWhy } from '../../api/queries.tsx'
import { Problem } from '../../shell/problem.tsx'
import { addressOf } from '../../shell/route.ts'
import { message } from '../../words/messages.ts'
import {
  boundsPhrase,
  clausePhrase,
  dutyPhrase,
  flagPhrase,
  percentPhrase,
  publishedPhrase,
  speakerPhrase,
  statePhrase,
} from '../../words/phrases.ts'
import { CourseInWords } from './duty-timeline.tsx'
import { type Quotes, Terms } from './term-form.tsx'

interface Props {
  readonly answer: ObligationView
  readonly ask: RegisterAsk
  /** The case's parties, for terms that name one. */
  readonly parties: readonly string[]
  /** Answers that count whom the duty's party holds. */
  readonly held: readonly string[]
}

/** A duty taken apart: what the clause asks, its course, who says what, and what would change the answer. */
export function DutyPanel({ answer, ask, parties, held }: Props) {
  const why = useWhy(answer.id, ask)
  const counts = useEvidenceOf([answer.id, ...held], ask).filter(
    ({ view }) => (view.verdict?.amended ?? view.proposal).count !== null,
  )
  const quotes: Quotes = new Map(why.data?.evidence.map((item) => [item.view.proposal.id, item]))
  const { flip } = answer
  return (
    <section
      className="duty-panel"
      aria-label={message('duty.panel', { party: answer.party, duty: dutyPhrase(answer.duty) })}
    >
      <p>
        <strong>
          {answer.party} · {dutyPhrase(answer.duty)}
        </strong>{' '}
        <span className="meta">{clausePhrase(answer)}</span>
      </p>
      {answer.clause.text && <blockquote dir="auto">{answer.clause.text}</blockquote>}
      {answer.clause.unratable && <p className="reply">{answer.clause.unratable}</p>}
      <CourseInWords answer={answer} />
      {answer.flags.length > 0 && (
        <ul className="flags">
          {answer.flags.map((flag) => (
            <li key={`${flag.flag} ${flag.from} ${flag.claims.join(' ')}`}>{flagPhrase(flag)}</li>
          ))}
        </ul>
      )}
      <PartBar part={answer.part} />
      <Readings answer={answer} />
      <Problem error={why.error} />
      {answer.evidence.map((each) => (
        <Proposition key={each.proposition} proposition={each} quotes={quotes} />
      ))}
      {flip && (
        <div className="flip">
          <h3>{message('duty.flip')}</h3>
          <QuoteList claims={flip.claims} quotes={quotes} />
          <p>
            {message(flip.claims.length === 1 ? 'duty.flipOne' : 'duty.flipMany')}{' '}
            <strong>{statePhrase(flip.state)}</strong>
            {flip.flags.length > 0 && ` · ${flip.flags.map((flag) => message(`flag.${flag}`)).join(', ')}`}
          </p>
        </div>
      )}
      <Terms answer={answer} parties={parties} quotes={quotes} counts={counts} />
    </section>
  )
}

/** '44 of 90 to 110: 40 to 49 %', drawn and said: what is certain is filled, what may be is hatched. */
export function PartBar({ part }: { readonly part: ObligationView['part'] }) {
  if (!part?.owed || !part.percent) return null
  const { percent, done, owed } = part
  return (
    <div className="share">
      <p>
        {message('duty.part', { done: boundsPhrase(done), owed: boundsPhrase(owed) })}{' '}
        <strong>{percentPhrase(percent)}</strong>
        {part.exceeds && <span className="flag">{message('duty.exceeds')}</span>}
      </p>
      <div className="share-bar" aria-hidden="true">
        <span style={{ inlineSize: `${percent.min}%` }} />
        <span className="perhaps" style={{ inlineSize: `${(percent.max ?? 100) - percent.min}%` }} />
      </div>
    </div>
  )
}

/** Rival readings side by side; none is chosen. */
function Readings({ answer }: { readonly answer: ObligationView }) {
  if (answer.readings.length === 0) return null
  return (
    <>
      <h3>{message('duty.readings')}</h3>
      <ul className="readings">
        {answer.readings.map((reading) => (
          <li key={reading.name}>
            <p>
              <strong>{reading.name}</strong> {reading.party && <span className="meta">{reading.party}</span>}
            </p>
            <p className="state">{statePhrase(reading.state)}</p>
            <PartBar part={reading.part} />
          </li>
        ))}
      </ul>
    </>
  )
}

type PropositionView = ObligationView['evidence'][number]

/** One thing said of a duty: who says so on one side, who says not on the other. */
function Proposition({ proposition, quotes }: { readonly proposition: PropositionView; readonly quotes: Quotes }) {
  const { supporting, contesting, origins } = proposition
  return (
    <div className="proposition" data-value={proposition.value}>
      <h3>
        {message(`proposition.${proposition.proposition}`)}{' '}
        <span className="meta">{message(`evidence.${proposition.value}`)}</span>
      </h3>
      <div className="two-sides">
        <Side name="duty.saysSo" voices={supporting} origins={origins.supporting} quotes={quotes} />
        <Side name="duty.saysNot" voices={contesting} origins={origins.contesting} quotes={quotes} />
      </div>
    </div>
  )
}

interface SideProps {
  readonly name: 'duty.saysSo' | 'duty.saysNot'
  readonly voices: PropositionView['supporting']
  readonly origins: number
  readonly quotes: Quotes
}

function Side({ name, voices, origins, quotes }: SideProps) {
  return (
    <div>
      <p className="meta">
        {message(name)} · {message('duty.independent', { count: origins })}
      </p>
      {voices.length === 0 && <p className="meta">{message('duty.nobody')}</p>}
      {voices.map((each) => (
        <div key={each.voice} className="voice">
          <h4>{message(`voice.${each.voice}`)}</h4>
          <QuoteList claims={each.claims} quotes={quotes} />
        </div>
      ))}
    </div>
  )
}

const SHOWN = 3

/** The sentences of claims, the first few in full. */
function QuoteList({ claims, quotes }: { readonly claims: readonly string[]; readonly quotes: Quotes }) {
  const known = claims.flatMap((claim) => quotes.get(claim) ?? [])
  return (
    <ul className="quotes">
      {known.slice(0, SHOWN).map(({ view, page }) => {
        const claim = view.verdict?.amended ?? view.proposal
        return (
          <li key={view.proposal.id}>
            <a href={addressOf({ scene: 'review', source: view.source, claim: view.proposal.id })} dir="auto">
              “{claim.quote}”
            </a>{' '}
            <span className="meta">
              {speakerPhrase(claim)} · {publishedPhrase(page)}
            </span>
          </li>
        )
      })}
      {known.length > SHOWN && <li className="meta">{message('duty.more', { count: known.length - SHOWN })}</li>}
    </ul>
  )
}
