import type { ObligationView } from '@muster/contract'
import { firstDay } from '@muster/core/words'
import { message } from '../../words/messages.ts'
import { dayPhraseOf, FLAG_MARKS, flagPhrase, statePhrase } from '../../words/phrases.ts'

interface Props {
  readonly answer: ObligationView
  /** The day asked for: where the line ends. */
  readonly trueAt: string
}

const DAY = 86_400_000
const dayNumber = (day: string): number => Date.parse(day) / DAY

/** The states of a duty from its first day to the day asked for, drawn to scale, its flags above them. Said again in words elsewhere. */
export function DutyTimeline({ answer, trueAt }: Props) {
  const { timeline, flags } = answer
  const start = timeline[0]?.from ?? trueAt
  const length = Math.max(1, dayNumber(trueAt) + 1 - dayNumber(start))
  const share = (day: string): number =>
    Math.min(100, Math.max(0, ((dayNumber(day) - dayNumber(start)) / length) * 100))
  const marks = flags.flatMap((flag) => {
    const from = flag.from && firstDay(flag.from)
    return from && from >= start && from <= trueAt ? [{ flag, at: share(from) }] : []
  })
  return (
    <div className="course" aria-hidden="true">
      <div className="course-flags">
        {marks.map(({ flag, at }) => (
          <span
            key={`${flag.flag} ${flag.claims.join(' ')} ${flag.from}`}
            data-certain={flag.certain}
            style={{ insetInlineStart: `${at}%` }}
            title={flagPhrase(flag)}
          >
            {FLAG_MARKS[flag.flag]}
          </span>
        ))}
      </div>
      <div className="course-line">
        {timeline.map((span) => (
          <span
            key={span.from}
            data-state={span.state}
            data-open={span.possibly.length > 0}
            style={{ flexGrow: dayNumber(span.to ?? trueAt) + 1 - dayNumber(span.from) }}
            title={`${statePhrase(span.state)}, ${dayPhraseOf(span.from, span.to)}`}
          />
        ))}
      </div>
      <div className="course-ends meta">
        <span>{dayPhraseOf(start, start)}</span>
        <span>{dayPhraseOf(trueAt, trueAt)}</span>
      </div>
    </div>
  )
}

/** The same in words, one state a line. */
export function CourseInWords({ answer }: { readonly answer: ObligationView }) {
  return (
    <ol className="course-words">
      {answer.timeline.map((span) => (
        <li key={span.from}>
          <span className="state">{statePhrase(span.state)}</span>{' '}
          <span className="meta">
            {dayPhraseOf(span.from, span.to)}
            {span.possibly.length > 0 &&
              ` · ${message('duty.possibly', { states: span.possibly.map(statePhrase).join(', ') })}`}
          </span>
        </li>
      ))}
    </ol>
  )
}
