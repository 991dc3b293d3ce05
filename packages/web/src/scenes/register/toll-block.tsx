import type { RegisterAsk, TollView } from '@muster/contract'
import { addressOf } from '../../shell/route.ts'
import { message } from '../../words/messages.ts'
import { boundsPhrase, counted, datePhrase } from '../../words/phrases.ts'
import { Block, type OpenWhy, WhyButton } from './block.tsx'
import { TollThroughTime } from './toll-through-time.tsx'

interface Props {
  readonly answers: readonly TollView[]
  readonly ask: RegisterAsk
  readonly onWhy: OpenWhy
}

/** Losses as a bar cut into its parts; what the parts leave open is hatched. */
export function TollBlock({ answers, ask, onWhy }: Props) {
  return (
    <Block name="toll" empty={answers.length === 0}>
      <ul className="rows">
        {answers.map((answer) => (
          <li key={answer.id}>
            <h3>
              {answer.kind} · {answer.what} · {answer.peopleOf}
            </h3>
            <p className="answer">
              <WhyButton answer={answer.id} onWhy={onWhy} says={answer.says}>
                <strong>{boundsPhrase(answer)}</strong>
              </WhyButton>
            </p>
            {answer.parts.length > 0 && <PartsBar answer={answer} onWhy={onWhy} />}
            <p className="meta">
              {counted(answer.claims.length, 'claim', 'claims')} · {counted(answer.origins, 'origin', 'origins')}
              {answer.parts.length > 0 && (
                <> · {answer.partsAgree ? message('toll.partsAgree') : message('toll.partsExceed')}</>
              )}
              {answer.possibly && <> · {message('toll.possibly', { bounds: boundsPhrase(answer.possibly) })}</>}
            </p>
            <TollThroughTime answer={answer} ask={ask} onWhy={onWhy} />
          </li>
        ))}
      </ul>
    </Block>
  )
}

/** The figure of a part with the way to its words: to the sentence of its one claim, or to the reasons of the row that it is. */
function PartFigure({ part, onWhy }: { readonly part: TollView['parts'][number]; readonly onWhy: OpenWhy }) {
  const figure = boundsPhrase(part)
  const [claim] = part.claims
  if (part.row !== null)
    return (
      <WhyButton answer={part.row} onWhy={onWhy}>
        {figure}
      </WhyButton>
    )
  if (part.source === null || claim === undefined) return <span>{figure}</span>
  return (
    <a className="part-figure" href={addressOf({ scene: 'review', source: part.source, claim })}>
      {figure} <span className="why-mark">{message('toll.sentence')}</span>
    </a>
  )
}

function PartsBar({ answer, onWhy }: { readonly answer: TollView; readonly onWhy: OpenWhy }) {
  const sum = answer.parts.reduce((total, part) => total + part.min, 0)
  const open = Math.max(0, answer.min - sum)
  return (
    <ol className="parts">
      {answer.parts.map((part) => (
        <li key={part.claims.join(' ')} style={{ flexGrow: Math.max(1, part.min) }}>
          <PartFigure part={part} onWhy={onWhy} />
          <small>
            {[part.what !== answer.what ? part.what : null, part.place, part.date && datePhrase(part.date)]
              .filter(Boolean)
              .join(' · ')}
          </small>
        </li>
      ))}
      {open > 0 && (
        <li className="open" style={{ flexGrow: open }}>
          <small>{message('toll.unexplained', { count: open })}</small>
        </li>
      )}
    </ol>
  )
}
