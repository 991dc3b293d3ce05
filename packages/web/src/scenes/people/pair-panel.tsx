import type { MatchAsked, PairDetailView, PrintedRowView } from '@muster/contract'
import { doubtPhrase, whatIfPhrase } from '@muster/core/words'
import { usePair } from '../../api/people-queries.tsx'
import { Problem } from '../../shell/problem.tsx'
import { message } from '../../words/messages.ts'
import { datePhrase } from '../../words/phrases.ts'
import { AlignmentKey } from './aligned-names.tsx'
import { EvidenceTable } from './evidence-table.tsx'
import { fieldPhrase, type Reasons, standingPhrase } from './people-phrases.ts'
import { PersonSheet } from './person-sheet.tsx'

interface Props {
  readonly ask: MatchAsked
  readonly rows: { readonly left: number; readonly right: number }
  readonly leftTitle: string
  readonly rightTitle: string
}

/** Two rows beside each other: what they say, what people said of them, and why. */
export function PairPanel({ ask, rows, leftTitle, rightTitle }: Props) {
  const pair = usePair(ask, rows)
  if (!pair.data) return pair.error ? <Problem error={pair.error} /> : <p role="status">{message('app.loading')}</p>
  const { reasons, names, judged, implied } = pair.data
  return (
    <>
      <p className="pair-state" role="status">
        {standingPhrase(judged.standing.state, judged.standing.answer)}
        {implied && judged.opinions.length === 0 && (
          <span className="flag">
            {message(`pair.implied.${implied.because}`, {
              answer: message(`pair.answer.${implied.answer}`),
              entries: implied.entries.join(', '),
            })}
          </span>
        )}
      </p>
      <EvidenceTable detail={pair.data} leftTitle={leftTitle} rightTitle={rightTitle} />
      <AlignmentKey names={names} />
      {reasons ? <Doubts reasons={reasons} /> : <p className="meta">{message('pair.notCompared')}</p>}
      <Opinions judged={judged} />
      <details className="printed">
        <summary>{message('printed.title')}</summary>
        <div className="sides">
          <PrintedRow row={pair.data.left} />
          <PrintedRow row={pair.data.right} />
        </div>
      </details>
      <PersonSheet key={`${judged.one.roll} ${judged.one.row}`} roll={judged.one.roll} row={judged.one.row} />
    </>
  )
}

function Doubts({ reasons }: { readonly reasons: Reasons }) {
  return (
    <div className="sides">
      {reasons.outcome !== 'same' && reasons.doubts.length > 0 && (
        <section>
          <h3>{message('doubt.title')}</h3>
          <ul className="plain">
            {reasons.doubts.map((doubt) => (
              <li key={doubt.doubt}>{doubtPhrase(message, doubt, reasons)}</li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3>{message('whatIf.title')}</h3>
        <ul className="plain">
          {reasons.whatIfs.map((whatIf) => (
            <li key={`${whatIf.label} ${whatIf.were}`}>{whatIfPhrase(message, whatIf, fieldPhrase(whatIf.label))}</li>
          ))}
          {reasons.whatIfs.length === 0 && <li>{message('whatIf.nothing')}</li>}
        </ul>
      </section>
    </div>
  )
}

function Opinions({ judged }: { readonly judged: PairDetailView['judged'] }) {
  if (judged.opinions.length === 0) return null
  return (
    <section className="opinions">
      <h3>{message('pair.judgements')}</h3>
      <ul className="plain">
        {judged.opinions.map(({ entry, answer, by, at, why, unread, signature }) => (
          <li key={entry}>
            {message(signature ? 'pair.signed' : 'pair.opinion', {
              answer: message(`pair.answer.${answer}`),
              by,
              day: datePhrase(at.slice(0, 10)),
              entry,
            })}
            {unread && ` · ${message('pair.unread')}`}
            {why && (
              <>
                {' · '}
                <bdi>{why}</bdi>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A row with every cell as the list printed it, and where it stands. */
export function PrintedRow({ row }: { readonly row: PrintedRowView }) {
  const where = { file: row.file ?? '', line: row.line }
  return (
    <div className="printed-row">
      <p className="meta">
        <bdi>
          {row.sheet === null
            ? message('printed.where', where)
            : message('printed.sheet', { ...where, sheet: row.sheet })}
        </bdi>
      </p>
      <dl>
        {row.cells.map(({ header, words }) => (
          <div key={header}>
            <dt dir="auto">{header}</dt>
            <dd>
              <bdi dir="auto">{words}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <p className="hash">sha256 {row.sha256}</p>
    </div>
  )
}
