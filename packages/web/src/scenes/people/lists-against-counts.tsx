import type { ReconciliationView, RegisterAsk, RollView } from '@muster/contract'
import { type ReactNode, useId } from 'react'
import { useReconciliation } from '../../api/people-queries.tsx'
import { Problem } from '../../shell/problem.tsx'
import { addressOf } from '../../shell/route.ts'
import { message } from '../../words/messages.ts'
import { boundsPhrase } from '../../words/phrases.ts'
import { GroupRuling } from './group-ruling.tsx'
import { rollSays } from './people-phrases.ts'
import { LetterQuestions } from './person-sheet.tsx'

type Counted = ReconciliationView['rolls'][number]

interface Props {
  readonly ask: RegisterAsk
  readonly rolls: readonly RollView[]
}

/** What the lists come to: each against the claims that count its people, with the rows and the sentences behind it. */
export function ListsAgainstCounts({ ask, rolls }: Props) {
  const answer = useReconciliation(ask)
  if (rolls.length === 0) return null
  return (
    <section className="block against-counts" aria-labelledby="against-title">
      <header>
        <h2 id="against-title">{message('against.title')}</h2>
        <p>{message('against.help')}</p>
      </header>
      <Problem error={answer.error} />
      {!answer.data && !answer.error && <p role="status">{message('app.loading')}</p>}
      {answer.data && (
        <>
          <ul className="rows">
            {answer.data.rolls.map((counted) => (
              <li key={counted.roll}>
                <RollLine counted={counted} rolls={rolls} />
              </li>
            ))}
          </ul>
          <ul className="plain floors">
            {answer.data.custody.map((floor) => (
              <li key={floor.id}>
                {floor.says}
                <FloorProof floor={floor} rolls={rolls} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function RollLine({ counted, rolls }: { readonly counted: Counted; readonly rolls: readonly RollView[] }) {
  const roll = rolls.find(({ id }) => id === counted.roll)
  return (
    <>
      <h3>
        <bdi>{roll?.description.publisher}</bdi> <span className="meta">{roll && rollSays(roll)}</span>
      </h3>
      <p className="against-says">{counted.says}</p>
      <p className="meta">
        {counted.twice.length > 0 && (
          <>
            <a href={addressOf({ scene: 'people', left: counted.roll, right: counted.roll })}>
              {message('against.twice', { count: counted.twice.length })}
            </a>
            {' · '}
          </>
        )}
        {counted.alsoOn.map((other) => (
          <span key={other.roll}>
            <a href={addressOf({ scene: 'people', left: counted.roll, right: other.roll })}>
              {message('against.also', {
                count: other.persons.length,
                says: message(`rollState.${other.says}`),
                rows: rowsOn(other.persons, counted.roll),
              })}
            </a>
            {' · '}
          </span>
        ))}
        {message('against.open', { count: counted.open })}
      </p>
      {counted.counts.length > 0 && (
        <details>
          <summary>{message('against.counts', { count: counted.counts.length })}</summary>
          <p className="meta">{message('group.help')}</p>
          <Quotes
            counts={counted.counts}
            ruling={(count, quote) => <GroupRuling roll={counted.roll} count={count} describedBy={quote} />}
          />
        </details>
      )}
      <LetterQuestions roll={counted.roll} />
    </>
  )
}

interface QuotesProps<C> {
  readonly counts: readonly C[]
  /** What can be said of a count, and the id of its sentence. */
  readonly ruling?: (count: C, quote: string) => ReactNode
}

function Quotes<C extends ReconciliationView['custody'][number]['releases'][number]>({
  counts,
  ruling,
}: QuotesProps<C>) {
  const id = useId()
  return (
    <ul className="quotes">
      {counts.map((count) => (
        <li key={count.claim}>
          <strong>{boundsPhrase(count)}</strong>{' '}
          <a
            id={`${id}${count.claim}`}
            href={addressOf({ scene: 'review', source: count.source, claim: count.claim })}
            dir="auto"
          >
            {count.quote}
          </a>{' '}
          <span className="meta" dir="auto">
            {count.page ?? message('page.untitled')}
          </span>
          {ruling?.(count, `${id}${count.claim}`)}
        </li>
      ))}
    </ul>
  )
}

interface FloorProps {
  readonly floor: ReconciliationView['custody'][number]
  readonly rolls: readonly RollView[]
}

/** What a floor of named people rests on: how many are named on which lists, and the releases that may have been theirs. */
function FloorProof({ floor, rolls }: FloorProps) {
  const named = (floor.proof?.system.facts ?? []).filter(({ min }) => min !== null)
  if (named.length === 0 && floor.releases.length === 0) return null
  const lists = (set: string): string =>
    rolls
      .filter(({ id }) => set.includes(id))
      .map(({ description }) => description.publisher)
      .join(', ')
  return (
    <details>
      <summary>{message('against.proof')}</summary>
      <ul className="plain">
        {named.map(({ id, set, min }) => (
          <li key={id}>
            <bdi>{message('against.named', { count: min ?? 0, lists: lists(set) })}</bdi>
          </li>
        ))}
      </ul>
      {floor.releases.length > 0 && (
        <>
          <p>{message('against.releases')}</p>
          <Quotes counts={floor.releases} />
        </>
      )}
    </details>
  )
}

/** '3, 20': the rows of these persons on one roll. */
const rowsOn = (persons: Counted['twice'], roll: string): string =>
  persons.flatMap((rows) => rows.filter((row) => row.roll === roll).map(({ row }) => row)).join(', ')
