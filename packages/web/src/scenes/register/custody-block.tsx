import type { CustodyView, RegisterAsk } from '@muster/contract'
import { STANDINGS, type Standing } from '@muster/core/words'
import { message } from '../../words/messages.ts'
import { boundsPhrase, counted, standingPhrase } from '../../words/phrases.ts'
import { Block, type OpenWhy, WhyButton } from './block.tsx'
import { HeldThroughTime } from './held-through-time.tsx'
import { NamedOnLists } from './named-on-lists.tsx'

interface Props {
  readonly answers: readonly CustodyView[]
  readonly standing: Standing
  readonly ask: RegisterAsk
  readonly onWhy: OpenWhy
}

/** One row for each holder and people: the range drawn, then said. */
export function CustodyBlock({ answers, standing, ask, onWhy }: Props) {
  const top = Math.max(
    1,
    ...answers.flatMap((answer) => STANDINGS.map((each) => answer.bounds[each].max ?? answer.bounds[each].min)),
  )
  return (
    <Block name="custody" empty={answers.length === 0}>
      <ul className="rows">
        {answers.map((answer) => (
          <li key={answer.id}>
            <h3>{message('custody.row', { holder: answer.holder, peopleOf: answer.peopleOf })}</h3>
            <p className="answer">
              <WhyButton answer={answer.id} onWhy={onWhy} says={answer.says}>
                <strong>{boundsPhrase(answer.bounds[standing])}</strong>
              </WhyButton>
            </p>
            <RangeDrawing answer={answer} standing={standing} top={top} />
            <p className="says">{answer.says}</p>
            <NamedOnLists answer={answer} standing={standing} ask={ask} />
            <HeldThroughTime answer={answer} ask={ask} onWhy={onWhy} />
            <p className="meta">
              {counted(answer.claims.length, 'claim', 'claims')} · {counted(answer.origins, 'origin', 'origins')} ·{' '}
              {message('custody.balance', { captured: answer.captured.length, released: answer.released.length })}
            </p>
          </li>
        ))}
      </ul>
    </Block>
  )
}

const WIDTH = 600
const EDGE = 8

/** A ring for nobody: round ends of lines without length, since a circle would be pressed flat with the drawing where it is narrow. */
const NobodyRing = () => (
  <g className="none">
    <path d={`M${EDGE} 18h.01`} />
    <path d={`M${EDGE} 18h.01`} />
  </g>
)

/** Lower to upper bound as a bar; an end that nothing closes fades out; a tick for each standing that says something new. */
function RangeDrawing({
  answer,
  standing,
  top,
}: {
  readonly answer: CustodyView
  readonly standing: Standing
  readonly top: number
}) {
  const { min, max } = answer.bounds[standing]
  // Half of the width is kept for what is open above: nothing drawn there is a figure.
  const scale = (value: number): number => EDGE + (value / (top * 1.5)) * (WIDTH - 2 * EDGE)
  const end = max === null ? WIDTH - EDGE : Math.max(scale(max), scale(min) + 3)
  const ticks = STANDINGS.filter((each, at) => {
    const before = STANDINGS[at - 1]
    return (
      answer.bounds[each].min > 0 && (before === undefined || answer.bounds[before].min !== answer.bounds[each].min)
    )
  })
  return (
    <svg className="range" viewBox={`0 0 ${WIDTH} 34`} aria-hidden="true" preserveAspectRatio="none">
      <defs>
        <linearGradient id="open-end">
          <stop offset="0" stopColor="currentColor" stopOpacity="0.45" />
          <stop offset="1" stopColor="currentColor" stopOpacity="0" />
        </linearGradient>
      </defs>
      <line className="axis" x1={EDGE} x2={WIDTH - EDGE} y1={18} y2={18} />
      {max === 0 ? (
        <NobodyRing />
      ) : (
        <rect
          x={scale(min)}
          width={Math.max(2, end - scale(min))}
          y={11}
          height={14}
          fill={max === null ? 'url(#open-end)' : 'currentColor'}
        />
      )}
      {ticks.map((each) => (
        <g key={each} className="tick" data-counted={STANDINGS.indexOf(each) <= STANDINGS.indexOf(standing)}>
          <line x1={scale(answer.bounds[each].min)} x2={scale(answer.bounds[each].min)} y1={5} y2={31} />
          <title>{`${standingPhrase(each)}: ${boundsPhrase(answer.bounds[each])}`}</title>
        </g>
      ))}
    </svg>
  )
}
