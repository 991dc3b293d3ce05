import type { CustodyView, RegisterAsk } from '@muster/contract'
import { useCustodySeries } from '../../api/queries.tsx'
import { message } from '../../words/messages.ts'
import { boundsPhrase } from '../../words/phrases.ts'
import { SeriesTable, ThroughTime } from './through-time.tsx'

interface Props {
  readonly answer: CustodyView
  readonly ask: RegisterAsk
}

/** Those held through time, as far as is known by the day asked for. */
export function HeldThroughTime(props: Props) {
  return (
    <ThroughTime name="held-through-time" summary={message('custody.through')} series={() => <Series {...props} />} />
  )
}

function Series({ answer, ask }: Props) {
  return (
    <SeriesTable
      series={useCustodySeries(ask)}
      id={answer.id}
      none={message('custody.noSeries')}
      heads={[message('custody.from'), message('custody.held'), message('custody.news')]}
      cells={(point) => [boundsPhrase(point), point.news.length || '']}
    />
  )
}
