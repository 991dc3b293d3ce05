import type { PersonSheetView } from '@muster/contract'
import { message } from '../../words/messages.ts'

type Custody = PersonSheetView['custody']
type Event = Custody['undated'][number]

/** In whose hands a person was, from when until when, with every source; ends that nobody tells are said to be open. */
export function PersonEpisodes({ custody: { episodes, undated, perhaps } }: { readonly custody: Custody }) {
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
            <Events events={[...from, ...heldOn, ...until]} />
          </li>
        ))}
      </ol>
      <Apart title={message('episodes.undated')} events={undated} />
      <Apart title={message('episodes.perhaps')} events={perhaps} />
    </section>
  )
}

function Apart({ title, events }: { readonly title: string; readonly events: readonly Event[] }) {
  if (events.length === 0) return null
  return (
    <>
      <p className="meta">{title}</p>
      <Events events={events} />
    </>
  )
}

function Events({ events }: { readonly events: readonly Event[] }) {
  return (
    <ul className="quotes">
      {events.map((event) => (
        <li key={JSON.stringify([event.what, event.source])}>
          {message(`episodes.${event.what}`)}: <bdi dir="auto">{event.words}</bdi>{' '}
          <small>
            <bdi>{whereTold(event)}</bdi>
          </small>
        </li>
      ))}
    </ul>
  )
}

function whereTold({ source }: Event): string {
  if (source.kind === 'claim') return message(source.because === 'group' ? 'episodes.covered' : 'episodes.named')
  const row = message('people.row', { row: source.at.row })
  return `${row} · ${source.kind === 'cell' && source.column !== null ? source.column : message('sheet.byRoll')}`
}
