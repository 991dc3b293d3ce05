import type { CustodyView, RegisterAsk } from '@muster/contract'
import { useCustodySeries } from '../../api/queries.tsx'
import { message } from '../../words/messages.ts'
import type { OpenWhy } from './block.tsx'
import { FigureOf, SeriesTable, ThroughTime } from './through-time.tsx'

interface Props {
  readonly answer: CustodyView
  readonly ask: RegisterAsk
  readonly onWhy: OpenWhy
}

/** Those held through time, as far as is known by the day asked for. */
export function HeldThroughTime(props: Props) {
  return (
    <ThroughTime name="held-through-time" summary={message('custody.through')} series={() => <Series {...props} />} />
  )
}

function Series({ answer, ask, onWhy }: Props) {
  return (
    <SeriesTable
      series={useCustodySeries(ask)}
      id={answer.id}
      none={message('custody.noSeries')}
      heads={[message('custody.from'), message('custody.held'), message('custody.news')]}
      cells={(point) => [
        <FigureOf key="held" answer={answer.id} on={{ trueAt: point.day }} bounds={point} onWhy={onWhy} />,
        point.news.length || '',
      ]}
    />
  )
}
