import type { DiscrepancyView } from '@muster/contract'
import { message } from '../../words/messages.ts'
import { counted } from '../../words/phrases.ts'
import { Block, type OpenWhy, WhyButton } from './block.tsx'

interface Props {
  readonly answers: readonly DiscrepancyView[]
  readonly onWhy: OpenWhy
}

/** One line each, what does not fit first, then the sums that do. */
export function DiscrepanciesBlock({ answers, onWhy }: Props) {
  return (
    <Block name="discrepancies" empty={answers.length === 0}>
      <ul className="rows lines">
        {answers.map((answer) => (
          <li key={answer.id} data-agrees={answer.agrees}>
            <WhyButton answer={answer.id} onWhy={onWhy}>
              <span className="mark">
                <span aria-hidden="true">{answer.agrees ? '=' : '≠'}</span>{' '}
                <span className="flag">
                  {message(answer.agrees ? 'discrepancies.agrees' : 'discrepancies.differs')}
                </span>
              </span>
              <span className="says">{answer.says}</span>
            </WhyButton>
            <span className="meta">
              {answer.rule} · {counted(answer.claims.length, 'claim', 'claims')}
            </span>
          </li>
        ))}
      </ul>
    </Block>
  )
}
