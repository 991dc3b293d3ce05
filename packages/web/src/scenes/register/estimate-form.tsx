import type { RollView } from '@muster/contract'
import { type FormEvent, type ReactNode, useState } from 'react'
import { message } from '../../words/messages.ts'
import { rollPhrase } from '../people/people-phrases.ts'

interface Props {
  readonly busy: boolean
  /** The lists of the case; without any a table is the one way. */
  readonly rolls: readonly RollView[]
  readonly onAsk: (event: FormEvent<HTMLFormElement>) => void
  /** What was answered was answered to what the form said then. */
  readonly onChange: () => void
}

type From = 'table' | 'rolls'

/** The lists, and the three things that somebody has to know of them before any estimate is shown (ES2). */
export function EstimateForm({ busy, rolls, onAsk, onChange }: Props) {
  const [from, setFrom] = useState<From>('table')
  const [made, setMade] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const choose = (id: string) =>
    setChosen((ids) => (ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id]))
  return (
    <form onSubmit={onAsk} onChange={onChange}>
      <div className="fields">
        {rolls.length > 0 && (
          <Choice name="from" value={from} onChoose={(value) => setFrom(value === 'rolls' ? 'rolls' : 'table')}>
            <option value="table">{message('estimates.from.table')}</option>
            <option value="rolls">{message('estimates.from.rolls')}</option>
          </Choice>
        )}
        {from === 'table' ? (
          <label className="wide">
            <span>{message('estimates.file')}</span>
            <input type="file" name="file" required accept=".csv,.tsv,.txt,.xlsx,.xlsm,.ods,.html,.htm" />
          </label>
        ) : (
          <RollChoice rolls={rolls} chosen={chosen} onChoose={choose} />
        )}
        <Choice name="closed">
          <option value="">{message('estimates.unknown')}</option>
          <option value="yes">{message('estimates.closed.yes')}</option>
          <option value="no">{message('estimates.closed.no')}</option>
        </Choice>
        <label>
          <span>{message('estimates.missed')}</span>
          <input name="missed" type="number" min={0} max={99} step="any" placeholder={message('estimates.unknown')} />
        </label>
        <Choice name="made" value={made} onChoose={setMade}>
          <option value="">{message('estimates.unknown')}</option>
          <option value="no">{message('estimates.made.no')}</option>
          <option value="yes">{message('estimates.made.yes')}</option>
        </Choice>
        {made === 'yes' &&
          ['madeList', 'madeFrom'].map((name) =>
            from === 'table' ? (
              <label key={name}>
                <span>{message(`estimates.${name}`)}</span>
                <input name={name} required dir="auto" />
              </label>
            ) : (
              <Choice key={name} name={name} required>
                <option value="">{message('people.choose')}</option>
                {rolls
                  .filter(({ id }) => chosen.includes(id))
                  .map((roll) => (
                    <option key={roll.id} value={roll.id}>
                      {rollPhrase(roll)}
                    </option>
                  ))}
              </Choice>
            ),
          )}
      </div>
      <p className="acts">
        <button type="submit" disabled={busy || (from === 'rolls' && chosen.length === 0)}>
          {message('estimates.ask')}
        </button>
      </p>
    </form>
  )
}

interface RollChoiceProps {
  readonly rolls: readonly RollView[]
  readonly chosen: readonly string[]
  readonly onChoose: (id: string) => void
}

/** Which lists of the case: those whose people one estimate can count. */
function RollChoice({ rolls, chosen, onChoose }: RollChoiceProps) {
  return (
    <fieldset className="wide estimate-rolls">
      <legend>{message('estimates.rolls')}</legend>
      {rolls.map((roll) => (
        <label key={roll.id} className="check">
          <input
            type="checkbox"
            name="roll"
            value={roll.id}
            checked={chosen.includes(roll.id)}
            onChange={() => onChoose(roll.id)}
          />
          <bdi dir="auto">{rollPhrase(roll)}</bdi>
        </label>
      ))}
    </fieldset>
  )
}

interface ChoiceProps {
  readonly name: string
  readonly value?: string
  readonly required?: boolean
  readonly onChoose?: (value: string) => void
  readonly children: ReactNode
}

const Choice = ({ name, value, required, onChoose, children }: ChoiceProps) => (
  <label>
    <span>{message(`estimates.${name}`)}</span>
    <select
      name={name}
      value={value}
      required={required}
      onChange={onChoose && ((event) => onChoose(event.target.value))}
    >
      {children}
    </select>
  </label>
)
