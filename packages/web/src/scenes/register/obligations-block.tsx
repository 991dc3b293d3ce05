import type { CustodyView, ObligationView, OpenUndertakingView, RegisterAsk } from '@muster/contract'
import { type ReactNode, useId, useState } from 'react'
import { message } from '../../words/messages.ts'
import { counted, datePhrase, dutyPhrase, STATE_MARKS, statePhrase } from '../../words/phrases.ts'
import { Block, type OpenWhy, WhyButton } from './block.tsx'
import { DutyPanel, PartBar } from './duty-panel.tsx'
import { DutyTimeline } from './duty-timeline.tsx'

interface Props {
  readonly answers: readonly ObligationView[]
  readonly ask: RegisterAsk
  readonly onWhy: OpenWhy
  /** The case's parties. */
  readonly known: readonly string[]
  /** Who holds whose people: claims that readings of a duty can cover. */
  readonly custody: readonly CustodyView[]
}

/** Duties down, parties across; one table for each agreement. `open`: what was undertaken, of which no page says by whom. */
export function ObligationsBlock({
  answers,
  open,
  ask,
  onWhy,
  known,
  custody,
}: Props & { readonly open: readonly OpenUndertakingView[] }) {
  const agreements = [...new Set(answers.map((answer) => answer.agreement))]
  return (
    <Block name="obligations" empty={answers.length + open.length === 0}>
      {agreements.map((agreement) => (
        <AgreementMatrix
          key={agreement}
          agreement={agreement}
          answers={answers.filter((answer) => answer.agreement === agreement)}
          ask={ask}
          onWhy={onWhy}
          known={known}
          custody={custody}
        />
      ))}
      {open.length > 0 && (
        <ul className="rows lines open-undertakings">
          {open.map((answer) => (
            <li key={answer.id}>
              <WhyButton answer={answer.id} onWhy={onWhy}>
                <span className="mark">
                  <span className="flag">{message('obligations.ofWhom')}</span>
                </span>
                <span className="says">
                  {message('obligations.open', { duty: dutyPhrase(answer.duty), agreement: answer.agreement })}
                </span>
              </WhyButton>
              <span className="meta">
                {answer.rules.join(' · ')} · {counted(answer.claims.length, 'claim', 'claims')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Block>
  )
}

function AgreementMatrix({ agreement, answers, ask, onWhy, known, custody }: Props & { readonly agreement: string }) {
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
          <DutyRow
            key={duty}
            duty={duty}
            parties={parties}
            answers={answers.filter((answer) => answer.duty === duty)}
            ask={ask}
            onWhy={onWhy}
            known={known}
            custody={custody}
          />
        ))}
      </tbody>
    </table>
  )
}

interface RowProps extends Props {
  readonly duty: ObligationView['duty']
  readonly parties: readonly string[]
}

/** One duty of every party; a duty taken apart has the whole width below. */
function DutyRow({ duty, parties, answers, ask, onWhy, known, custody }: RowProps) {
  const id = useId()
  const [open, setOpen] = useState<string | null>(null)
  const opened = answers.find((answer) => answer.id === open)
  return (
    <>
      <tr>
        <th scope="row">{dutyPhrase(duty)}</th>
        {parties.map((party) => {
          const answer = answers.find((each) => each.party === party)
          return (
            <td key={party} data-party={party}>
              {answer ? (
                <Cell answer={answer} trueAt={ask.trueAt} onWhy={onWhy}>
                  <button
                    type="button"
                    className="figure open-duty"
                    aria-expanded={open === answer.id}
                    aria-controls={id}
                    aria-label={message('duty.panel', { party, duty: dutyPhrase(duty) })}
                    onClick={() => setOpen(open === answer.id ? null : answer.id)}
                  >
                    {message('duty.open')} <span aria-hidden="true">{open === answer.id ? '▴' : '▾'}</span>
                  </button>
                </Cell>
              ) : (
                <span className="meta">–</span>
              )}
            </td>
          )
        })}
      </tr>
      <tr id={id} className="duty-row" hidden={!opened}>
        <td colSpan={parties.length + 1}>
          {opened && (
            <DutyPanel
              answer={opened}
              ask={ask}
              parties={known}
              held={custody.filter(({ holder }) => holder === opened.party).map((each) => each.id)}
            />
          )}
        </td>
      </tr>
    </>
  )
}

interface CellProps {
  readonly answer: ObligationView
  readonly trueAt: string
  readonly onWhy: OpenWhy
  readonly children: ReactNode
}

/** The state and its course, the flags by kind, the share done: what a glance can take in. */
function Cell({ answer, trueAt, onWhy, children }: CellProps) {
  return (
    <>
      <WhyButton answer={answer.id} onWhy={onWhy} says={answer.says}>
        <span className="state" data-state={answer.state}>
          <span aria-hidden="true">{STATE_MARKS[answer.state]}</span> {statePhrase(answer.state)}
        </span>
      </WhyButton>
      {answer.since && <p className="meta">{message('obligations.since', { day: datePhrase(answer.since) })}</p>}
      <DutyTimeline answer={answer} trueAt={trueAt} />
      <PartBar part={answer.part} />
      <FlagCounts answer={answer} />
      {answer.reply && <p className="reply">{answer.reply}</p>}
      {children}
    </>
  )
}

/** '2 breaches', 'disputed': how many flags of each kind; their days stand in the panel. */
function FlagCounts({ answer }: { readonly answer: ObligationView }) {
  const kinds = [...new Set(answer.flags.filter((flag) => flag.certain).map((flag) => flag.flag))]
  return (
    <p className="meta">
      {kinds.map((kind) => (
        <span key={kind} className="flag">
          {message(`flags.${kind}`, { count: answer.flags.filter((flag) => flag.flag === kind).length })}
        </span>
      ))}
      {answer.disputed && <span className="flag">{message('obligations.disputed')}</span>}{' '}
      {message('obligations.for', { count: answer.for.length })} ·{' '}
      {message('obligations.against', { count: answer.against.length })}
    </p>
  )
}
