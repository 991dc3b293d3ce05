import type { PersonSheetView, RollView } from '@muster/contract'
import { addressOf } from '../../shell/route.ts'
import { message } from '../../words/messages.ts'
import { datePhrase } from '../../words/phrases.ts'
import { rowPhrase } from './people-phrases.ts'

type Custody = PersonSheetView['custody']
type Event = Custody['undated'][number]

/** Where the sources stand: the pages of claims, and the lists by their ids. */
interface Where {
  readonly pages: PersonSheetView['pages']
  readonly rolls: readonly RollView[]
}

interface Props extends Where {
  readonly custody: Custody
}

/** In whose hands a person was, from when until when, with every source; ends that nobody tells are said to be open. */
export function PersonEpisodes({ custody: { episodes, undated, perhaps }, ...where }: Props) {
  return (
    <section className="sheet">
      <h3>{message('episodes.title')}</h3>
      {episodes.length + undated.length + perhaps.length === 0 && <p className="meta">{message('episodes.none')}</p>}
      <ol className="plain">
        {episodes.map(({ says, from, heldOn, until }) => (
          <li key={says}>
            <p>
              <bdi>{says}</bdi>
            </p>
            <Events events={[...from, ...heldOn, ...until]} {...where} />
          </li>
        ))}
      </ol>
      <Apart title={message('episodes.undated')} events={undated} {...where} />
      <Apart title={message('episodes.perhaps')} events={perhaps} {...where} />
    </section>
  )
}

interface EventsProps extends Where {
  readonly events: readonly Event[]
}

function Apart({ title, ...told }: EventsProps & { readonly title: string }) {
  if (told.events.length === 0) return null
  return (
    <>
      <p className="meta">{title}</p>
      <Events {...told} />
    </>
  )
}

function Events({ events, ...where }: EventsProps) {
  return (
    <ul className="quotes">
      {events.map((event) => (
        <li key={JSON.stringify([event.what, event.source])}>
          {message(`episodes.${event.what}`)}: <Words event={event} pages={where.pages} />{' '}
          <small>
            <bdi dir="auto">{whereTold(event, where.rolls)}</bdi>
          </small>
        </li>
      ))}
    </ul>
  )
}

/** What is told: a claim's words lead to their sentence; a list's own day is said as days are said. */
function Words({ event: { words, source }, pages }: { readonly event: Event; readonly pages: Where['pages'] }) {
  const page = source.kind === 'claim' ? pages[source.claim] : undefined
  if (source.kind === 'claim' && page !== undefined)
    return (
      <a href={addressOf({ scene: 'review', source: page, claim: source.claim })} dir="auto">
        {words}
      </a>
    )
  return <bdi dir="auto">{source.kind === 'roll' ? datePhrase(words) : words}</bdi>
}

function whereTold({ source }: Event, rolls: readonly RollView[]): string {
  if (source.kind === 'claim') return message(source.because === 'group' ? 'episodes.covered' : 'episodes.named')
  const row = rowPhrase(source.at, rolls)
  return `${row} · ${source.kind === 'cell' && source.column !== null ? source.column : message('sheet.byRoll')}`
}
