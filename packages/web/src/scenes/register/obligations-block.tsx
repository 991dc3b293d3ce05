import type { ObligationView } from '@muster/contract'
import { message } from '../../words/messages.ts'
import { datePhrase, dutyPhrase, STATE_MARKS, statePhrase } from '../../words/phrases.ts'
import { Block, WhyButton } from './block.tsx'

interface Props {
  readonly answers: readonly ObligationView[]
  readonly onWhy: (answer: string) => void
}

/** Duties down, parties across; one table for each agreement. */
export function ObligationsBlock({ answers, onWhy }: Props) {
  const agreements = [...new Set(answers.map((answer) => answer.agreement))]
  return (
    <Block name="obligations" empty={answers.length === 0}>
      {agreements.map((agreement) => (
        <AgreementMatrix
          key={agreement}
          agreement={agreement}
          answers={answers.filter((answer) => answer.agreement === agreement)}
          onWhy={onWhy}
        />
      ))}
    </Block>
  )
}

function AgreementMatrix({ agreement, answers, onWhy }: Props & { readonly agreement: string }) {
  const parties = [...new Set(answers.map((answer) => answer.party))].sort()
  const duties = [...new Set(answers.map((answer) => answer.duty))]
  const date = answers.find((answer) => answer.agreementDate !== null)?.agreementDate
  return (
    <table className="matrix">
      <caption>
        {agreement}
        {date && <span className="meta"> · {datePhrase(date)}</span>}
      </caption>
      <thead>
        <tr>
          <th scope="col">{message('obligations.duty')}</th>
          {parties.map((party) => (
            <th key={party} scope="col">
              {party}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {duties.map((duty) => (
          <tr key={duty}>
            <th scope="row">{dutyPhrase(duty)}</th>
            {parties.map((party) => {
              const answer = answers.find((each) => each.duty === duty && each.party === party)
              return (
                <td key={party} data-party={party}>
                  {answer ? <Cell answer={answer} onWhy={onWhy} /> : <span className="meta">–</span>}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell({ answer, onWhy }: { readonly answer: ObligationView; readonly onWhy: (answer: string) => void }) {
  return (
    <>
      <WhyButton answer={answer.id} onWhy={onWhy} says={answer.says}>
        <span className="state" data-state={answer.state}>
          <span aria-hidden="true">{STATE_MARKS[answer.state]}</span> {statePhrase(answer.state)}
        </span>
      </WhyButton>
      {answer.since && <p className="meta">{message('obligations.since', { day: datePhrase(answer.since) })}</p>}
      <ul className="flags">
        {answer.flags.map((flag) => (
          <li key={`${flag.flag} ${flag.claims.join(' ')}`}>
            <span className="flag">{message(`flag.${flag.flag}`)}</span> {message(`standing.${flag.standing}`)}
            {flag.from && ` · ${datePhrase(flag.from)}`}
            {flag.place && ` · ${flag.place}`}
          </li>
        ))}
      </ul>
      <p className="meta">
        {message('obligations.for', { count: answer.for.length })} ·{' '}
        {message('obligations.against', { count: answer.against.length })}
        {answer.disputed && (
          <>
            {' · '}
            <span className="flag">{message('obligations.disputed')}</span>
          </>
        )}
      </p>
      {answer.reply && <p className="reply">{answer.reply}</p>}
    </>
  )
}
