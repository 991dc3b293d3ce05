import type { RegisterAsk, TollSeriesView, TollView } from '@muster/contract'
import { useTollSeries } from '../../api/queries.tsx'
import { message } from '../../words/messages.ts'
import { boundsPhrase, datePhrase } from '../../words/phrases.ts'
import { type OpenWhy, WhyButton } from './block.tsx'
import { FigureOf, SeriesTable, ThroughTime } from './through-time.tsx'

interface Props {
  readonly answer: TollView
  readonly ask: RegisterAsk
  readonly onWhy: OpenWhy
}

/** A row of the toll through time and cut into cells. */
export function TollThroughTime({ answer, ask, onWhy }: Props) {
  return (
    <ThroughTime
      name="through-time"
      summary={message('toll.through')}
      series={() => <Series answer={answer} ask={ask} onWhy={onWhy} />}
    >
      <Cells name="toll.byMonth" cells={answer.periods} words={datePhrase} onWhy={onWhy} />
      <Cells name="toll.byPlace" cells={answer.places} words={(place) => place} onWhy={onWhy} />
    </ThroughTime>
  )
}

function Series({ answer, ask, onWhy }: Props) {
  // What is learned after the day asked for is all about that day and earlier ones (TL6).
  const last = ask.trueAt < ask.knownBy ? ask.trueAt : ask.knownBy
  const figure = { answer: answer.id, onWhy }
  return (
    <SeriesTable
      series={useTollSeries(ask)}
      id={answer.id}
      none={message('toll.noSeries')}
      heads={[message('toll.day'), message('toll.then'), message('toll.now'), message('toll.added')]}
      cells={({ day, asKnown, asKnownNow, gone, goneNow, news, backDated }) => {
        const trueAt = day < last ? day : last
        const [then, now] = [{ trueAt, knownBy: day }, { trueAt }]
        return [
          asKnown ? (
            <FigureOf key="then" {...figure} on={then} bounds={asKnown} />
          ) : (
            <NothingKnown key="then" says={message('toll.nothingThen')} gone={gone} on={then} onWhy={onWhy} />
          ),
          asKnownNow ? (
            <FigureOf key="now" {...figure} on={now} bounds={asKnownNow} />
          ) : (
            <NothingKnown key="now" says={message('toll.nothingNow')} gone={goneNow} on={now} onWhy={onWhy} />
          ),
          <Additions key="added" news={news} backDated={backDated} />,
        ]
      }}
    />
  )
}

interface NothingKnownProps {
  readonly says: string
  readonly gone: TollSeriesView[number]['points'][number]['gone']
  readonly on: Partial<RegisterAsk>
  readonly onWhy: OpenWhy
}

/** That nothing counts in a row any more and what became of its figures, with the way to where these count instead. */
function NothingKnown({ says, gone, on, onWhy }: NothingKnownProps) {
  const replaced = gone.some(({ replacedBy }) => replacedBy.length > 0)
  const moved = gone.some(({ replacedBy }) => replacedBy.length === 0)
  const rows = [...new Set(gone.flatMap(({ row }) => row ?? []))]
  return (
    <>
      {says}{' '}
      <span className="meta">
        {[replaced && message('toll.replaced'), moved && message('toll.moved')].filter(Boolean).join(' · ')}
      </span>
      {rows.map((row) => (
        <WhyButton key={row} answer={row} on={on} onWhy={onWhy}>
          {message('toll.countedIn', { row: row.split('/').at(-1) ?? row })}
        </WhyButton>
      ))}
    </>
  )
}

function Additions({ news, backDated }: { readonly news: number; readonly backDated: number }) {
  return (
    <>
      {news !== 0 && message('toll.news', { count: signed(news) })}{' '}
      {backDated !== 0 && <span className="flag plain">{message('toll.backDated', { count: signed(backDated) })}</span>}
    </>
  )
}

const signed = (count: number): string => (count > 0 ? `+${count}` : `−${-count}`)

interface CellsProps {
  readonly name: 'toll.byMonth' | 'toll.byPlace'
  readonly cells: TollView['periods']
  readonly words: (cell: string) => string
  readonly onWhy: OpenWhy
}

/** Those who surely fall in each place or month, each figure with the way to its own sentences. */
function Cells({ name, cells, words, onWhy }: CellsProps) {
  if (cells.length === 0) return null
  return (
    <>
      <p className="meta">{message(name)}</p>
      <ul className="cells">
        {cells.map((cell) => (
          <li key={cell.cell}>
            {words(cell.cell)}:{' '}
            <WhyButton answer={cell.id} onWhy={onWhy} says={`${words(cell.cell)}: ${boundsPhrase(cell)}`}>
              {boundsPhrase(cell)}
            </WhyButton>
          </li>
        ))}
      </ul>
    </>
  )
}
