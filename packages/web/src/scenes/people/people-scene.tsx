import type { CaseStatus, MatchAsked, RollView } from '@muster/contract'
import { firstDay } from '@muster/core/words'
import { useEffect, useRef, useState } from 'react'
import { usePeopleMatch, useRolls } from '../../api/people-queries.tsx'
import { Problem } from '../../shell/problem.tsx'
import { goTo } from '../../shell/route.ts'
import { message } from '../../words/messages.ts'
import { AddRoll } from './add-roll.tsx'
import { CorrectRoll } from './correct-roll.tsx'
import { ListsAgainstCounts } from './lists-against-counts.tsx'
import { MatchDesk } from './match-desk.tsx'
import { rollPhrase } from './people-phrases.ts'
import { RuleForm } from './rule-form.tsx'

interface Props {
  readonly left: string | null
  readonly right: string | null
  readonly status: CaseStatus
}

/** So many lines of a pile to begin with. */
const LINES = 200
const PRECISIONS = [0.9, 0.95, 0.99, 0.995, 0.999]

/** Two name lists, person by person. */
export function PeopleScene({ left, right, status }: Props) {
  const rolls = useRolls()
  const [precision, setPrecision] = useState(0.99)
  const [most, setMost] = useState(LINES)
  const heading = useRef<HTMLHeadingElement>(null)
  const [one, other] = chosen(rolls.data ?? [], left, right)
  const ask: MatchAsked | null = one && other ? { left: one.id, right: other.id, precision, most } : null
  const match = usePeopleMatch(ask)
  useEffect(() => heading.current?.scrollIntoView({ block: 'nearest' }), [])
  if (!rolls.data) return rolls.error ? <Problem error={rolls.error} /> : <p role="status">{message('app.loading')}</p>
  return (
    <>
      <h1 ref={heading}>{message('people.title')}</h1>
      <p className="lead">{message('people.help')}</p>
      {rolls.data.length === 0 ? (
        <div className="empty">
          <p>{message('people.none')}</p>
          <p>{message('people.noneHelp')}</p>
        </div>
      ) : (
        <form className="choose-rolls" onSubmit={(event) => event.preventDefault()}>
          <RollChoice
            label={message('people.first')}
            rolls={rolls.data}
            value={one?.id ?? ''}
            onChoose={(id) => goTo({ scene: 'people', left: id, right: other?.id ?? null })}
          />
          <RollChoice
            label={message('people.second')}
            rolls={rolls.data}
            value={other?.id ?? ''}
            onChoose={(id) => goTo({ scene: 'people', left: one?.id ?? null, right: id })}
          />
          <PrecisionChoice value={precision} shares={match.data?.shares ?? []} onChoose={setPrecision} />
        </form>
      )}
      <AddRoll parties={status.setting.parties.map(({ name }) => name)} open={rolls.data.length === 0} />
      <CorrectRoll rolls={rolls.data} parties={status.setting.parties.map(({ name }) => name)} />
      <RuleForm rule={status.setting.people ?? null} />
      {ask === null && rolls.data.length > 0 && <p className="meta">{message('people.chooseBoth')}</p>}
      <Problem error={ask === null ? null : match.error} />
      {ask && one && other && match.data && match.data.left === one.id && match.data.right === other.id ? (
        <MatchDesk
          key={`${one.id} ${other.id}`}
          ask={ask}
          match={match.data}
          rolls={[one, other]}
          rule={status.setting.people ?? null}
          onMore={() => setMost((lines) => lines * 5)}
        />
      ) : (
        ask && !match.error && <p role="status">{message('people.comparing')}</p>
      )}
      <ListsAgainstCounts
        ask={{ trueAt: lastRollDay(rolls.data, status.today), knownBy: status.today, standing: 'alleged' }}
        rolls={rolls.data}
      />
    </>
  )
}

/** The day of the latest roll of those held: the day on which its people are surely counted, before what came since. */
const lastRollDay = (rolls: readonly RollView[], today: string): string =>
  rolls
    .flatMap(({ description: { says, asOf } }) => (says === 'held' && asOf !== null ? (firstDay(asOf) ?? []) : []))
    .filter((day) => day <= today)
    .reduce((last, day) => (day > last ? day : last), '') || today

/** The rolls of the address; without one the first two there are. */
function chosen(
  rolls: readonly RollView[],
  left: string | null,
  right: string | null,
): readonly [RollView | undefined, RollView | undefined] {
  const find = (id: string | null) => rolls.find((roll) => roll.id === id)
  const one = find(left) ?? rolls[0]
  return [one, find(right) ?? rolls.find((roll) => roll !== one)]
}

interface ChoiceProps {
  readonly label: string
  readonly rolls: readonly RollView[]
  readonly value: string
  readonly onChoose: (id: string) => void
}

function RollChoice({ label, rolls, value, onChoose }: ChoiceProps) {
  return (
    <label className="roll-choice">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChoose(event.target.value)}>
        {value === '' && <option value="">{message('people.choose')}</option>}
        {rolls.map((roll) => (
          <option key={roll.id} value={roll.id}>
            {rollPhrase(roll)}
          </option>
        ))}
      </select>
    </label>
  )
}

interface PrecisionProps {
  readonly value: number
  readonly shares: readonly { readonly precision: number; readonly look: number }[]
  readonly onChoose: (precision: number) => void
}

/** How often 'the same' may be wrong, with how many rows that leaves to people. */
function PrecisionChoice({ value, shares, onChoose }: PrecisionProps) {
  const look = new Map(shares.map((share) => [share.precision, share.look]))
  return (
    <label className="roll-choice">
      <span>{message('people.precision')}</span>
      <select value={String(value)} onChange={(event) => onChoose(Number(event.target.value))}>
        {PRECISIONS.map((precision) => {
          const wrong = message(`people.wrong.${precision}`)
          const rows = look.get(precision)
          return (
            <option key={precision} value={String(precision)}>
              {rows === undefined ? wrong : message('people.share', { wrong, look: rows })}
            </option>
          )
        })}
      </select>
    </label>
  )
}
