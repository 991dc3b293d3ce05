import type { RegisterAsk, TollView } from '@muster/contract'
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
            {answer.parts.length > 0 && <PartsBar answer={answer} />}
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

function PartsBar({ answer }: { readonly answer: TollView }) {
  const sum = answer.parts.reduce((total, part) => total + part.min, 0)
  const open = Math.max(0, answer.min - sum)
  return (
    <ol className="parts">
      {answer.parts.map((part) => (
        <li key={part.claims.join(' ')} style={{ flexGrow: Math.max(1, part.min) }}>
          <span>{boundsPhrase(part)}</span>
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
